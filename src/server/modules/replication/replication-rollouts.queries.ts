// SQL of rollouts: what is directed, the units asked, their answers and progress, reminders.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { RolloutAnswer, RolloutState } from '#shared/replication.ts';

export interface RolloutRecord {
  id: string;
  practiceId: string;
  documentId: string | null;
  name: string;
  instructions: string;
  unitId: string;
  beginsOn: string;
  dueOn: string;
  state: RolloutState;
  closedReason: string | null;
  revision: number;
  createdAt: Date;
}

const columns = sql`r.id, r.practice_id as "practiceId", r.document_id as "documentId", r.name, r.instructions, r.unit_id as "unitId",
  r.begins_on as "beginsOn", r.due_on as "dueOn", r.state, r.closed_reason as "closedReason", r.revision, r.created_at as "createdAt"`;

export async function selectRollout(db: Db, id: string): Promise<RolloutRecord | undefined> {
  const { rows } = await sql<RolloutRecord>`select ${columns} from rollout r where r.id = ${id}`.execute(db);
  return rows[0];
}

export async function lockRollout(tx: Tx, id: string): Promise<RolloutRecord | undefined> {
  const { rows } = await sql<RolloutRecord>`select ${columns} from rollout r where r.id = ${id} for update`.execute(tx);
  return rows[0];
}

export interface RolloutWrite {
  practiceId: string;
  documentId: string | null;
  name: string;
  instructions: string;
  unitId: string;
  beginsOn: string;
  dueOn: string;
}

const values = (write: RolloutWrite) => ({
  practice_id: write.practiceId,
  document_id: write.documentId,
  name: write.name,
  instructions: write.instructions,
  unit_id: write.unitId,
  begins_on: write.beginsOn,
  due_on: write.dueOn
});

export async function insertRollout(tx: Tx, write: RolloutWrite & { by: string | null; at: Date }): Promise<string> {
  const { id } = await tx
    .insertInto('rollout')
    .values({ ...values(write), created_by: write.by, created_at: write.at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateRollout(tx: Tx, id: string, write: RolloutWrite): Promise<void> {
  await tx
    .updateTable('rollout')
    .set((eb) => ({ ...values(write), revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function updateRolloutState(
  tx: Tx,
  id: string,
  state: RolloutState,
  closedReason: string | null = null
): Promise<void> {
  await tx
    .updateTable('rollout')
    .set((eb) => ({ state, closed_reason: closedReason, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function deleteRollout(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('rollout').where('id', '=', id).execute();
}

/** The units asked, in no order. */
export async function selectAsked(db: Db, rolloutId: string): Promise<string[]> {
  const rows = await db.selectFrom('rollout_unit').select('unit_id').where('rollout_id', '=', rolloutId).execute();
  return rows.map((row) => row.unit_id);
}

/** Takes out the units that are not among these; a unit that answered stays. */
export async function dropUnitsBut(tx: Tx, rolloutId: string, unitIds: readonly string[]): Promise<void> {
  await sql`delete from rollout_unit where rollout_id = ${rolloutId} and answer is null
    and not unit_id = any(${[...unitIds]}::uuid[])`.execute(tx);
}

/** Takes out one unit, unless it answered. */
export async function dropUnit(tx: Tx, rolloutId: string, unitId: string): Promise<void> {
  await tx
    .deleteFrom('rollout_unit')
    .where('rollout_id', '=', rolloutId)
    .where('unit_id', '=', unitId)
    .where('answer', 'is', null)
    .execute();
}

/** Adds units. @returns those that were not among them before */
export async function insertUnits(tx: Tx, rolloutId: string, unitIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into rollout_unit (rollout_id, unit_id) select ${rolloutId}, u.id
    from unit u where u.id = any(${[...unitIds]}::uuid[]) on conflict do nothing returning unit_id as id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Those of some units that stand on a day (ISO), of some types where these are given. */
export async function selectStanding(
  db: Db,
  unitIds: readonly string[],
  day: string,
  types?: readonly string[]
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select v.unit_id as id from unit_version v
    where v.unit_id = any(${[...unitIds]}::uuid[]) and v.valid @> ${day}::date
      ${types ? sql`and v.type = any(${[...types]}::text[])` : sql``}`.execute(db);
  return rows.map((row) => row.id);
}

export interface RolloutUnitRow {
  unitId: string;
  unitName: string;
  answer: RolloutAnswer | null;
  reason: string | null;
  answeredAt: Date | null;
  progress: number;
  doneOn: string | null;
  adoptionId: string | null;
  reports: number;
}

const unitColumns = sql`u.unit_id as "unitId",
  (select x.full_name from unit_version x where x.unit_id = u.unit_id order by lower(x.valid) desc nulls last limit 1) as "unitName",
  u.answer, u.reason, u.answered_at as "answeredAt", u.progress, u.done_on as "doneOn", u.adoption_id as "adoptionId",
  (select count(*) from rollout_report p where p.rollout_id = u.rollout_id and p.unit_id = u.unit_id) as reports`;

export async function selectRolloutUnits(
  db: Db,
  rolloutId: string,
  reach: readonly string[] | undefined,
  limit: number,
  offset: number
): Promise<{ rows: RolloutUnitRow[]; total: number }> {
  const within = reach ? sql`and u.unit_id = any(${[...reach]}::uuid[])` : sql``;
  const { rows } = await sql<RolloutUnitRow>`
    select * from (select ${unitColumns} from rollout_unit u where u.rollout_id = ${rolloutId} ${within}) rows
    order by answer is not null, "unitName" collate "vi-x-icu", "unitId" limit ${limit} offset ${offset}`.execute(db);
  const count = await sql<{ count: number }>`
    select count(*) as count from rollout_unit u where u.rollout_id = ${rolloutId} ${within}`.execute(db);
  return { rows, total: count.rows[0]?.count ?? 0 };
}

export async function lockRolloutUnit(tx: Tx, rolloutId: string, unitId: string): Promise<RolloutUnitRow | undefined> {
  await sql`select from rollout_unit where rollout_id = ${rolloutId} and unit_id = ${unitId} for update`.execute(tx);
  const { rows } = await sql<RolloutUnitRow>`
    select ${unitColumns} from rollout_unit u where u.rollout_id = ${rolloutId} and u.unit_id = ${unitId}`.execute(tx);
  return rows[0];
}

export interface RolloutCounts {
  asked: number;
  willDo: number;
  doesAlready: number;
  cannot: number;
  done: number;
  silent: number;
}

export async function countRollout(db: Db, rolloutId: string): Promise<RolloutCounts> {
  const { rows } = await sql<RolloutCounts>`
    select count(*) as asked, count(*) filter (where answer = 'will_do') as "willDo",
      count(*) filter (where answer = 'does_already') as "doesAlready", count(*) filter (where answer = 'cannot') as cannot,
      count(*) filter (where done_on is not null or answer = 'does_already') as done, count(*) filter (where answer is null) as silent
    from rollout_unit where rollout_id = ${rolloutId}`.execute(db);
  return rows[0] ?? { asked: 0, willDo: 0, doesAlready: 0, cannot: 0, done: 0, silent: 0 };
}

export async function updateAnswer(
  tx: Tx,
  given: {
    rolloutId: string;
    unitId: string;
    answer: RolloutAnswer;
    reason: string | null;
    by: string | null;
    at: Date;
    adoptionId: string | null;
  }
): Promise<void> {
  await sql`update rollout_unit set answer = ${given.answer}, reason = ${given.reason}, answered_by = ${given.by},
      answered_at = ${given.at}, adoption_id = coalesce(${given.adoptionId}::uuid, adoption_id)
    where rollout_id = ${given.rolloutId} and unit_id = ${given.unitId}`.execute(tx);
}

export async function updateProgress(
  tx: Tx,
  given: { rolloutId: string; unitId: string; progress: number; doneOn: string | null }
): Promise<void> {
  await tx
    .updateTable('rollout_unit')
    .set({ progress: given.progress, done_on: given.doneOn })
    .where('rollout_id', '=', given.rolloutId)
    .where('unit_id', '=', given.unitId)
    .execute();
}

export async function insertRolloutReport(
  tx: Tx,
  given: {
    rolloutId: string;
    unitId: string;
    progress: number;
    text: string;
    mediaId: string | null;
    by: string | null;
    at: Date;
  }
): Promise<void> {
  await tx
    .insertInto('rollout_report')
    .values({
      rollout_id: given.rolloutId,
      unit_id: given.unitId,
      progress: given.progress,
      text: given.text,
      media_id: given.mediaId,
      by_person: given.by,
      at: given.at
    })
    .execute();
}

export async function selectRolloutReports(
  db: Db,
  rolloutId: string,
  unitId: string
): Promise<{ id: string; progress: number; text: string; mediaId: string | null; at: Date }[]> {
  const { rows } = await sql<{ id: string; progress: number; text: string; mediaId: string | null; at: Date }>`
    select id, progress, text, media_id as "mediaId", at from rollout_report
    where rollout_id = ${rolloutId} and unit_id = ${unitId} order by at desc, id desc limit 50`.execute(db);
  return rows;
}

export interface RolloutRow extends RolloutCounts {
  id: string;
  name: string;
  practiceId: string;
  practiceName: string;
  unitName: string;
  beginsOn: string;
  dueOn: string;
  state: RolloutState;
}

/** Rollouts that a unit within reach directs or is asked by; undefined: all. Open ones first, by deadline. */
export async function selectRollouts(
  db: Db,
  filter: { state?: RolloutState | undefined; reach: readonly string[] | undefined; drafts: boolean },
  limit: number,
  offset: number
): Promise<{ rows: RolloutRow[]; total: number }> {
  const where = sql.join(
    [
      sql`true`,
      ...(filter.state ? [sql`r.state = ${filter.state}`] : []),
      ...(filter.drafts ? [] : [sql`r.state <> 'draft'`]),
      ...(filter.reach
        ? [
            sql`(r.unit_id = any(${[...filter.reach]}::uuid[]) or (r.state <> 'draft' and exists (
              select from rollout_unit u where u.rollout_id = r.id and u.unit_id = any(${[...filter.reach]}::uuid[]))))`
          ]
        : [])
    ],
    sql` and `
  );
  const { rows } = await sql<RolloutRow>`
    select r.id, r.name, r.practice_id as "practiceId", p.name as "practiceName", r.begins_on as "beginsOn", r.due_on as "dueOn",
      r.state, (select x.full_name from unit_version x where x.unit_id = r.unit_id order by lower(x.valid) desc nulls last limit 1) as "unitName",
      c.*
    from rollout r join practice p on p.id = r.practice_id
    cross join lateral (
      select count(*) as asked, count(*) filter (where answer = 'will_do') as "willDo",
        count(*) filter (where answer = 'does_already') as "doesAlready", count(*) filter (where answer = 'cannot') as cannot,
        count(*) filter (where done_on is not null or answer = 'does_already') as done, count(*) filter (where answer is null) as silent
      from rollout_unit u where u.rollout_id = r.id
    ) c
    where ${where}
    order by array_position(array['open', 'draft', 'closed'], r.state), r.due_on, r.id limit ${limit} offset ${offset}`.execute(
    db
  );
  const count = await sql<{ count: number }>`select count(*) as count from rollout r where ${where}`.execute(db);
  return { rows, total: count.rows[0]?.count ?? 0 };
}

/** Units of open rollouts that owe an answer or the work, around the deadline. */
export async function selectOwing(
  db: Db,
  days: { from: string; until: string }
): Promise<{ rolloutId: string; name: string; unitId: string; dueOn: string }[]> {
  const { rows } = await sql<{ rolloutId: string; name: string; unitId: string; dueOn: string }>`
    select r.id as "rolloutId", r.name, u.unit_id as "unitId", r.due_on as "dueOn"
    from rollout r join rollout_unit u on u.rollout_id = r.id
    where r.state = 'open' and r.due_on between ${days.from}::date and ${days.until}::date
      and (u.answer is null or (u.answer = 'will_do' and u.done_on is null))
    order by r.id, u.unit_id limit 20000`.execute(db);
  return rows;
}

export async function insertRolloutReminder(
  tx: Tx,
  reminder: { rolloutId: string; unitId: string; step: number; at: Date }
): Promise<boolean> {
  const result = await tx
    .insertInto('rollout_reminder')
    .values({ rollout_id: reminder.rolloutId, unit_id: reminder.unitId, step: reminder.step, sent_at: reminder.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows) > 0;
}
