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

/** A recognised record goes over into a recognised one only. */
export const keepsRecognition = (name: string) =>
  conflict('merge_keeps_recognised', 'the practice that goes is recognised, the one that stays is not', { name });
export const mergeEmpty = () =>
  new AppError('merge_empty', 422, 'nothing to merge', { fields: { fromIds: 'choose_merged' } });
export const renamedToSame = () =>
  new AppError('name_same', 422, 'the practice bears this name', { fields: { name: 'name_same' } });
export const reviewNotFound = () => notFound('the review');
export const clusterNotFound = () => notFound('the cluster');
export const reviewClosed = () => conflict('review_closed', 'the review campaign is closed');
export const clusterDecided = () => conflict('cluster_decided', 'the cluster was decided on');
export const distinctTooFew = () =>
  new AppError('distinct_too_few', 422, 'two practices at least', { fields: { ids: 'choose_two' } });

export const practiceMerged = (intoId: string) =>
  conflict('practice_merged', 'the practice was merged into another', { intoId });

/** `fields` maps fields to message keys. */
export const practiceIncomplete = (fields: Record<string, string>) =>
  new AppError('practice_incomplete', 422, `incomplete: ${Object.keys(fields).join(', ')}`, { fields });

/** A practice is made province-wide by the authority, on a proposal. */
export const scopeByDecision = () => practiceIncomplete({ scope: 'scope_by_decision' });

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

export const versionNotFound = () => notFound('the version');

/** Readers already see this version. */
export const nothingNew = () => conflict('practice_nothing_new', 'the register shows this version already');

/** A recognition waits for its confirmation: readers see the recognised content until then. */
export const recognitionOpen = (changed: string[]) =>
  conflict('practice_recognition_open', 'a recognition is to be confirmed first', { changed });

export const recognitionSettled = (status: string) =>
  conflict('recognition_settled', `nothing to decide: the recognition is ${status}`, { status });

export const amountAhead = () =>
  new AppError('amount_ahead', 422, 'the day of the amount lies ahead', { fields: { amountOn: 'day_ahead' } });

export const stepInFuture = () =>
  new AppError('step_in_future', 422, 'the day lies ahead', { fields: { onDate: 'day_future' } });

export const fieldInUse = (uses: { practices: number; parts: number; others: number }) =>
  conflict('field_in_use', 'records stand in the field', uses);
export const levelInUse = (uses: number) => conflict('level_in_use', 'recognitions have the level', { uses });
export const levelRankTaken = () =>
  conflict('level_rank_taken', 'another level has this rank', { fields: { rank: 'rank_taken' } });
export const levelDaysTaken = (count: number) =>
  conflict('level_days_taken', 'recognitions of the level were decided on other days', { count, fields: { until: 'level_days_taken' } }); // prettier-ignore

/** No field is open: there is nowhere to put what is nominated. */
export const nominationClosed = () => conflict('practices_not_set_up', 'no field is open');
