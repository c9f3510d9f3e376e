// Structured logs: one JSON object a line, request ids on every line of a request, no personal data.
import { pino, type Logger } from 'pino';

export type { Logger };

/** Paths that never reach the log, whoever passes them by mistake. */
const redacted = [
  'password',
  'token',
  'secret',
  'email',
  'req.headers.cookie',
  'req.headers.authorization',
  '*.password',
  '*.token',
  '*.secret',
  '*.email'
];

export function createLogger(level: string): Logger {
  return pino({
    level,
    base: undefined,
    redact: { paths: redacted, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime
  });
}

const privateLink =
  /^((?:\/en)?\/(?:phan-hoi|hoi-dap|nhan-rong|mo-hinh\/de-xuat|loi-moi|dat-lai-mat-khau|xem-truoc)\/)[^/]+/;

/** An address for the log: without its query, and without the token of a private link, which opens what it leads to. */
export const loggedPath = (url: string): string => url.replace(/[?#].*/s, '').replace(privateLink, '$1[redacted]');
