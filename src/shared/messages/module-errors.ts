// Gathers each module's error texts; a module adds its line here.
import type { Locale } from '#shared/messages.ts';

type Details = Record<string, unknown>;
export type ErrorTexts = Record<string, string | ((details: Details) => string)>;

const sources: ((locale: Locale) => ErrorTexts)[] = [];

export function moduleErrorTexts(locale: Locale): ErrorTexts {
  return Object.assign({}, ...sources.map((source) => source(locale)));
}
