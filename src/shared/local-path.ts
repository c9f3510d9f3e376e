// Where to go after signing in: only within this site.

/**
 * A path of this site from an address parameter, or the fallback. Other hosts, `//host`, back-slashes and control
 * characters fall back, so that no link of ours sends people elsewhere.
 */
export function localPath(value: string | null | undefined, fallback: string): string {
  if (!value || !value.startsWith('/') || value.length > 2000) return fallback;
  try {
    const url = new URL(value, 'http://here.invalid');
    const path = url.pathname + url.search + url.hash;
    const odd = /[\\\u0000-\u001f]/.test(value) || path.startsWith('//');
    return url.origin === 'http://here.invalid' && !odd ? path : fallback;
  } catch {
    return fallback;
  }
}
