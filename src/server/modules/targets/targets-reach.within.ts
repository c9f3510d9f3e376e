// Whose resolutions and targets an actor may work on: by the unit, and where it is no more by the units that took its place.
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import { unitChain, unitsThenAndToday } from '#server/modules/units/units.within.ts';
import { resolutionNotFound } from './targets.errors.ts';
import { targetsPolicy, type TargetsPermission } from './targets.policy.ts';
import { lockResolution } from './targets.queries.ts';
import type { ResolutionRecord } from './targets.types.ts';

/**
 * Whether the actor holds a permission at a unit; at one that ended, also whoever holds it at a unit that came out of it.
 * @param day today, as an ISO date
 */
export async function mayAtUnit(
  db: Db,
  actor: Actor,
  permission: TargetsPermission,
  unitId: string,
  day: string
): Promise<boolean> {
  if (allows(actor, targetsPolicy, permission, await unitChain(db, unitId))) return true;
  if (!allows(actor, targetsPolicy, permission)) return false;
  const heirs = (await unitsThenAndToday(db, [unitId], day, day)).get(unitId)?.today ?? [];
  for (const heir of heirs)
    if (heir.id !== unitId && allows(actor, targetsPolicy, permission, await unitChain(db, heir.id))) return true;
  return false;
}

/** @throws AppError sign_in_needed, forbidden */
export async function authoriseAtUnit(
  db: Db,
  actor: Actor,
  permission: TargetsPermission,
  unitId: string,
  day: string
): Promise<void> {
  authorise(actor, targetsPolicy, permission);
  if (!(await mayAtUnit(db, actor, permission, unitId, day))) authorise(actor, targetsPolicy, permission, []);
}

/** The answer for several units at once, for the buttons of a page. */
export async function mayAtUnits(
  db: Db,
  actor: Actor,
  permission: TargetsPermission,
  unitIds: readonly string[],
  day: string
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const id of new Set(unitIds)) if (await mayAtUnit(db, actor, permission, id, day)) found.add(id);
  return found;
}

/** Locks a resolution that the actor manages. @throws AppError not_found, sign_in_needed, forbidden */
export async function openResolution(tx: Tx, actor: Actor, id: string, today: string): Promise<ResolutionRecord> {
  authorise(actor, targetsPolicy, 'targets.manage');
  const resolution = await lockResolution(tx, id);
  if (!resolution) throw resolutionNotFound();
  await authoriseAtUnit(tx, actor, 'targets.manage', resolution.unitId, today);
  return resolution;
}
