// Which units an actor's grants reach with a permission, for lists.
import type { Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/database.ts';
import { unitsReached } from '#server/modules/units/units.within.ts';
import { assessmentsPolicy, type AssessmentsPermission } from './assessments.policy.ts';

/** Ids of the units in which the actor holds a permission; null reaches everything. */
export async function reachOf(db: Db, actor: Actor, permission: AssessmentsPermission): Promise<string[] | null> {
  return (await unitsReached(db, actor, assessmentsPolicy, permission)) ?? null;
}
