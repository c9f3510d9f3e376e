// What can go wrong with check-ins and a model's own criteria.
import { AppError, conflict } from '#server/platform/errors.ts';
import type { CheckInOutcome } from '#shared/check-ins.ts';
import type { PracticeLife, PracticeState } from '#shared/practice.ts';

export const notAlive = (state: PracticeState) =>
  conflict('not_alive', `a practice that is ${state} gives no check-ins`, { state });

export const outcomeImpossible = (outcome: CheckInOutcome, life: PracticeLife) =>
  conflict('outcome_impossible', `${outcome} cannot be reported of what is ${life}`, { outcome, life });

/** Somebody else answered this due day meanwhile. */
export const checkInGiven = (onDate: string, byName: string | null, nextOn: string | null) =>
  conflict('check_in_given', 'the check-in was given by somebody else', { onDate, byName, nextOn });

export const unknownCriterion = () =>
  new AppError('criterion_unknown', 422, 'an answer is to no criterion of this model');

export const criteriaChanged = () => conflict('criteria_changed', 'the criteria were saved by somebody else');

export const noDraftCriteria = () => conflict('criteria_no_draft', 'there is no draft of the criteria to publish');

export const notAModel = () =>
  conflict('criteria_need_recognition', 'only a recognised practice carries criteria of its own');
