// What can go wrong with practices.
import { AppError, conflict, notFound } from '#server/platform/errors.ts';
import type { PracticeAction, PracticeContent, PracticeState } from '#shared/practice.ts';

export const practiceNotFound = () => notFound('the practice');

/** Somebody saved meanwhile: what stands now, so that the writer can compare and choose. */
export interface PracticeConflict {
  version: number;
  content: PracticeContent;
  savedBy: string | null;
  /** ISO. */
  savedAt: string;
}

export const practiceChanged = (current: PracticeConflict) =>
  conflict('practice_changed', 'the practice was saved by somebody else', { current });

/** A decision about a version that is no longer the newest. */
export const practiceMoved = () => conflict('practice_moved', 'the practice was changed since it was read');

export const stepImpossible = (action: PracticeAction, state: PracticeState) =>
  conflict('practice_state', `${action} cannot be done while the practice is ${state}`, { action, state });

export const practiceMerged = (intoId: string) =>
  conflict('practice_merged', 'the practice was merged into another', { intoId });

/** `fields` maps fields to message keys. */
export const practiceIncomplete = (fields: Record<string, string>) =>
  new AppError('practice_incomplete', 422, `incomplete: ${Object.keys(fields).join(', ')}`, { fields });

export const reasonNeeded = () =>
  new AppError('reason_needed', 422, 'a reason is needed', { fields: { reason: 'needed' } });

export const unknownField = (field: 'fieldId' | 'subfieldId') =>
  new AppError('field_unknown', 422, 'there is no such field', { fields: { [field]: 'choose' } });

export const unknownPracticeUnit = () =>
  new AppError('practice_unit_unknown', 422, 'there is no such unit', { fields: { unitId: 'choose' } });

export const unknownPracticeMedia = () =>
  new AppError('practice_media_unknown', 422, 'a file is not in the library', { fields: { photos: 'media_unknown' } });

export const unknownAuthor = () =>
  new AppError('practice_author_unknown', 422, 'an author has no account', { fields: { authors: 'choose' } });

export const codeTaken = (code: string) =>
  conflict('practice_code_taken', 'the code is in use', { code, fields: { code: 'code_taken' } });

export const practiceInUse = (uses: Record<string, number>) =>
  conflict('practice_in_use', 'other records hang on the practice', { uses });
