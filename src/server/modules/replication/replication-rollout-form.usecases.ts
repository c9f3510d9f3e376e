// Writing a rollout: its form, and the units asked, added one by one or by what stands above them.
import { authorise, grantedUnits, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction } from '#server/platform/database.ts';
import { documentById } from '#server/modules/documents/documents.within.ts';
import { readPractice } from '#server/modules/practices/practices.within.ts';
import { unitChain, unitNames, unitsBelow } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import { unitLevels, type UnitLevel } from '#shared/unit-types.ts';
import * as errors from './replication.errors.ts';
import { replicationPolicy } from './replication.policy.ts';
import * as queries from './replication-rollouts.queries.ts';
import { askUnits, auditRollout, openDirected } from './replication-rollouts.within.ts';

/** The form of a new rollout opens for those who direct. @throws AppError sign_in_needed, forbidden */
export async function enterRollout(
  services: Services,
  actor: Actor
): Promise<{ unit: { id: string; name: string } | null }> {
  authorise(actor, replicationPolicy, 'replication.direct');
  const [own] = grantedUnits(actor, replicationPolicy, 'replication.direct');
  const name = own && (await unitNames(services.db, [own], currentDay(services))).get(own);
  return { unit: own && name ? { id: own, name } : null };
}

/** A rollout as its form shows it. @throws AppError rollout_not_open when it is closed, forbidden, not_found */
export async function readRolloutForm(services: Services, actor: Actor, input: { id: string }) {
  authorise(actor, replicationPolicy, 'replication.direct');
  const { db } = services;
  const rollout = await queries.selectRollout(db, input.id);
  if (!rollout) throw errors.rolloutNotFound();
  authorise(actor, replicationPolicy, 'replication.direct', await unitChain(db, rollout.unitId));
  if (rollout.state === 'closed') throw errors.rolloutNotOpen();
  const practice = await readPractice(db, rollout.practiceId);
  return {
    rollout,
    practice: { id: practice.id, name: practice.content.name, slug: practice.slug },
    document: rollout.documentId ? await documentById(db, rollout.documentId) : null,
    unitName: (await unitNames(db, [rollout.unitId], currentDay(services))).get(rollout.unitId) ?? ''
  };
}

/**
 * Adds units to a draft or an open rollout: one, or every unit of a level that stands below one. In an open one they are told.
 * @returns how many were added
 * @throws AppError rollout_not_open, rollout_units_elsewhere, rollout_no_units, rollout_too_many_units, forbidden, not_found
 */
export async function addRolloutUnits(
  services: Services,
  actor: Actor,
  input: { id: string; unitId: string } | { id: string; belowId: string; level: UnitLevel }
): Promise<number> {
  return inTransaction(services.db, async (tx) => {
    const rollout = await openDirected(tx, actor, input.id);
    if (rollout.state === 'closed') throw errors.rolloutNotOpen();
    let wanted: string[];
    if ('unitId' in input) wanted = [input.unitId];
    else {
      const today = currentDay(services);
      const below = (await unitsBelow(tx, [input.belowId], today)).filter((unitId) => unitId !== rollout.unitId);
      wanted = await queries.selectStanding(tx, below, today, unitLevels[input.level]);
      if (wanted.length === 0) throw errors.noUnitsFound();
    }
    const added = await askUnits(services, tx, rollout, wanted);
    if (added > 0) await auditRollout(tx, actor, rollout, 'replication.rollout_units_added', { units: added });
    return added;
  });
}

/** Takes a unit out that has not answered. @throws AppError rollout_not_open, rollout_unit_answered, forbidden, not_found */
export async function removeRolloutUnit(
  services: Services,
  actor: Actor,
  input: { id: string; unitId: string }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const rollout = await openDirected(tx, actor, input.id);
    if (rollout.state === 'closed') throw errors.rolloutNotOpen();
    const unit = await queries.lockRolloutUnit(tx, rollout.id, input.unitId);
    if (!unit) throw errors.unitNotAsked();
    if (unit.answer) throw errors.unitAnswered();
    await queries.dropUnit(tx, rollout.id, input.unitId);
    await auditRollout(tx, actor, rollout, 'replication.rollout_unit_removed', { unitId: input.unitId });
  });
}
