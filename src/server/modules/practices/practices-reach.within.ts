// Which units' practices an actor's grants reach, for lists: the same answer as authorising each practice by itself.
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/database.ts';
import { unitsBelow } from '#server/modules/units/units.within.ts';
import { practicesPolicy, type PracticesPermission } from './practices.policy.ts';

/**
 * Ids of the units whose practices the actor may work on with a permission; undefined when everything is within reach.
 * @param below narrows to one unit and what lies below it
 * @throws AppError sign_in_needed, forbidden when the actor holds the permission nowhere
 */
export async function practiceReach(
  db: Db,
  actor: Actor,
  permission: PracticesPermission,
  below?: string
): Promise<string[] | undefined> {
  authorise(actor, practicesPolicy, permission);
  const narrowed = below ? await unitsBelow(db, [below]) : undefined;
  if (allows(actor, practicesPolicy, permission, [])) return narrowed;
  const holders: readonly string[] = practicesPolicy[permission];
  const granted = actor.grants.flatMap((grant) => (holders.includes(grant.role) && grant.unitId) || []);
  const reached = await unitsBelow(db, granted);
  if (!narrowed) return reached;
  const inside = new Set(narrowed);
  return reached.filter((id) => inside.has(id));
}
