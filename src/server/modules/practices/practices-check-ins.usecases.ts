// Check-ins: giving one, seeing what is due, the schedule, and the reminders that go out by themselves.
import { authorise, systemActor, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { currentDay } from '#server/platform/clock.ts';
import type { JobDefinition } from '#server/platform/jobs.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { peopleWithRole, personNames } from '#server/modules/people/people.within.ts';
import type { Services } from '#server/services.ts';
import type { CheckInInput, CheckInScheduleInput, DueListInput } from '#shared/check-ins.schema.ts';
import type { ModelCriterion } from '#shared/check-ins.ts';
import { checkInTexts } from '#shared/messages/check-ins.ts';
import type { Locale } from '#shared/messages.ts';
import { healthMarks } from './practices-cards.within.ts';
import * as queries from './practices-check-ins.queries.ts';
import * as rules from './practices-check-ins.rules.ts';
import { selectPublishedCriteria } from './practices-criteria.queries.ts';
import { practiceReach } from './practices-reach.within.ts';
import { addDays, addMonths, daysBetween } from '#shared/days.ts';
import { checkInGiven, notAlive, outcomeImpossible, unknownCriterion } from './practices-check-ins.errors.ts';
import { practiceMerged, practiceNotFound } from './practices.errors.ts';
import { practicesPolicy } from './practices.policy.ts';
import { lockPractice } from './practices.queries.ts';
import { auditPractice, authoriseAt, mayAt, readPractice, recordEvent, refreshRegister } from './practices.within.ts';
import type { PracticeRecord } from './practices.types.ts';

export const checkInPageSize = 20;
export const duePageSize = 40;

async function openAlive(
  tx: Tx,
  actor: Actor,
  id: string
): Promise<PracticeRecord & { life: NonNullable<PracticeRecord['life']> }> {
  const practice = await lockPractice(tx, id);
  if (!practice) {
    authorise(actor, practicesPolicy, 'practices.write');
    throw practiceNotFound();
  }
  await authoriseAt(tx, actor, 'practices.write', practice.unitId);
  if (practice.mergedIntoId) throw practiceMerged(practice.mergedIntoId);
  if (!practice.life) throw notAlive(practice.state);
  return { ...practice, life: practice.life };
}

/**
 * Gives a check-in. The same form sent twice is one check-in; of two officers who answer the same due day, the second is
 * told who was first.
 * @returns the condition and the next due day after it
 * @throws AppError check_in_given, outcome_impossible, not_alive, criterion_unknown, forbidden, not_found, practice_merged
 */
export async function giveCheckIn(
  services: Services,
  actor: Actor,
  input: CheckInInput & { practiceId: string }
): Promise<{ id: string; nextOn: string | null }> {
  authorise(actor, practicesPolicy, 'practices.write');
  const today = currentDay(services);
  const at = services.clock.now();
  return inTransaction(services.db, async (tx) => {
    const practice = await openAlive(tx, actor, input.practiceId);
    const before = await queries.selectBySubmission(tx, input.submissionKey);
    if (before && before.practiceId === practice.id) return { id: before.id, nextOn: practice.nextCheckInOn };
    if (input.dueOn !== practice.nextCheckInOn) {
      const [last] = await queries.selectCheckIns(tx, practice.id, 1);
      const names = await personNames(tx, last?.byPerson ? [last.byPerson] : []);
      throw checkInGiven(
        last?.onDate ?? today,
        (last?.byPerson && names.get(last.byPerson)) ?? null,
        practice.nextCheckInOn
      );
    }
    const life = rules.lifeAfter(practice.life, input.outcome);
    if (!life) throw outcomeImpossible(input.outcome, practice.life);
    const criteria = await selectPublishedCriteria(tx, practice.id);
    const known = new Set(criteria?.items.map((item) => item.key));
    if (Object.keys(input.criteriaAnswers).some((key) => !known.has(key))) throw unknownCriterion();

    const standing = { dueOn: practice.nextCheckInOn, months: practice.checkInMonths, today };
    const nextOn = rules.nextDue(life, standing);
    const indicators = input.indicators.flatMap(({ value, ...rest }) => (value === null ? [] : [{ ...rest, value }]));
    const id = await queries.insertCheckIn(tx, {
      practiceId: practice.id,
      unitId: practice.unitId,
      dueOn: rules.dueServed(practice.nextCheckInOn, today),
      onDate: today,
      outcome: input.outcome,
      life,
      note: input.note,
      indicators,
      criteriaId: criteria && Object.keys(input.criteriaAnswers).length > 0 ? criteria.id : null,
      criteriaAnswers: input.criteriaAnswers,
      reach: input.reach,
      byPerson: actor.personId,
      at,
      submissionKey: input.submissionKey
    });
    await queries.updateLife(tx, practice.id, { life, on: today, nextCheckInOn: nextOn, at });
    await recordEvent(tx, actor, practice.id, {
      kind: 'check_in',
      onDate: today,
      public: true,
      details: { outcome: input.outcome, life, checkInId: id },
      at
    });
    await auditPractice(tx, actor, practice, 'practices.check_in', { outcome: input.outcome, life, checkInId: id });
    if (practice.listedAt) await refreshRegister(tx, practice);
    return { id, nextOn };
  });
}

/** What the page of check-ins shows of one practice. @throws AppError not_found, forbidden */
export async function getCheckIns(services: Services, actor: Actor, input: { practiceId: string; page: number }) {
  authorise(actor, practicesPolicy, 'practices.see');
  const { db } = services;
  const practice = await readPractice(db, input.practiceId);
  await authoriseAt(db, actor, 'practices.see', practice.unitId);
  const may = await mayAt(db, actor, practice.unitId);
  const today = currentDay(services);
  const [rows, total, recent, criteria] = await Promise.all([
    queries.selectCheckIns(db, practice.id, checkInPageSize, (input.page - 1) * checkInPageSize),
    queries.countCheckIns(db, practice.id),
    queries.selectCheckIns(db, practice.id, healthMarks),
    selectPublishedCriteria(db, practice.id)
  ]);
  const names = await personNames(
    db,
    rows.flatMap((row) => row.byPerson ?? [])
  );
  return {
    practice: {
      id: practice.id,
      code: practice.code,
      name: practice.content.name,
      life: practice.life,
      lifeSince: practice.lifeSince,
      months: practice.checkInMonths,
      nextOn: practice.nextCheckInOn,
      indicators: practice.content.indicators,
      reach: practice.content.reach
    },
    overdueDays: practice.nextCheckInOn ? Math.max(0, daysBetween(practice.nextCheckInOn, today)) : 0,
    outcomes:
      practice.life && may('practices.write') && !practice.mergedIntoId ? rules.possibleOutcomes(practice.life) : [],
    maySchedule: practice.life !== null && may('practices.manage'),
    criteria: (criteria?.items ?? []) as ModelCriterion[],
    health: rules.healthStrip(recent, practice.nextCheckInOn, today),
    rows: rows.map((row) => ({ ...row, byName: row.byPerson ? (names.get(row.byPerson) ?? null) : null })),
    total,
    pageCount: Math.max(1, Math.ceil(total / checkInPageSize))
  };
}

/**
 * Sets how often a practice reports and when next.
 * @throws AppError not_alive, forbidden, not_found, practice_merged
 */
export async function setCheckInSchedule(
  services: Services,
  actor: Actor,
  input: CheckInScheduleInput & { practiceId: string }
): Promise<void> {
  authorise(actor, practicesPolicy, 'practices.manage');
  const at = services.clock.now();
  await inTransaction(services.db, async (tx) => {
    const practice = await openAlive(tx, actor, input.practiceId);
    await authoriseAt(tx, actor, 'practices.manage', practice.unitId);
    const nextOn = practice.life === 'ended' ? null : (input.nextOn ?? addMonths(currentDay(services), input.months));
    await queries.updateSchedule(tx, practice.id, { months: input.months, nextOn, at });
    await auditPractice(tx, actor, practice, 'practices.check_in_scheduled', { months: input.months, nextOn });
    if (practice.listedAt) await refreshRegister(tx, practice);
  });
}

/** One page of the check-ins that are due where the actor's grants reach, the longest overdue first, with counts. */
export async function listDueCheckIns(services: Services, actor: Actor, input: DueListInput) {
  const { db } = services;
  const reach = await practiceReach(db, actor, 'practices.see', input.unitId);
  const writable = await practiceReach(db, actor, 'practices.write', input.unitId).catch(() => []);
  const mayWrite = writable && new Set(writable);
  const today = currentDay(services);
  const filterFor = (due: DueListInput['due']) => ({ ...rules.dueDays(due, today), reach, fieldId: input.fieldId });
  const [rows, overdue, soon, all] = await Promise.all([
    queries.selectDue(db, filterFor(input.due), duePageSize, (input.page - 1) * duePageSize),
    queries.countDue(db, filterFor('overdue')),
    queries.countDue(db, filterFor('soon')),
    queries.countDue(db, filterFor('all'))
  ]);
  const counts = { overdue, soon, all };
  return {
    rows: rows.map((row) => ({
      ...row,
      overdueDays: Math.max(0, daysBetween(row.dueOn, today)),
      mayGive: mayWrite === undefined || mayWrite.has(row.unitId)
    })),
    counts,
    pageCount: Math.max(1, Math.ceil(counts[input.due] / duePageSize))
  };
}

/** Practices named in one text: a message longer than that is read by nobody. */
const namedInText = 30;

/** A reminder to paste into Zalo: the overdue check-ins of a unit and those below. Empty when there are none. */
export async function zaloReminder(
  services: Services,
  actor: Actor,
  input: { unitId: string; locale: Locale }
): Promise<string> {
  const { db } = services;
  const reach = await practiceReach(db, actor, 'practices.see', input.unitId);
  const today = currentDay(services);
  const filter = { ...rules.dueDays('overdue', today), reach };
  const [rows, total] = await Promise.all([
    queries.selectDue(db, filter, namedInText, 0),
    queries.countDue(db, filter)
  ]);
  if (rows.length === 0) return '';
  const t = checkInTexts(input.locale);
  return [
    t.zaloGreeting({ count: total }),
    ...rows.map((row, index) => t.zaloLine({ number: index + 1, name: row.name, days: daysBetween(row.dueOn, today) })),
    ...(total > rows.length ? [t.zaloMore({ count: total - rows.length })] : []),
    t.zaloClosing({ link: `${services.config.publicUrl}/van-phong/duy-tri` })
  ].join('\n');
}

/**
 * Sends the reminders owed today; run daily, and safe to run again: each goes out once.
 * @returns how many practices were reminded of
 */
export async function sendCheckInReminders(services: Services): Promise<number> {
  const actor = systemActor('practices.check-in-reminders');
  authorise(actor, practicesPolicy, 'practices.write');
  const today = currentDay(services);
  const span = {
    from: addDays(today, -rules.reminderSteps.at(-1)! - 7),
    until: addDays(today, -rules.reminderSteps[0])
  };
  let sent = 0;
  let afterId: string | null = null;
  for (;;) {
    const batch = await queries.selectToRemind(services.db, span, afterId, 200);
    for (const practice of batch) if (await remindOne(services, practice, today)) sent += 1;
    afterId = batch.at(-1)?.id ?? null;
    if (batch.length < 200) break;
  }
  sent += await remindReevaluations(services, today);
  return sent;
}

async function remindOne(
  services: Services,
  practice: { id: string; name: string; unitId: string; dueOn: string },
  today: string
): Promise<boolean> {
  const step = rules.reminderOwed(practice.dueOn, today);
  if (step === null) return false;
  return inTransaction(services.db, async (tx) => {
    const reminder = { practiceId: practice.id, dueOn: practice.dueOn, step, at: services.clock.now() };
    if (!(await queries.insertReminder(tx, reminder))) return false;
    const people = await peopleWithRole(tx, ['unit_officer', 'unit_leader'], practice.unitId);
    await notify(
      services,
      tx,
      people.map((person) => person.id),
      {
        kind: step < 0 ? 'practices.check_in_due' : 'practices.check_in_overdue',
        facts: { practice: practice.name, day: practice.dueOn, days: daysBetween(practice.dueOn, today) },
        href: `/van-phong/mo-hinh/${practice.id}/duy-tri`,
        onceKey: `check-in ${practice.id} ${practice.dueOn} ${step}`,
        byMail: true
      }
    );
    return true;
  });
}

async function remindReevaluations(services: Services, today: string): Promise<number> {
  const due = await queries.selectToReevaluate(services.db, today, 500);
  let told = 0;
  for (const practice of due) {
    told += await inTransaction(services.db, async (tx) => {
      const people = await peopleWithRole(tx, ['provincial_officer'], practice.unitId);
      return notify(
        services,
        tx,
        people.map((person) => person.id),
        {
          kind: 'practices.reevaluation_due',
          facts: { practice: practice.name, day: practice.reevaluateOn },
          href: `/van-phong/mo-hinh/${practice.id}`,
          onceKey: `reevaluation ${practice.id} ${practice.reevaluateOn}`,
          byMail: false
        }
      );
    });
  }
  return told;
}

export function checkInJobs(services: Services): JobDefinition<never>[] {
  return [
    {
      name: 'practices.check-in-reminders',
      options: { cron: '0 7 * * *' },
      run: async () => void (await sendCheckInReminders(services))
    }
  ];
}
