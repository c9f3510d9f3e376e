// One error type for everything a person can be told; each module has factories that make it.

/**
 * An error with a stable code. `message` is for the log, in English; people read the text that
 * `#shared/messages/errors.ts` holds under `code`, filled with `details`.
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Record<string, unknown>;
  constructor(code: string, status: number, message: string, details: Record<string, unknown> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export const notFound = (what: string, details: Record<string, unknown> = {}) =>
  new AppError('not_found', 404, `${what} was not found`, details);

export const forbidden = (permission: string) =>
  new AppError('forbidden', 403, `the actor lacks ${permission}`, { permission });

export const signInNeeded = () => new AppError('sign_in_needed', 401, 'nobody is signed in');

/** `fields` maps a field's name to a message key or a ready text. */
export const invalidInput = (fields: Record<string, string>) =>
  new AppError('invalid_input', 422, `invalid: ${Object.keys(fields).join(', ')}`, { fields });

export const conflict = (code: string, message: string, details: Record<string, unknown> = {}) =>
  new AppError(code, 409, message, details);

export const tooManyRequests = (retryAfterSeconds: number) =>
  new AppError('too_many_requests', 429, 'too many requests', { retryAfterSeconds });

const lostConnectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08006'
]);
const fullDiskCodes = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** Translates what the database, the disk or the network threw into an AppError a person understands; others stay as they are. */
export function understandError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = String((error as { code?: unknown }).code ?? '');
  if (fullDiskCodes.has(code)) return new AppError('disk_full', 507, 'no space left on the disk', {}, error);
  if (
    lostConnectionCodes.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect/i.test(error.message)
  ) {
    return new AppError(
      'database_unavailable',
      503,
      'the database cannot be reached',
      { retryAfterSeconds: 10 },
      error
    );
  }
  if (code === '22021' || code === '22P05')
    return new AppError('invalid_text', 400, 'text with a NUL byte or broken encoding', {}, error);
  return error;
}

/** Why a file is not taken as a Word document. */
export type DocxFault = 'empty' | 'not_docx' | 'old_word' | 'encrypted' | 'macros' | 'corrupt' | 'too_large';
export const docxRefused = (fault: DocxFault, limitMb?: number) =>
  new AppError(`docx_${fault}`, fault === 'too_large' ? 413 : 422, `the document was refused: ${fault}`, {
    ...(limitMb && { limitMb })
  });
