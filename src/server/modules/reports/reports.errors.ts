// What can go wrong with statistics, saved figures, reports and proposals.
import { AppError, conflict, notFound } from '#server/platform/errors.ts';

export const snapshotNotFound = () => notFound('the saved figures');
export const proposalNotFound = () => notFound('the proposal');

export const reportTooLarge = (limit: number) =>
  new AppError('report_too_large', 422, `more than ${limit} practices`, { limit });

/** The wording or the signature block was changed meanwhile. */
export const proposalChanged = () => conflict('proposal_changed', 'the proposal was saved by somebody else');
export const proposalState = (action: string, state: string) =>
  conflict('proposal_state', `${action} cannot be done while the proposal is ${state}`, { action, state });
/** `fields` maps fields to message keys. */
export const proposalIncomplete = (fields: Record<string, string>) =>
  new AppError('proposal_incomplete', 422, `incomplete: ${Object.keys(fields).join(', ')}`, { fields });
export const practiceUnfit = (codes: string[]) =>
  new AppError('proposal_practice_unfit', 422, `cannot be proposed: ${codes.join(', ')}`, {
    codes,
    fields: { practices: 'practices_unfit' }
  });
