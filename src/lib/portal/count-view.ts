// Counts a visit once an article has been in sight for two seconds; no cookie, nothing kept in the browser.

const delay = 2_000;

/** Begins waiting; the function that comes back gives up. */
export function countView(slug: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent = false;
  const send = () => {
    sent = true;
    const body = new Blob([JSON.stringify({ slug })], { type: 'application/json' });
    if (navigator.sendBeacon?.('/api/v1/views', body)) return;
    fetch('/api/v1/views', { method: 'POST', body, keepalive: true }).catch(() => undefined);
  };
  const watch = () => {
    clearTimeout(timer);
    if (!sent && document.visibilityState === 'visible') timer = setTimeout(send, delay);
  };
  document.addEventListener('visibilitychange', watch);
  watch();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', watch);
  };
}
