// SQL of check-ins: giving one, the list of those due, reminders.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { CheckInIndicator, CheckInOutcome } from '#shared/check-ins.ts';
import type { PracticeLife } from '#shared/practice.ts';
import { rowUnitName } from './practices-names.queries.ts';

export interface CheckInRow {
  id: string;
  dueOn: string | null;
  onDate: string;
  outcome: CheckInOutcome;
  life: PracticeLife;
  note: string;
  indicators: CheckInIndicator[];
  criteriaAnswers: Record<string, string>;
  reach: number | null;
  byPerson: string | null;
  at: Date;
}

const columns = sql`c.id, c.due_on as "dueOn", c.on_date as "onDate", c.outcome, c.life, c.note, c.indicators,
  c.criteria_answers as "criteriaAnswers", c.reach, c.by_person as "byPerson", c.at`;

/** Newest first. */
export async function selectCheckIns(db: Db, practiceId: string, limit: number, offset = 0): Promise<CheckInRow[]> {
  const { rows } = await sql<CheckInRow>`
    select ${columns} from check_in c where c.practice_id = ${practiceId}
    order by c.on_date desc, c.at desc, c.id desc limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

export interface RecentCheckIn extends Pick<CheckInRow, 'dueOn' | 'onDate' | 'outcome'> {
  practiceId: string;
}

/** The newest check-ins of each of some practices, newest first. */
export async function selectRecentCheckIns(
  db: Db,
  practiceIds: readonly string[],
  each: number
): Promise<RecentCheckIn[]> {
  const { rows } = await sql<RecentCheckIn>`
    select asked.id as "practiceId", c.due_on as "dueOn", c.on_date as "onDate", c.outcome
    from unnest(${practiceIds}::uuid[]) as asked (id)
    cross join lateral (
      select due_on, on_date, outcome, at, id from check_in where practice_id = asked.id
      order by on_date desc, at desc, id desc limit ${each}
    ) c
    order by asked.id, c.on_date desc, c.at desc, c.id desc`.execute(db);
  return rows;
}

export async function countCheckIns(db: Db, practiceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from check_in where practice_id = ${practiceId}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function selectBySubmission(db: Db, key: string): Promise<{ id: string; practiceId: string } | undefined> {
  const row = await db
    .selectFrom('check_in')
    .select(['id', 'practice_id'])
    .where('submission_key', '=', key)
    .executeTakeFirst();
  return row && { id: row.id, practiceId: row.practice_id };
}

export async function insertCheckIn(
  tx: Tx,
  given: Omit<CheckInRow, 'id'> & {
    practiceId: string;
    unitId: string;
    criteriaId: string | null;
    submissionKey: string;
  }
): Promise<string> {
  const { id } = await tx
    .insertInto('check_in')
    .values({
      practice_id: given.practiceId,
      due_on: given.dueOn,
      on_date: given.onDate,
      outcome: given.outcome,
      life: given.life,
      note: given.note,
      indicators: JSON.stringify(given.indicators),
      criteria_id: given.criteriaId,
      criteria_answers: JSON.stringify(given.criteriaAnswers),
      reach: given.reach,
      unit_id: given.unitId,
      by_person: given.byPerson,
      at: given.at,
      submission_key: given.submissionKey
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateLife(
  tx: Tx,
  practiceId: string,
  change: { life: PracticeLife; on: string; nextCheckInOn: string | null; at: Date }
): Promise<void> {
  await sql`update practice set life_since = case when life is distinct from ${change.life} then ${change.on}::date else life_since end,
      life = ${change.life}, last_check_in_on = ${change.on}, next_check_in_on = ${change.nextCheckInOn}, updated_at = ${change.at}
    where id = ${practiceId}`.execute(tx);
}

export async function updateSchedule(
  tx: Tx,
  practiceId: string,
  change: { months: number; nextOn: string | null; at: Date }
): Promise<void> {
  await tx
    .updateTable('practice')
    .set({ check_in_months: change.months, next_check_in_on: change.nextOn, updated_at: change.at })
    .where('id', '=', practiceId)
    .execute();
}

export interface DueRow {
  id: string;
  code: string;
  name: string;
  unitId: string;
  unitName: string;
  life: PracticeLife;
  dueOn: string;
  lastOn: string | null;
}

export interface DueFilter {
  /** Due on or before this day. */
  until: string | null;
  /** Due on or after this day. */
  from: string | null;
  /** Units whose practices count, with all below; undefined: all. */
  reach: readonly string[] | undefined;
  fieldId?: string | undefined;
}

const dueWhere = (filter: DueFilter) =>
  sql.join(
    [
      sql`p.merged_into_id is null and p.next_check_in_on is not null`,
      ...(filter.until ? [sql`p.next_check_in_on <= ${filter.until}::date`] : []),
      ...(filter.from ? [sql`p.next_check_in_on >= ${filter.from}::date`] : []),
      ...(filter.reach ? [sql`p.unit_id = any(${[...filter.reach]}::uuid[])`] : []),
      ...(filter.fieldId ? [sql`p.field_id = ${filter.fieldId}`] : [])
    ],
    sql` and `
  );

/** The longest overdue first. */
export async function selectDue(db: Db, filter: DueFilter, limit: number, offset: number): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    select p.id, p.code, p.name, p.unit_id as "unitId", ${rowUnitName(sql`p.unit_id`)} as "unitName", p.life,
      p.next_check_in_on as "dueOn", p.last_check_in_on as "lastOn"
    from practice p where ${dueWhere(filter)}
    order by p.next_check_in_on, p.id limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

export async function countDue(db: Db, filter: DueFilter): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from practice p where ${dueWhere(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Units that hold practices with a check-in day, with how many. */
export async function selectDueUnits(db: Db): Promise<{ unitId: string; count: number }[]> {
  const { rows } = await sql<{ unitId: string; count: number }>`
    select unit_id as "unitId", count(*) as count from practice
    where merged_into_id is null and next_check_in_on is not null group by unit_id`.execute(db);
  return rows;
}

/** Practices whose check-in day lies between two days, by id after `afterId`. */
export async function selectToRemind(
  db: Db,
  days: { from: string; until: string },
  afterId: string | null,
  limit: number
): Promise<{ id: string; name: string; unitId: string; dueOn: string }[]> {
  const { rows } = await sql<{ id: string; name: string; unitId: string; dueOn: string }>`
    select p.id, p.name, p.unit_id as "unitId", p.next_check_in_on as "dueOn" from practice p
    where p.merged_into_id is null and p.next_check_in_on between ${days.from}::date and ${days.until}::date
      and (${afterId}::uuid is null or p.id > ${afterId}::uuid)
    order by p.id limit ${limit}`.execute(db);
  return rows;
}

/** Notes that a reminder goes out; false when it went out before. */
export async function insertReminder(
  tx: Tx,
  reminder: { practiceId: string; dueOn: string; step: number; at: Date }
): Promise<boolean> {
  const result = await tx
    .insertInto('check_in_reminder')
    .values({ practice_id: reminder.practiceId, due_on: reminder.dueOn, step: reminder.step, sent_at: reminder.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows) > 0;
}

/** Recognised practices whose yearly re-evaluation has come. */
export async function selectToReevaluate(
  db: Db,
  today: string,
  limit: number
): Promise<{ id: string; name: string; unitId: string; reevaluateOn: string }[]> {
  const { rows } = await sql<{ id: string; name: string; unitId: string; reevaluateOn: string }>`
    select p.id, p.name, p.unit_id as "unitId", p.reevaluate_on as "reevaluateOn" from practice p
    where p.state = 'recognised' and p.merged_into_id is null and p.reevaluate_on <= ${today}::date
    order by p.reevaluate_on, p.id limit ${limit}`.execute(db);
  return rows;
}
