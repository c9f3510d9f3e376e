// Targets of a resolution: adding, changing, moving and removing one; offering targets to stand above.
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import type { Services } from '#server/services.ts';
import { targetLimits } from '#shared/targets.ts';
import type { TargetForm } from '#shared/targets.schema.ts';
import * as errors from './targets.errors.ts';
import { targetsPolicy } from './targets.policy.ts';
import { countTargets } from './targets.queries.ts';
import { authoriseAtUnit, openResolution } from './targets-reach.within.ts';
import { inTreeOrder, wouldCircle } from './targets.rules.ts';
import * as tree from './targets-tree.queries.ts';
import type { ResolutionRecord, TargetRecord, TargetWrite } from './targets.types.ts';
import { resolutionById, targetById } from './targets.within.ts';

export type TargetInput = Omit<TargetForm, 'unitId' | 'unitId_text' | 'revision'> & { unitId: string | null };

const audit = (tx: Tx, actor: Actor, resolution: ResolutionRecord, targetId: string, action: string, details = {}) =>
  recordAudit(tx, actor, {
    action,
    subjectType: 'resolution_target',
    subjectId: targetId,
    unitId: resolution.unitId,
    details: { resolutionId: resolution.id, ...details }
  });

/** A target of another resolution is only taken as one above by who manages that resolution too. */
async function checkParent(
  tx: Tx,
  actor: Actor,
  given: { id: string | null; resolutionId: string; parentId: string | null },
  today: string
): Promise<void> {
  if (given.parentId === null) return;
  const parent = await tree.selectTarget(tx, given.parentId);
  if (!parent) throw errors.parentUnknown();
  if (parent.resolutionId !== given.resolutionId) {
    const { unitId } = await resolutionById(tx, parent.resolutionId);
    await authoriseAtUnit(tx, actor, 'targets.manage', unitId, today);
  }
  if (given.id && wouldCircle(await tree.selectParents(tx, parent.id), given.id, parent.id))
    throw errors.targetCircle();
}

/** What the database refused, in our words. */
function understood(error: { code?: string; constraint?: string }): unknown {
  if (error.constraint === 'resolution_target_no_cycle') return errors.targetCircle();
  return error.code === '23505' && error.constraint === 'resolution_target_code' ? errors.codeTwice() : error;
}

/** The unit of the resolution itself is kept as none: a change of the one is a change of the other. */
const written = (input: TargetInput, resolution: ResolutionRecord): TargetWrite => ({
  ...input,
  unitId: input.unitId === resolution.unitId ? null : input.unitId
});

/**
 * Adds a target, last among those at its place.
 * @returns its id
 * @throws AppError not_found, forbidden, target_code 409, target_parent, target_limit 409
 */
export async function addTarget(
  services: Services,
  actor: Actor,
  resolutionId: string,
  input: TargetInput
): Promise<string> {
  const today = currentDay(services);
  return inTransaction(services.db, async (tx) => {
    if (input.parentId !== null) await tree.lockParents(tx);
    const resolution = await openResolution(tx, actor, resolutionId, today);
    if ((await countTargets(tx, resolutionId)) >= targetLimits.targets)
      throw errors.tooManyTargets(targetLimits.targets);
    await checkParent(tx, actor, { id: null, resolutionId, parentId: input.parentId }, today);
    const id = await tree.insertTarget(tx, resolutionId, written(input, resolution)).catch((error) => {
      throw understood(error);
    });
    await audit(tx, actor, resolution, id, 'targets.target_added');
    if (resolution.public) await announcePageChange(tx);
    return id;
  });
}

async function openTarget(
  tx: Tx,
  actor: Actor,
  id: string,
  today: string
): Promise<{ resolution: ResolutionRecord; target: TargetRecord }> {
  authorise(actor, targetsPolicy, 'targets.manage');
  const { resolutionId } = await targetById(tx, id);
  const resolution = await openResolution(tx, actor, resolutionId, today);
  const target = await tree.lockTarget(tx, id);
  if (!target) throw errors.targetNotFound();
  return { resolution, target };
}

/**
 * Changes a target. Values stay, also when it is reckoned from those below it from now on.
 * @throws AppError not_found, forbidden, target_changed 409, target_code 409, target_parent, target_circle
 */
export async function changeTarget(
  services: Services,
  actor: Actor,
  id: string,
  input: TargetInput & { revision: number }
): Promise<void> {
  const today = currentDay(services);
  await inTransaction(services.db, async (tx) => {
    if (input.parentId !== null) await tree.lockParents(tx);
    const { resolution, target } = await openTarget(tx, actor, id, today);
    const { revision, ...given } = input;
    if (target.revision !== revision) throw errors.targetChanged();
    if (given.parentId !== target.parentId)
      await checkParent(tx, actor, { id, resolutionId: resolution.id, parentId: given.parentId }, today);
    const after = written(given, resolution);
    const fields = (Object.keys(after) as (keyof TargetWrite)[]).filter((name) => target[name] !== after[name]);
    if (fields.length === 0) return;
    await tree.updateTarget(tx, id, after).catch((error) => {
      throw understood(error);
    });
    await audit(tx, actor, resolution, id, 'targets.target_changed', { fields });
    await announcePageChange(tx);
  });
}

/** Moves a target one place up or down among its siblings; at the end of the row nothing happens. @throws AppError not_found, forbidden */
export async function moveTarget(
  services: Services,
  actor: Actor,
  input: { id: string; way: 'up' | 'down' }
): Promise<void> {
  const today = currentDay(services);
  await inTransaction(services.db, async (tx) => {
    const { resolution, target } = await openTarget(tx, actor, input.id, today);
    const all = await tree.selectTargets(tx, resolution.id);
    const inside = new Set(all.map((one) => one.id));
    const place = (one: TargetRecord) => (one.parentId !== null && inside.has(one.parentId) ? one.parentId : '');
    const siblings = all.filter((one) => place(one) === place(target));
    const at = siblings.findIndex((one) => one.id === target.id);
    const other = siblings[at + (input.way === 'up' ? -1 : 1)];
    if (!other) return;
    const order = all.map((one) => (one.id === target.id ? other : one.id === other.id ? target : one));
    await tree.renumber(
      tx,
      inTreeOrder(order).map((one) => one.target.id)
    );
    await audit(tx, actor, resolution, target.id, 'targets.target_moved', { way: input.way });
    if (resolution.public) await announcePageChange(tx);
  });
}

/** Removes a target that nothing hangs on. @throws AppError not_found, forbidden, target_in_use 409 */
export async function removeTarget(services: Services, actor: Actor, id: string): Promise<void> {
  const today = currentDay(services);
  await inTransaction(services.db, async (tx) => {
    const { resolution } = await openTarget(tx, actor, id, today);
    const uses = await tree.countUses(tx, id);
    if (uses.below + uses.values + uses.practices > 0) throw errors.targetInUse(uses);
    await tree.deleteTarget(tx, id);
    await audit(tx, actor, resolution, id, 'targets.target_removed');
    if (resolution.public) await announcePageChange(tx);
  });
}

export const offeredTargets = 20;

/** Targets by words, to stand above one of `notOf` or to be linked with a practice; nothing for an empty question. */
export async function findTargets(
  services: Services,
  actor: Actor,
  input: { q: string; notOf?: string | undefined }
): Promise<tree.OfferedTarget[]> {
  authorise(actor, targetsPolicy, 'targets.see');
  if (!input.q.trim()) return [];
  return tree.searchTargets(services.db, input.q, { resolutionId: input.notOf }, currentDay(services), offeredTargets);
}
