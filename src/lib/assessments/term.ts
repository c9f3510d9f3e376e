// Terms as people read them: kept by the first day after, shown by the last day.
import { formatDate } from '#shared/format.ts';
import type { Locale } from '#shared/messages.ts';

/** The last day of a term; empty while it is open. */
export const lastDayOf = (to: string | null): string =>
  to ? new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10) : '';

export const termText = (locale: Locale, term: { from: string; to: string | null }): string =>
  term.to
    ? `${formatDate(locale, term.from)} – ${formatDate(locale, lastDayOf(term.to))}`
    : { vi: `từ ${formatDate(locale, term.from)}`, en: `from ${formatDate(locale, term.from)}` }[locale];
