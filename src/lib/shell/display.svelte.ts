// The reader's own choice of theme and text size: kept in this browser only, restored before the first paint by /theme.js.

export type Theme = 'system' | 'light' | 'dark';
const sizes = ['small', 'normal', 'large', 'larger'] as const;
export type TextSize = (typeof sizes)[number];
export const textSizePercent: Record<TextSize, number> = { small: 94, normal: 100, large: 113, larger: 125 };

class Display {
  theme = $state<Theme>('system');
  size = $state<TextSize>('normal');

  /** Reads what /theme.js has set. */
  restore() {
    const { theme, textSize } = document.documentElement.dataset;
    this.theme = theme === 'light' || theme === 'dark' ? theme : 'system';
    this.size = sizes.find((size) => size === textSize) ?? 'normal';
  }

  setTheme(theme: Theme) {
    this.theme = theme;
    remember('theme', theme === 'system' ? undefined : theme);
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }

  canStep = (step: -1 | 1) => sizes[sizes.indexOf(this.size) + step] !== undefined;

  stepSize(step: -1 | 1) {
    const next = sizes[sizes.indexOf(this.size) + step];
    if (!next) return;
    this.size = next;
    remember('text-size', next === 'normal' ? undefined : next);
    if (next === 'normal') delete document.documentElement.dataset.textSize;
    else document.documentElement.dataset.textSize = next;
  }
}

function remember(key: string, value: string | undefined) {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A private window may refuse; the choice then lasts for this page.
  }
}

export const display = new Display();
