// What the media library refuses, and why.
import { AppError, conflict, notFound } from '#server/platform/errors.ts';
import type { MediaKind } from '#shared/media.ts';
import type { MediaUse } from './media.types.ts';

const refused = (code: string, status: number, message: string, details: Record<string, unknown> = {}) =>
  new AppError(code, status, message, details);

export const mediaNotFound = (id: string) => notFound('the file', { id });
export const emptyFile = () => refused('media_empty', 422, 'the file has no bytes');
export const badFileName = () => refused('media_bad_name', 422, 'the file name holds control characters');
export const unknownType = () => refused('media_unknown_type', 415, 'the content is of no known type');
/** A type we know and do not take, such as QuickTime; `found` is its usual extension. */
export const refusedType = (found: string) => refused('media_refused_type', 415, `not taken: ${found}`, { found });
export const wrongKind = (expected: MediaKind, found: MediaKind) =>
  refused('media_wrong_kind', 415, `expected ${expected}, found ${found}`, { expected, found });
export const unreadablePicture = (cause?: unknown) =>
  new AppError('media_unreadable', 422, 'the picture cannot be decoded', {}, cause);
export const unreadableHeic = (cause?: unknown) =>
  new AppError('media_heic', 415, 'this build cannot decode HEIC', {}, cause);
export const tooManyPixels = (limit: number) =>
  refused('media_too_many_pixels', 422, `more than ${limit} pixels`, { megapixels: Math.round(limit / 1_000_000) });
export const brokenFile = (kind: MediaKind) => refused('media_broken', 422, `the ${kind} is cut off`, { kind });
/** Bytes of another format stand behind the document's end. */
export const hiddenContent = () => refused('media_hidden_content', 422, 'the file holds another file');
export const unsafeSvg = () => refused('media_unsafe_svg', 422, 'the SVG declares entities');
export const mediaInUse = (uses: MediaUse[]) => conflict('media_in_use', 'the file is in use', { uses });
