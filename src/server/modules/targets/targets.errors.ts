// What can go wrong with resolutions, targets and their values.
import { AppError, conflict, notFound } from '#server/platform/errors.ts';

export const resolutionNotFound = () => notFound('the resolution');
export const targetNotFound = () => notFound('the target');
export const valueNotFound = () => notFound('the value');

export const resolutionUnitNeeded = () =>
  new AppError('resolution_unit', 422, 'a resolution has a unit', { fields: { unitId: 'unit_needed' } });
export const resolutionChanged = () => conflict('resolution_changed', 'somebody saved the resolution meanwhile');
export const resolutionInUse = (targets: number) =>
  conflict('resolution_in_use', 'the resolution has targets', { targets });
export const documentUnknown = () =>
  new AppError('target_document', 422, 'no document bears the number', { fields: { document: 'document_unknown' } });
export const documentSeveral = () =>
  new AppError('target_document', 422, 'several documents bear the number', {
    fields: { document: 'document_several' }
  });

export const targetChanged = () => conflict('target_changed', 'somebody saved the target meanwhile');
export const codeTwice = () =>
  new AppError('target_code', 409, 'another target of the resolution has the code', { fields: { code: 'code_twice' } });
export const targetCircle = () =>
  new AppError('target_circle', 422, 'a target cannot stand below itself', { fields: { parentId: 'circle' } });
export const parentUnknown = () =>
  new AppError('target_parent', 422, 'there is no such target above', { fields: { parentId: 'parent_unknown' } });
export const tooManyTargets = (limit: number) =>
  conflict('target_limit', 'the resolution has as many targets as it can', { limit });
export const targetInUse = (uses: { below: number; values: number; practices: number }) =>
  conflict('target_in_use', 'values, practices or other targets hang on the target', uses);

export const targetGathers = () =>
  conflict('target_gathers', 'the target is reckoned from those below it', { fields: { value: 'gathers' } });
export const valueAhead = () =>
  new AppError('value_day', 422, 'the day lies ahead', { fields: { onDate: 'day_ahead' } });
export const valueBefore = () =>
  new AppError('value_day', 422, 'the day lies before the baseline', { fields: { onDate: 'day_before_baseline' } });
export const valueThere = () =>
  conflict('value_there', 'a value of this day is there already', { fields: { onDate: 'value_there' } });
export const valueReplaced = () => conflict('value_replaced', 'somebody replaced the value meanwhile');
export const valueSame = () =>
  new AppError('value_same', 422, 'the correction changes nothing', { fields: { value: 'value_same' } });

export const pasteWrong = (lines: number) =>
  new AppError('paste_wrong', 422, `${lines} lines are wrong`, { lines, fields: { text: 'paste_lines' } });
export const pasteReasonNeeded = () =>
  new AppError('paste_reason', 422, 'lines replace values', { fields: { reason: 'reason_needed' } });
