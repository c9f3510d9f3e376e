// What the forms of resolutions and targets share: ids out of the address, the unit chosen or typed made into an id.
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { targetIdSchema, type ResolutionForm, type TargetForm } from '#shared/targets.schema.ts';

/** @throws AppError not_found */
export function checkedId(id: string | undefined): string {
  if (!targetIdSchema.safeParse(id).success) throw notFound('the record');
  return id ?? '';
}

/** @throws invalid_input on a typed name that is no unit, or several, on the first day of the term */
export async function resolutionOf({ services, actor }: App.Locals, input: ResolutionForm) {
  const { unitId: id, unitId_text: text, ...rest } = input;
  const unit = await resolveUnit(services, actor, { field: 'unitId', id, text, asOf: input.from });
  return { ...rest, unitId: unit?.id ?? null };
}

export async function targetOf({ services, actor }: App.Locals, input: TargetForm) {
  const { unitId: id, unitId_text: text, ...rest } = input;
  const unit = await resolveUnit(services, actor, { field: 'unitId', id, text });
  return { ...rest, unitId: unit?.id ?? null };
}
