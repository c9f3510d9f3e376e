// How dates, times and numbers are written for people: Vietnam time, Vietnamese or English.
import type { Locale } from './messages.ts';

const zone = 'Asia/Ho_Chi_Minh';
const tags: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' };
type DateLike = Date | string;
const asDate = (value: DateLike) => (typeof value === 'string' ? new Date(value) : value);

const cache = new Map<string, Intl.DateTimeFormat>();
function formatter(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  let found = cache.get(key);
  if (!found) cache.set(key, (found = new Intl.DateTimeFormat(tags[locale], { timeZone: zone, ...options })));
  return found;
}

/** 22/11/2023 (vi), 22 Nov 2023 (en). */
export const formatDate = (locale: Locale, value: DateLike) =>
  formatter(
    locale,
    'date',
    locale === 'vi'
      ? { day: '2-digit', month: '2-digit', year: 'numeric' }
      : { day: 'numeric', month: 'short', year: 'numeric' }
  ).format(asDate(value));

/** Thứ Tư, 22/11/2023 (vi), Wednesday, 22 November 2023 (en). */
export function formatLongDate(locale: Locale, value: DateLike): string {
  const weekday = formatter(locale, 'weekday', { weekday: 'long' }).format(asDate(value));
  if (locale === 'vi') return `${weekday}, ${formatDate('vi', value)}`;
  return `${weekday}, ${formatter('en', 'long', { day: 'numeric', month: 'long', year: 'numeric' }).format(asDate(value))}`;
}

/** 08:30. */
export const formatTime = (locale: Locale, value: DateLike) =>
  formatter(locale, 'time', { hour: '2-digit', minute: '2-digit', hour12: false }).format(asDate(value));

/** 08:30, 22/11/2023. */
export const formatDateTime = (locale: Locale, value: DateLike) =>
  `${formatTime(locale, value)}, ${formatDate(locale, value)}`;

/** The value for <input type="datetime-local">, in Vietnam time. */
export function toLocalInput(value: DateLike): string {
  return new Date(asDate(value).getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
}

/** Reads <input type="datetime-local"> as Vietnam time; undefined when it is no time. */
export function fromLocalInput(text: string): Date | undefined {
  const date = new Date(`${text}:00+07:00`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const plainNumbers: Record<Locale, Intl.NumberFormat> = {
  vi: new Intl.NumberFormat(tags.vi),
  en: new Intl.NumberFormat(tags.en)
};

/** 1.234.567 (vi), 1,234,567 (en). */
export const formatNumber = (locale: Locale, value: number) => plainNumbers[locale].format(value);

/** 1,5 MB (vi), 1.5 MB (en). */
export function formatBytes(locale: Locale, bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${new Intl.NumberFormat(tags[locale], { maximumFractionDigits: power > 1 ? 1 : 0 }).format(bytes / 1024 ** power)} ${units[power]}`;
}
