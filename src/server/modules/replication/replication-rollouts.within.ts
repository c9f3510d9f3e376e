// What the steps of a rollout share inside their transactions: opening it for whoever directs, asking units, telling them.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import { readPractice } from '#server/modules/practices/practices.within.ts';
import { unitChain, unitNames, unitsBelow } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import { rolloutUnitsLimit } from '#shared/replication.ts';
import * as errors from './replication.errors.ts';
import { replicationPolicy } from './replication.policy.ts';
import * as queries from './replication-rollouts.queries.ts';
import type { RolloutRecord } from './replication-rollouts.queries.ts';

export const auditRollout = (
  tx: Tx,
  actor: Actor,
  rollout: { id: string; unitId: string },
  action: string,
  details: Record<string, unknown> = {}
): Promise<void> =>
  recordAudit(tx, actor, { action, subjectType: 'rollout', subjectId: rollout.id, unitId: rollout.unitId, details });

/** Locks a rollout for whoever directs it. @throws AppError sign_in_needed, forbidden, not_found */
export async function openDirected(tx: Tx, actor: Actor, id: string): Promise<RolloutRecord> {
  authorise(actor, replicationPolicy, 'replication.direct');
  const rollout = await queries.lockRollout(tx, id);
  if (!rollout) throw errors.rolloutNotFound();
  authorise(actor, replicationPolicy, 'replication.direct', await unitChain(tx, rollout.unitId));
  return rollout;
}

/** Makes sure that units stand today, below the directing unit. @throws AppError rollout_units_elsewhere */
export async function checkBelow(
  services: Services,
  tx: Tx,
  rollout: Pick<RolloutRecord, 'unitId'>,
  unitIds: readonly string[]
): Promise<void> {
  if (unitIds.length === 0) return;
  const today = currentDay(services);
  const below = new Set(await unitsBelow(tx, [rollout.unitId], today));
  const standing = new Set(await queries.selectStanding(tx, unitIds, today));
  const elsewhere = unitIds.filter((id) => id === rollout.unitId || !below.has(id) || !standing.has(id));
  if (elsewhere.length === 0) return;
  const names = await unitNames(tx, elsewhere, today);
  throw errors.unitsElsewhere(elsewhere.map((id) => names.get(id) ?? id));
}

/**
 * Asks units: new ones are checked and, in an open rollout, told. The unit that holds the practice needs no rollout of it.
 * @returns how many are new
 * @throws AppError rollout_units_elsewhere, rollout_too_many_units
 */
export async function askUnits(
  services: Services,
  tx: Tx,
  rollout: RolloutRecord,
  unitIds: readonly string[]
): Promise<number> {
  const known = new Set(await queries.selectAsked(tx, rollout.id));
  const { unitId: holder } = await readPractice(tx, rollout.practiceId);
  const fresh = [...new Set(unitIds)].filter((id) => id !== holder && !known.has(id));
  if (known.size + fresh.length > rolloutUnitsLimit) throw errors.tooManyUnits(rolloutUnitsLimit);
  await checkBelow(services, tx, rollout, fresh);
  const added = await queries.insertUnits(tx, rollout.id, fresh);
  if (rollout.state === 'open')
    for (const unitId of added) await tellUnit(services, tx, rollout, unitId, 'replication.rollout_opened', 'opened');
  return added.length;
}

/** Tells the officers and leaders of a unit of a rollout, in the office and by mail; each matter once. */
export async function tellUnit(
  services: Services,
  tx: Tx,
  rollout: { id: string; name: string; dueOn: string },
  unitId: string,
  kind: 'replication.rollout_opened' | 'replication.rollout_due',
  key: string
): Promise<void> {
  const people = await peopleWithRole(tx, ['unit_officer', 'unit_leader'], unitId);
  await notify(
    services,
    tx,
    people.map((person) => person.id),
    {
      kind,
      facts: { name: rollout.name, day: rollout.dueOn },
      href: `/van-phong/trien-khai/${rollout.id}`,
      onceKey: `rollout ${rollout.id} ${unitId} ${key}`,
      byMail: true
    }
  );
}
