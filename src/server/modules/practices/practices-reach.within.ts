// Which units' practices an actor's grants reach, for lists.
import { authorise, type Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/database.ts';
import { unitsReached } from '#server/modules/units/units.within.ts';
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
  return unitsReached(db, actor, practicesPolicy, permission, below);
}
