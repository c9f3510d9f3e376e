// Which units' articles an actor may work on in the newsroom.
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/database.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

type Permission = keyof typeof newsroomPolicy;

/** Authorises for one article's unit; an article without a unit needs a grant that reaches everything. */
export async function authoriseAt(db: Db, actor: Actor, permission: Permission, unitId: string | null): Promise<void> {
  authorise(actor, newsroomPolicy, permission, unitId ? await unitChain(db, unitId) : []);
}

/**
 * Of the units that `candidates` gives, those the actor's grants for a permission reach.
 * @returns undefined when they reach everything
 */
export async function reachOf(
  db: Db,
  actor: Actor,
  permission: Permission,
  candidates: () => Promise<(string | null)[]>
): Promise<(string | null)[] | undefined> {
  if (allows(actor, newsroomPolicy, permission, [])) return undefined;
  const reached: (string | null)[] = [];
  for (const unitId of await candidates())
    if (unitId && allows(actor, newsroomPolicy, permission, await unitChain(db, unitId))) reached.push(unitId);
  return reached;
}
