// What can go wrong with units, each with what to do next (texts in #shared/messages/units.ts).
import { AppError, conflict, invalidInput, notFound } from '#server/platform/errors.ts';
import type { UnitRef } from '#shared/units.ts';

export const unitNotFound = (id: string) => notFound('unit', { unitId: id });

/** The unit did not exist on the day a change asks for. */
export const unitNotValidOn = (unit: string, day: string) =>
  new AppError('unit_not_valid_on', 422, `the unit is not valid on ${day}`, { unit, day });

/** Something recorded for a later day would contradict the change. */
export const unitLaterVersion = (unit: string, day: string) =>
  conflict('unit_later_version', `a change from ${day} is already recorded`, { unit, day });

export const unitEndsLater = (unit: string, day: string) =>
  conflict('unit_ends_later', `the end of the unit is already recorded for ${day}`, { unit, day });

export const unitAlreadySucceeded = (unit: string) =>
  conflict('unit_already_succeeded', 'what became of the unit is already recorded', { unit });

export const unitCycle = (unit: string) => conflict('unit_cycle', 'the unit would stand under itself', { unit });

/** The unit above does not exist through all of the time the one below does. */
export const unitParentGap = (unit: string, parent: string) =>
  new AppError('unit_parent_gap', 422, 'the parent is not valid for the whole time', { unit, parent });

export const unitHasChildren = (unit: string, day: string, count: number, names: string[]) =>
  conflict('unit_has_children', `${count} unit(s) still stand under it on ${day}`, { unit, day, count, names });

export const unitNothingChanged = () => new AppError('unit_nothing_changed', 422, 'the change changes nothing');

/** Old units and heirs do not fit the kind: a merge has one heir, a split several, and so on. */
export const successionShape = (kind: string) =>
  new AppError('unit_succession_shape', 422, `units do not fit the kind ${kind}`, { kind });

export const datasetBroken = (dataset: string, reason: string, examples: string[]) =>
  new AppError('unit_dataset_broken', 422, `data set ${dataset}: ${reason}: ${examples.slice(0, 5).join(', ')}`, {
    dataset,
    reason,
    examples: examples.slice(0, 5)
  });

/** A typed name that names no unit, or several: shown beside the field. */
export const unitUnknown = (field: string) => invalidInput({ [field]: 'unit_unknown' });
export const unitAmbiguous = (field: string, matches: UnitRef[]) =>
  new AppError('invalid_input', 422, `several units match in ${field}`, {
    fields: { [field]: 'unit_ambiguous' },
    matches: matches.map((match) => match.fullName)
  });

export const proposalNotFound = () => notFound('the proposal');
/** Somebody decided on it meanwhile. */
export const proposalDecided = () => conflict('proposal_decided', 'nothing of this group is open any more');
