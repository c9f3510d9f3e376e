// What counts as one view: a visitor, an article, a day in Vietnam.
import { createHmac } from 'node:crypto';

const programs =
  /bot\b|crawl|spider|slurp|fetch|monitor|archiv|scan|preview|lighthouse|curl|wget|python|java\/|go-http|okhttp|axios|libwww|httpclient|facebookexternalhit/i;

/** Programs that read pages; they are answered and not counted. */
export const isProgram = (userAgent: string): boolean => userAgent.trim() === '' || programs.test(userAgent);

/** The day in Vietnam, ISO. */
export const vietnamDay = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

/** A visitor for one day: nobody can tell who it was once the day's key is gone. */
export const visitorDigest = (key: Buffer, address: string, userAgent: string): Buffer =>
  createHmac('sha256', key).update(`${address}\u0000${userAgent}`).digest().subarray(0, 16);

/** The first day of a period of `days` days that ends on the day of `at`. */
export const firstDay = (at: Date, days: number): string =>
  vietnamDay(new Date(at.getTime() - (days - 1) * 86_400_000));
