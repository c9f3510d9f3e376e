// What the two forms about a unit's facts share: the units above, chosen or typed, made into ids.
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import type { CreateUnitInput, UnitFormInput } from '#shared/units.schema.ts';

/** @throws invalid_input on the field whose typed name is no unit, or several, on the day the change takes effect */
export async function withPlaces({ services, actor }: App.Locals, input: UnitFormInput): Promise<CreateUnitInput> {
  const place = async (field: 'parentId' | 'territoryId') =>
    (await resolveUnit(services, actor, { field, id: input[field], text: input[`${field}_text`], asOf: input.from }))
      ?.id;
  const { type, fullName, name, code, symbol, document, from } = input;
  return {
    ...{ type, fullName, name, code, symbol, document, from },
    parentId: await place('parentId'),
    territoryId: await place('territoryId')
  };
}
