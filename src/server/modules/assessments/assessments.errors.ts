// What can go wrong with criteria sets, councils and assessments.
import { AppError, conflict, notFound } from '#server/platform/errors.ts';
import type { AssessmentState, FoundConflict } from '#shared/assessments.ts';

export const criteriaSetNotFound = () => notFound('the criteria set');
export const councilNotFound = () => notFound('the council');
export const memberNotFound = () => notFound('the council member');
export const assessmentNotFound = () => notFound('the assessment');

export const fieldHasSet = (setId: string) =>
  conflict('criteria_field_taken', 'the field has an open criteria set', {
    setId,
    fields: { fieldId: 'field_taken' }
  });
export const criteriaFieldUnknown = () =>
  new AppError('criteria_field_unknown', 422, 'there is no such field', { fields: { fieldId: 'choose' } });
export const noDraft = () => conflict('criteria_no_draft', 'the set has no draft version');
export const criteriaChanged = (revision: number) =>
  conflict('criteria_changed', 'the draft was saved by somebody else', { revision });
export const criteriaIncomplete = (fields: Record<string, string>) =>
  new AppError('criteria_incomplete', 422, `incomplete: ${Object.keys(fields).join(', ')}`, { fields });
export const criteriaClosed = () => conflict('criteria_closed', 'the criteria set is closed');
export const criteriaInUse = (count: number) =>
  conflict('criteria_in_use', 'assessments at work use the set', { count });

export const councilUnitUnknown = () =>
  new AppError('council_unit_unknown', 422, 'there is no such unit', { fields: { unitId: 'choose' } });
export const councilLevelUnknown = () =>
  new AppError('council_level_unknown', 422, 'there is no such level', { fields: { levelId: 'choose' } });
export const memberWithoutRole = () =>
  new AppError('member_without_role', 422, 'the person holds no council role at the unit', {
    fields: { personId: 'role_missing' }
  });
export const memberTwice = () =>
  conflict('member_twice', 'the person sits in the council at that time', { fields: { personId: 'member_twice' } });
export const secondChair = () =>
  conflict('second_chair', 'the council has a chair at that time', { fields: { role: 'second_chair' } });
export const memberTermOutside = () =>
  new AppError('member_term_outside', 422, 'the term leaves the term of the council', {
    fields: { from: 'term_outside' }
  });

export const noCriteria = () => conflict('assessment_no_criteria', 'the field has no published criteria');
export const tooFewReviewers = (found: number, needed: number, conflicts: number) =>
  conflict('assessment_too_few', 'not enough members of the field are free of conflicts', { found, needed, conflicts });
export const councilNotInTerm = () => conflict('council_not_in_term', 'the council is not in its term');
export const assessmentOpen = () => conflict('assessment_open', 'the practice is being assessed');
export const notDue = () => conflict('assessment_not_due', 'the practice can be re-evaluated only when recognised');

export const assessmentStateWrong = (state: AssessmentState) =>
  conflict('assessment_state', `this cannot be done while the assessment is ${state}`, { state });
export const assessmentChanged = () => conflict('assessment_changed', 'the assessment was changed since it was read');

export const sheetChanged = (current: unknown) =>
  conflict('sheet_changed', 'the sheet was saved elsewhere', { current });
export const sheetSubmitted = () => conflict('sheet_submitted', 'the sheet was sent and does not change');
export const sheetSetAside = () => conflict('sheet_set_aside', 'the sheet was set aside');
export const sheetIncomplete = (fields: Record<string, string>) =>
  new AppError('sheet_incomplete', 422, `incomplete: ${Object.keys(fields).join(', ')}`, { fields });
export const sheetUnknownKey = () =>
  new AppError('sheet_unknown_key', 422, 'the sheet answers what the criteria do not ask');
export const notReviewer = () => new AppError('not_reviewer', 404, 'the person does not assess this practice');
export const reviewerConflict = (kind: FoundConflict | 'declared') =>
  conflict('reviewer_conflict', `the person may not judge this practice: ${kind}`, { kind });
export const reviewerUnfit = (why: 'not_member' | 'term' | 'field' | 'assigned') =>
  conflict('reviewer_unfit', `the person cannot be assigned: ${why}`, { why });
export const notAllIn = () => conflict('sheets_missing', 'not all sheets are in');

export const notVoting = () => conflict('not_voting', 'only the chair and the members vote, within their term');
export const quorumMissing = (votes: number, needed: number) =>
  conflict('quorum_missing', 'fewer than half of the council has voted', { votes, needed });
export const voteNotCarried = (inFavour: number, votes: number) =>
  conflict('vote_not_carried', 'the votes in favour are no majority', { inFavour, votes });
export const recommendationUnfit = () =>
  new AppError('recommendation_unfit', 422, 'this cannot be recommended here', {
    fields: { recommendation: 'choose' }
  });
export const levelNotValid = (level: string, day: string) =>
  new AppError('level_not_valid', 422, 'no decision of this level can bear this date', {
    level,
    day,
    fields: { issuedOn: 'level_not_valid' }
  });
export const scanNeeded = () =>
  new AppError('scan_needed', 422, 'the signed scan is needed', { fields: { scanMediaId: 'scan_needed' } });
export const otherDecision = () => conflict('assessment_decided', 'the assessment was closed by another decision');

export const reconsideredAlready = () =>
  conflict('reconsidered_already', 'a decline is reconsidered once', { fields: { reason: 'reconsidered_already' } });
export const notReconsiderable = () =>
  conflict('not_reconsiderable', 'only a practice declined by a council is reconsidered');
export const adviceAnswered = () => conflict('advice_answered', 'the advice was answered');
