// The unit of a form with UnitPicker: chosen from its list, or typed by name.
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import { toLocalInput } from '#shared/format.ts';

/** The unit's id; null when the role is to reach everything. */
export async function chosenUnit(
  { services, actor }: App.Locals,
  input: { unitId: string; unitId_text: string; everywhere?: string | undefined }
): Promise<string | null> {
  if (input.everywhere) return null;
  const asOf = toLocalInput(services.clock.now()).slice(0, 10);
  const unit = await resolveUnit(services, actor, { field: 'unitId', id: input.unitId, text: input.unitId_text, asOf });
  return unit?.id ?? null;
}
