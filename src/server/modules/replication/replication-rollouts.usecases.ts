// Rollouts directed from above: drafted, opened by a document, answered and reported by units, reminded, closed.
import { allows, authorise, type Actor, systemActor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import type { JobDefinition } from '#server/platform/jobs.ts';
import { documentById } from '#server/modules/documents/documents.within.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import { lockPracticeRow, pinVersion, readPractice } from '#server/modules/practices/practices.within.ts';
import { documentTyped } from '#server/modules/targets/targets.within.ts';
import { unitChain, unitNames, unitsReached } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import { addDays, addMonths, daysBetween } from '#shared/days.ts';
import type { AnswerRolloutInput, ReportRolloutInput, SaveRolloutInput } from '#shared/replication.schema.ts';
import type { RolloutState } from '#shared/replication.ts';
import * as errors from './replication.errors.ts';
import { replicationPolicy, type ReplicationPermission } from './replication.policy.ts';
import { insertAdoption, selectOpenAdoption } from './replication.queries.ts';
import { checkInMonths, rolloutReminderOwed, rolloutReminderSteps } from './replication.rules.ts';
import { refreshSpread } from './replication.within.ts';
import * as queries from './replication-rollouts.queries.ts';
import { askUnits, auditRollout, checkBelow, openDirected, tellUnit } from './replication-rollouts.within.ts';

export const rolloutPageSize = 20;
export const rolloutUnitPageSize = 50;

/**
 * Begins a rollout as a draft, or saves one. Once it is open, its practice, paper and directing unit stay. Where units are
 * given, they become those asked: new ones must stand below the directing unit and are told when it is open; those that have
 * answered stay.
 * @throws AppError rollout_changed, rollout_not_open, rollout_units_elsewhere, rollout_too_many_units, target_document,
 *   adoption_not_listed, forbidden, not_found
 */
export async function saveRollout(services: Services, actor: Actor, input: SaveRolloutInput): Promise<{ id: string }> {
  authorise(actor, replicationPolicy, 'replication.direct');
  const at = services.clock.now();
  return inTransaction(services.db, async (tx) => {
    authorise(actor, replicationPolicy, 'replication.direct', await unitChain(tx, input.unitId));
    const { id: given, revision, unitIds, document, ...fields } = input;
    const write = { ...fields, documentId: document ? await documentTyped(tx, document) : input.documentId };
    const earlier = given ? await openDirected(tx, actor, given) : undefined;
    if (earlier?.state === 'closed') throw errors.rolloutNotOpen();
    if (earlier && earlier.revision !== revision) throw errors.rolloutChanged();
    if (earlier?.state === 'open') {
      const { practiceId, documentId, unitId } = earlier;
      Object.assign(write, { practiceId, documentId, unitId });
    }
    const practice = await readPractice(tx, write.practiceId);
    if (earlier?.state !== 'open' && (practice.listedVersion === null || practice.mergedIntoId))
      throw errors.notListed();
    let id = given;
    if (id) await queries.updateRollout(tx, id, write);
    else id = await queries.insertRollout(tx, { ...write, by: actor.personId, at });
    const rollout = await queries.lockRollout(tx, id);
    if (!rollout) throw errors.rolloutNotFound();
    if (earlier && earlier.unitId !== rollout.unitId)
      await checkBelow(services, tx, rollout, await queries.selectAsked(tx, id));
    if (earlier && earlier.practiceId !== rollout.practiceId) await queries.dropUnit(tx, id, practice.unitId);
    if (unitIds) {
      await queries.dropUnitsBut(tx, id, unitIds);
      await askUnits(services, tx, rollout, unitIds);
    }
    const units = (await queries.countRollout(tx, id)).asked;
    await auditRollout(tx, actor, rollout, 'replication.rollout_saved', { units });
    return { id };
  });
}

/** Opens a rollout: the units asked are told. @throws AppError rollout_incomplete, rollout_not_open, forbidden, not_found */
export async function openRollout(
  services: Services,
  actor: Actor,
  input: { id: string; revision: number }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const rollout = await openDirected(tx, actor, input.id);
    if (rollout.state !== 'draft') throw errors.rolloutNotOpen();
    if (rollout.revision !== input.revision) throw errors.rolloutChanged();
    const missing: Record<string, string> = {};
    if (!rollout.documentId) missing.documentId = 'document_needed';
    const asked = await queries.selectAsked(tx, rollout.id);
    if (asked.length === 0) missing.unitIds = 'units_needed';
    if (Object.keys(missing).length > 0) throw errors.rolloutIncomplete(missing);
    await queries.updateRolloutState(tx, rollout.id, 'open');
    await auditRollout(tx, actor, rollout, 'replication.rollout_opened', { units: asked.length });
    for (const unitId of asked) await tellUnit(services, tx, rollout, unitId, 'replication.rollout_opened', 'opened');
  });
}

/** Closes a rollout with a reason: no more answers, no more reminders. @throws AppError rollout_not_open, forbidden, not_found */
export async function closeRollout(
  services: Services,
  actor: Actor,
  input: { id: string; reason: string }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const rollout = await openDirected(tx, actor, input.id);
    if (rollout.state !== 'open') throw errors.rolloutNotOpen();
    await queries.updateRolloutState(tx, rollout.id, 'closed', input.reason);
    await auditRollout(tx, actor, rollout, 'replication.rollout_closed', {
      ...(await queries.countRollout(tx, rollout.id))
    });
  });
}

/** Deletes a draft. @throws AppError rollout_not_open, forbidden, not_found */
export async function deleteRollout(services: Services, actor: Actor, input: { id: string }): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const rollout = await openDirected(tx, actor, input.id);
    if (rollout.state !== 'draft') throw errors.rolloutNotOpen();
    await queries.deleteRollout(tx, rollout.id);
    await auditRollout(tx, actor, rollout, 'replication.rollout_deleted');
  });
}

async function openAsked(tx: Tx, actor: Actor, rolloutId: string, unitId: string) {
  authorise(actor, replicationPolicy, 'replication.adopt');
  const rollout = await queries.lockRollout(tx, rolloutId);
  if (!rollout) throw errors.rolloutNotFound();
  authorise(actor, replicationPolicy, 'replication.adopt', await unitChain(tx, unitId));
  if (rollout.state !== 'open') throw errors.rolloutNotOpen();
  const unit = await queries.lockRolloutUnit(tx, rolloutId, unitId);
  if (!unit) throw errors.unitNotAsked();
  return { rollout, unit };
}

/**
 * A unit answers: it will do it, does it already, or cannot and why. "Will do" begins an adoption, unless the unit has one.
 * An answer can be changed while the rollout is open.
 * @throws AppError rollout_not_open, forbidden, not_found
 */
export async function answerRollout(services: Services, actor: Actor, input: AnswerRolloutInput): Promise<void> {
  const today = currentDay(services);
  const at = services.clock.now();
  await inTransaction(services.db, async (tx) => {
    const { rollout, unit } = await openAsked(tx, actor, input.rolloutId, input.unitId);
    const practice = await lockPracticeRow(tx, rollout.practiceId);
    let adoptionId = unit.adoptionId;
    if (input.answer !== 'cannot' && !adoptionId && practice.listedVersion !== null) {
      const running = input.answer === 'does_already';
      adoptionId =
        (await selectOpenAdoption(tx, practice.id, input.unitId)) ??
        (await insertAdoption(tx, {
          practiceId: practice.id,
          practiceVersion: practice.listedVersion,
          unitId: input.unitId,
          outside: null,
          sourceId: null,
          state: running ? 'running' : 'planned',
          plannedOn: running ? null : rollout.dueOn,
          startedOn: running ? today : null,
          contact: '',
          nextCheckInOn: running ? addMonths(today, checkInMonths) : null,
          by: actor.personId,
          at
        }));
      await pinVersion(tx, practice.id, practice.listedVersion);
      await refreshSpread(tx, actor, practice.id, at);
    }
    const answer = { answer: input.answer, reason: input.reason || null, by: actor.personId, at, adoptionId };
    await queries.updateAnswer(tx, { rolloutId: rollout.id, unitId: input.unitId, ...answer });
    await auditRollout(tx, actor, rollout, 'replication.rollout_answered', {
      unitId: input.unitId,
      answer: input.answer
    });
    const name = (await unitNames(tx, [input.unitId], today)).get(input.unitId) ?? '';
    const officers = await peopleWithRole(tx, ['provincial_officer'], rollout.unitId);
    await notify(
      services,
      tx,
      officers.map((person) => person.id),
      {
        kind: 'replication.rollout_answered',
        facts: { name: rollout.name, unit: name },
        href: `/van-phong/trien-khai/${rollout.id}`,
        onceKey: `rollout answered ${rollout.id} ${input.unitId} ${input.answer}`,
        byMail: false
      }
    );
  });
}

/**
 * A unit reports how far it is, with a text and maybe a picture; at 100 it is done.
 * @throws AppError rollout_answer_first, rollout_not_open, forbidden, not_found
 */
export async function reportRollout(services: Services, actor: Actor, input: ReportRolloutInput): Promise<void> {
  const at = services.clock.now();
  await inTransaction(services.db, async (tx) => {
    const { rollout, unit } = await openAsked(tx, actor, input.rolloutId, input.unitId);
    if (unit.answer !== 'will_do') throw errors.answerFirst();
    await queries.insertRolloutReport(tx, { ...input, by: actor.personId, at });
    const doneOn = input.progress === 100 ? currentDay(services) : null;
    await queries.updateProgress(tx, { rolloutId: rollout.id, unitId: input.unitId, progress: input.progress, doneOn });
    await auditRollout(tx, actor, rollout, 'replication.rollout_reported', {
      unitId: input.unitId,
      progress: input.progress
    });
  });
}

/** A rollout with its figures and one page of the units within the actor's reach. @throws AppError not_found, forbidden */
export async function getRollout(services: Services, actor: Actor, input: { id: string; page: number }) {
  authorise(actor, replicationPolicy, 'replication.see');
  const { db } = services;
  const rollout = await queries.selectRollout(db, input.id);
  if (!rollout) throw errors.rolloutNotFound();
  const directing = await unitChain(db, rollout.unitId);
  const may = (permission: ReplicationPermission) => allows(actor, replicationPolicy, permission, directing);
  const whole = may('replication.see');
  const reach = whole ? undefined : await unitsReached(db, actor, replicationPolicy, 'replication.see');
  if (!whole && rollout.state === 'draft') throw errors.rolloutNotFound();
  const { rows, total } = await queries.selectRolloutUnits(
    db,
    rollout.id,
    reach,
    rolloutUnitPageSize,
    (input.page - 1) * rolloutUnitPageSize
  );
  if (!whole && total === 0) authorise(actor, replicationPolicy, 'replication.see', directing);
  const practice = await readPractice(db, rollout.practiceId);
  const document = rollout.documentId ? await documentById(db, rollout.documentId) : null;
  const mine = new Set(
    (await unitsReached(db, actor, replicationPolicy, 'replication.adopt')) ?? rows.map((row) => row.unitId)
  );
  const reports = new Map<string, Awaited<ReturnType<typeof queries.selectRolloutReports>>>();
  for (const row of rows)
    if (row.reports > 0) reports.set(row.unitId, await queries.selectRolloutReports(db, rollout.id, row.unitId));
  return {
    rollout,
    practice: { id: practice.id, name: practice.content.name, slug: practice.slug },
    document,
    unitName: (await unitNames(db, [rollout.unitId], currentDay(services))).get(rollout.unitId) ?? '',
    counts: await queries.countRollout(db, rollout.id),
    units: rows.map((row) => ({ ...row, mine: mine.has(row.unitId), texts: reports.get(row.unitId) ?? [] })),
    pageCount: Math.max(1, Math.ceil(total / rolloutUnitPageSize)),
    mayDirect: may('replication.direct'),
    daysLeft: daysBetween(currentDay(services), rollout.dueOn)
  };
}

/** One page of the rollouts that a unit within reach directs or is asked by. */
export async function listRollouts(
  services: Services,
  actor: Actor,
  input: { state?: RolloutState | undefined; page: number }
) {
  authorise(actor, replicationPolicy, 'replication.see');
  const reach = await unitsReached(services.db, actor, replicationPolicy, 'replication.see');
  const { rows, total } = await queries.selectRollouts(
    services.db,
    { state: input.state, reach, drafts: allows(actor, replicationPolicy, 'replication.direct') },
    rolloutPageSize,
    (input.page - 1) * rolloutPageSize
  );
  return {
    rows,
    total,
    pageCount: Math.max(1, Math.ceil(total / rolloutPageSize)),
    mayDirect: allows(actor, replicationPolicy, 'replication.direct')
  };
}

/** Sends the reminders owed today to units that owe an answer or the work; each goes out once. @returns how many */
export async function sendRolloutReminders(services: Services): Promise<number> {
  authorise(systemActor('replication.rollout-reminders'), replicationPolicy, 'replication.direct');
  const today = currentDay(services);
  const owing = await queries.selectOwing(services.db, {
    from: addDays(today, -(rolloutReminderSteps.at(-1) ?? 0) - 7),
    until: addDays(today, -rolloutReminderSteps[0])
  });
  let sent = 0;
  for (const one of owing) {
    const step = rolloutReminderOwed(daysBetween(one.dueOn, today));
    if (step === null) continue;
    const reminder = { rolloutId: one.rolloutId, unitId: one.unitId, step, at: services.clock.now() };
    await inTransaction(services.db, async (tx) => {
      if (!(await queries.insertRolloutReminder(tx, reminder))) return;
      const rollout = { id: one.rolloutId, name: one.name, dueOn: one.dueOn };
      await tellUnit(services, tx, rollout, one.unitId, 'replication.rollout_due', `due ${step}`);
      sent += 1;
    });
  }
  return sent;
}

export function rolloutJobs(services: Services): JobDefinition<never>[] {
  return [
    {
      name: 'replication.rollout-reminders',
      options: { cron: '10 7 * * *' },
      run: async () => void (await sendRolloutReminders(services))
    }
  ];
}
