// Names of key combinations, which TipTap writes as `Mod-Shift-7`.

const symbols: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓' };
const nameOf = (key: string) => symbols[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** `Ctrl+Shift+7`, or `⌘⇧7` on a Mac. */
export function shownKeys(keys: string, mac: boolean): string {
  const parts = keys.split('-').map((key) => {
    if (key === 'Mod') return mac ? '⌘' : 'Ctrl';
    if (mac && key === 'Shift') return '⇧';
    if (mac && key === 'Alt') return '⌥';
    return nameOf(key);
  });
  return parts.join(mac ? '' : '+');
}

/** For aria-keyshortcuts. */
export const spokenKeys = (keys: string, mac: boolean): string =>
  keys
    .split('-')
    .map((key) => (key === 'Mod' ? (mac ? 'Meta' : 'Control') : key.length === 1 ? key.toUpperCase() : key))
    .join('+');
