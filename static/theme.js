// Runs before the first paint: restores the reader's own choice of theme and text size.
try {
  var theme = localStorage.getItem('theme');
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
  var size = localStorage.getItem('text-size');
  if (size === 'large' || size === 'larger' || size === 'small') document.documentElement.dataset.textSize = size;
} catch (error) {
  // Storage may be closed in a private window; the page then follows the system.
}
