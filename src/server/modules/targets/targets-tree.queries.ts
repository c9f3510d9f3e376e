// SQL of targets: those of a resolution, those that feed them from elsewhere, writing one.
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { TargetFacts, TargetRecord, TargetWrite } from './targets.types.ts';

const facts = sql`t.id, t.parent_id as "parentId", t.baseline, t.baseline_on as "baselineOn", t.goal, t.goal_on as "goalOn",
  t.better, t.rollup, t.feeds, t.weight`;
const columns = sql`${facts}, t.resolution_id as "resolutionId", t.unit_id as "unitId", t.code, t.name, t.measure, t.note,
  t.position, t.revision`;

/** Targets of a resolution as they were ordered. */
export async function selectTargets(db: Db, resolutionId: string): Promise<TargetRecord[]> {
  const { rows } = await sql<TargetRecord>`
    select ${columns} from resolution_target t where t.resolution_id = ${resolutionId}
    order by t.position, t.id`.execute(db);
  return rows;
}

export async function selectTarget(db: Db, id: string): Promise<TargetRecord | undefined> {
  const { rows } = await sql<TargetRecord>`select ${columns} from resolution_target t where t.id = ${id}`.execute(db);
  return rows[0];
}

export async function lockTarget(tx: Tx, id: string): Promise<TargetRecord | undefined> {
  const { rows } = await sql<TargetRecord>`
    select ${columns} from resolution_target t where t.id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Targets of other resolutions that feed targets of this one, directly or through one another. */
export async function selectFeeding(db: Db, resolutionId: string): Promise<TargetFacts[]> {
  const { rows } = await sql<TargetFacts>`
    with recursive below (id) as (
      select id from resolution_target where resolution_id = ${resolutionId}
      union
      select t.id from resolution_target t join below b on t.parent_id = b.id where t.feeds
    )
    select ${facts} from below b join resolution_target t on t.id = b.id
    where t.resolution_id <> ${resolutionId} order by t.id`.execute(db);
  return rows;
}

export interface FarRow {
  id: string;
  code: string;
  name: string;
  resolutionId: string;
  resolutionName: string;
  here: string;
  public: boolean;
}

const far = sql`o.id, o.code, o.name, o.resolution_id as "resolutionId", r.name as "resolutionName", r.public`;

/** Targets of other resolutions above (`feedsInto`) and below (`fedBy`) those of this one. */
export async function selectFar(db: Db, resolutionId: string): Promise<{ feedsInto: FarRow[]; fedBy: FarRow[] }> {
  const above = await sql<FarRow>`
    select ${far}, t.id as here from resolution_target t join resolution_target o on o.id = t.parent_id
    join resolution r on r.id = o.resolution_id
    where t.resolution_id = ${resolutionId} and o.resolution_id <> t.resolution_id order by t.position, t.id`.execute(
    db
  );
  const below = await sql<FarRow>`
    select ${far}, t.id as here from resolution_target t join resolution_target o on o.parent_id = t.id and o.feeds
    join resolution r on r.id = o.resolution_id
    where t.resolution_id = ${resolutionId} and o.resolution_id <> t.resolution_id
    order by r.name collate "vi-x-icu", o.position, o.id limit 500`.execute(db);
  return { feedsInto: above.rows, fedBy: below.rows };
}

/** The lock that the trigger against circles takes, taken before any row: two moves at once queue, none waits in a ring. */
export async function lockParents(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('resolution_target.parent', 0))`.execute(tx);
}

/** Every target's parent, above and below some targets: to find a circle before it is closed. */
export async function selectParents(db: Db, fromId: string): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ id: string; parentId: string | null }>`
    with recursive up (id) as (
      select ${fromId}::uuid
      union
      select t.parent_id from resolution_target t join up on t.id = up.id where t.parent_id is not null
    )
    select t.id, t.parent_id as "parentId" from up join resolution_target t on t.id = up.id`.execute(db);
  return new Map(rows.map((row) => [row.id, row.parentId]));
}

export interface OfferedTarget {
  id: string;
  code: string;
  name: string;
  measure: string;
  resolutionId: string;
  resolutionName: string;
}

/** Targets by words of their name, their code or their resolution's name, of resolutions that run first. */
export async function searchTargets(
  db: Db,
  q: string,
  not: { resolutionId?: string | undefined },
  today: string,
  limit: number
): Promise<OfferedTarget[]> {
  const words = sql`string_to_array(text_words(text_folded(${q})), ' ')`;
  const elsewhere: RawBuilder<unknown> = not.resolutionId ? sql`t.resolution_id <> ${not.resolutionId}` : sql`true`;
  const { rows } = await sql<OfferedTarget>`
    select t.id, t.code, t.name, t.measure, r.id as "resolutionId", r.name as "resolutionName"
    from resolution_target t join resolution r on r.id = t.resolution_id
    where ${elsewhere} and text_words(text_folded(t.code || ' ' || t.name || ' ' || r.name)) like all (
      select '%' || word || '%' from unnest(${words}) as word)
    order by (r.term @> ${today}::date) desc, upper(r.term) desc, r.id, t.position, t.id limit ${limit}`.execute(db);
  return rows;
}

const values = (write: TargetWrite) => ({
  parent_id: write.parentId,
  unit_id: write.unitId,
  code: write.code,
  name: write.name,
  measure: write.measure,
  baseline: write.baseline,
  baseline_on: write.baselineOn,
  goal: write.goal,
  goal_on: write.goalOn,
  better: write.better,
  rollup: write.rollup,
  feeds: write.feeds,
  weight: write.weight,
  note: write.note
});

/** Placed last among all targets of the resolution. */
export async function insertTarget(tx: Tx, resolutionId: string, write: TargetWrite): Promise<string> {
  const { id } = await tx
    .insertInto('resolution_target')
    .values({
      ...values(write),
      resolution_id: resolutionId,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from resolution_target where resolution_id = ${resolutionId})`
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateTarget(tx: Tx, id: string, write: TargetWrite): Promise<void> {
  await tx
    .updateTable('resolution_target')
    .set({ ...values(write), revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
}

export async function renumber(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    update resolution_target t set position = n.place::int
    from unnest(${[...ids]}::uuid[]) with ordinality as n (id, place) where n.id = t.id`.execute(tx);
}

export async function deleteTarget(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('resolution_target').where('id', '=', id).execute();
}

/** What hangs on a target. */
export async function countUses(db: Db, id: string): Promise<{ below: number; values: number; practices: number }> {
  const { rows } = await sql<{ below: number; values: number; practices: number }>`
    select (select count(*) from resolution_target where parent_id = ${id}) as below,
      (select count(*) from target_value where target_id = ${id}) as values,
      (select count(*) from practice_target where target_id = ${id}) as practices`.execute(db);
  return rows[0] ?? { below: 0, values: 0, practices: 0 };
}
