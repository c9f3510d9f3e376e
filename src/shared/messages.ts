// The message catalogue: Vietnamese and English stand side by side, so neither can be forgotten.

export const locales = ['vi', 'en'] as const;
export type Locale = (typeof locales)[number];

type Text = string | ((values: never) => string);
type Pair = readonly [vi: Text, en: Text];
type Chosen<P> = P extends readonly [infer V extends Text, Text] ? (V extends string ? string : V) : never;

/**
 * Defines one subject's texts. Each entry is `[Vietnamese, English]`; an entry may be a pair of functions of one
 * values object. Returns a function from locale to the texts of that locale.
 *
 * @example const texts = defineMessages({ latest: ['Mới nhất', 'Latest'], count: [(v: { n: number }) => `${v.n} bài`, (v: { n: number }) => `${v.n} articles`] });
 *   texts('vi').latest
 */
export function defineMessages<const M extends Record<string, Pair>>(
  messages: M
): (locale: Locale) => { [K in keyof M]: Chosen<M[K]> } {
  const choose = (index: 0 | 1) =>
    Object.fromEntries(Object.entries(messages).map(([key, pair]) => [key, pair[index]])) as {
      [K in keyof M]: Chosen<M[K]>;
    };
  const chosen = { vi: choose(0), en: choose(1) };
  return (locale) => chosen[locale];
}

/** Splits the language off an address: `/en/tin/a` is `/tin/a` in English, every other address is Vietnamese. */
export function splitLocale(pathname: string): { locale: Locale; path: string } {
  if (pathname === '/en' || pathname.startsWith('/en/')) return { locale: 'en', path: pathname.slice(3) || '/' };
  return { locale: 'vi', path: pathname };
}

/** The address of a page in a language: Vietnamese at the root, English under /en. */
export function localise(locale: Locale, path: string): string {
  const bare = splitLocale(path).path;
  return locale === 'en' ? (bare === '/' ? '/en' : `/en${bare}`) : bare;
}
