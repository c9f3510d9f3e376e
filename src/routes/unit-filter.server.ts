// The unit that a list is filtered by, as UnitPicker puts it into the address.
import { resolveUnit } from '#server/modules/units/units.usecases.ts';

/**
 * The id given; without JavaScript a name is typed, not chosen, and found here. Undefined when no unit is asked for.
 * @param url the list's address with `don-vi` or `don-vi_text`
 * @throws AppError invalid_input when the name fits none or several
 */
export async function filteredUnit(
  { services, actor }: App.Locals,
  url: URL,
  chosen: string | undefined
): Promise<string | undefined> {
  const typed = chosen ? undefined : url.searchParams.get('don-vi_text');
  return typed ? (await resolveUnit(services, actor, { field: 'unitId', text: typed }))?.id : chosen;
}
