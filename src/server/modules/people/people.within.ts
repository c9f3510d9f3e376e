// What later modules need of people inside their transaction.
import type { Db } from '#server/platform/database.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import type { Role } from '#shared/roles.ts';
import { selectPeopleWithRole, selectPersonNames } from './people.queries.ts';

/** The name of a person; undefined when there is none with this id. */
export async function personName(db: Db, personId: string): Promise<string | undefined> {
  return (await selectPersonNames(db, [personId])).get(personId);
}

/** Names of several persons by id; unknown ids are left out. */
export async function personNames(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  return selectPersonNames(db, personIds);
}

/**
 * Active persons who hold one of the roles where it reaches a unit: granted at it, above it, or everywhere. A matter of
 * no unit (null) gives those whose grant reaches everything. Sorted by name; for messages to them, not for lists of work.
 */
export async function peopleWithRole(
  db: Db,
  roles: readonly Role[],
  unitId: string | null
): Promise<{ id: string; name: string; email: string }[]> {
  return selectPeopleWithRole(db, roles, unitId ? await unitChain(db, unitId) : []);
}
