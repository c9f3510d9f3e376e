// Terms as people read them: kept by the first day after, shown by the last day.
import { addDays } from '#shared/days.ts';
import { formatDate } from '#shared/format.ts';
import type { Locale } from '#shared/messages.ts';

/** The last day of a term; empty while it is open. */
export const lastDayOf = (to: string | null): string => (to ? addDays(to, -1) : '');

export const termText = (locale: Locale, term: { from: string; to: string | null }): string =>
  term.to
    ? `${formatDate(locale, term.from)} – ${formatDate(locale, lastDayOf(term.to))}`
    : { vi: `từ ${formatDate(locale, term.from)}`, en: `from ${formatDate(locale, term.from)}` }[locale];
