// What can go wrong with adoptions and rollouts.
import { AppError, conflict, notFound } from '#server/platform/errors.ts';
import type { AdoptionAction, AdoptionState } from '#shared/replication.ts';

export const adoptionNotFound = () => notFound('the adoption');
export const rolloutNotFound = () => notFound('the rollout');

export const ownUnit = () =>
  new AppError('adoption_own_unit', 422, 'a unit does not adopt its own practice', { fields: { unitId: 'own_unit' } });
export const notListed = () => conflict('adoption_not_listed', 'only a practice of the register can be adopted');
export const adoptedAlready = () => conflict('adoption_exists', 'the unit adopts this practice already');
export const adoptionChanged = () => conflict('adoption_changed', 'the adoption was saved by somebody else');
export const adoptionStep = (action: AdoptionAction, state: AdoptionState) =>
  conflict('adoption_state', `${action} cannot be done while the adoption is ${state}`, { action, state });
export const wrongSource = () =>
  new AppError('adoption_source', 422, 'an adoption cannot be learned from this one', {
    fields: { sourceId: 'wrong_source' }
  });
export const dayBefore = (field: string) =>
  new AppError('adoption_day', 422, 'the day lies before what it follows', { fields: { [field]: 'day_before' } });
export const dayAhead = (field: string) =>
  new AppError('adoption_day', 422, 'the day lies ahead', { fields: { [field]: 'day_ahead' } });
export const criteriaMissing = () => conflict('adoption_no_criteria', 'the model has no criteria of its own yet');
export const criteriaIncomplete = (fields: Record<string, string>) =>
  new AppError('adoption_answers', 422, 'each criterion needs an answer', { fields });
export const assessmentOpen = () =>
  conflict('adoption_assessment_open', 'a self-assessment waits for its confirmation');
export const assessmentDecided = () => conflict('adoption_assessment_decided', 'it was decided on meanwhile');
export const linkUsedUp = () => notFound('the adopter’s link');
export const unconfirmed = () => conflict('adoption_unconfirmed', 'the mail address was not confirmed yet');

export const rolloutChanged = () => conflict('rollout_changed', 'the rollout was saved by somebody else');
export const rolloutNotOpen = () => conflict('rollout_not_open', 'the rollout is not open');
export const rolloutIncomplete = (fields: Record<string, string>) =>
  new AppError('rollout_incomplete', 422, `incomplete: ${Object.keys(fields).join(', ')}`, { fields });
/** @param names units that cannot be asked, as they are called today */
export const unitsElsewhere = (names: readonly string[]) =>
  new AppError('rollout_units_elsewhere', 422, 'units do not stand below the directing unit', {
    fields: { unitIds: 'units_elsewhere' },
    names: names.slice(0, 5),
    count: names.length
  });
export const noUnitsFound = () =>
  new AppError('rollout_no_units', 422, 'no unit of that kind stands there', { fields: { belowId: 'none_there' } });
export const tooManyUnits = (limit: number) =>
  new AppError('rollout_too_many_units', 422, 'too many units in one rollout', { limit });
export const unitAnswered = () => conflict('rollout_unit_answered', 'the unit has answered and stays in the rollout');
export const unitNotAsked = () => notFound('the unit in this rollout');
export const answerFirst = () => conflict('rollout_answer_first', 'the unit has not said that it will do it');
