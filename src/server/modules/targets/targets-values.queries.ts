// SQL of values: those that stand, all that were ever recorded, recording and replacing one.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { StandingValue } from './targets.types.ts';

/** Values that stand, of some targets, up to a day. */
export async function selectStanding(db: Db, targetIds: readonly string[], until: string): Promise<StandingValue[]> {
  if (targetIds.length === 0) return [];
  const { rows } = await sql<StandingValue>`
    select target_id as "targetId", on_date as "onDate", value from target_value
    where target_id = any(${[...targetIds]}::uuid[]) and replaced_at is null and on_date <= ${until}::date
    order by target_id, on_date`.execute(db);
  return rows;
}

export interface ValueRecord {
  id: string;
  targetId: string;
  onDate: string;
  value: number;
  source: string;
  documentId: string | null;
  by: string | null;
  at: Date;
  replacedAt: Date | null;
  replacedBy: string | null;
  replacedReason: string | null;
}

const columns = sql`v.id, v.target_id as "targetId", v.on_date as "onDate", v.value, v.source, v.document_id as "documentId",
  v.recorded_by as by, v.recorded_at as at, v.replaced_at as "replacedAt", v.replaced_by as "replacedBy",
  v.replaced_reason as "replacedReason"`;

/** Everything recorded of a target, the newest day first, and of one day what stands before what it replaced. */
export async function selectValues(db: Db, targetId: string, limit: number): Promise<ValueRecord[]> {
  const { rows } = await sql<ValueRecord>`
    select ${columns} from target_value v where v.target_id = ${targetId}
    order by v.on_date desc, v.replaced_at desc nulls first, v.recorded_at desc, v.id limit ${limit}`.execute(db);
  return rows;
}

export async function lockValue(tx: Tx, id: string): Promise<ValueRecord | undefined> {
  const { rows } = await sql<ValueRecord>`
    select ${columns} from target_value v where v.id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Undefined when a value of that day stands already. */
export async function insertValue(
  tx: Tx,
  given: Pick<ValueRecord, 'targetId' | 'onDate' | 'value' | 'source' | 'documentId' | 'by' | 'at'>
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into target_value (target_id, on_date, value, source, document_id, recorded_by, recorded_at)
    values (${given.targetId}, ${given.onDate}, ${given.value}, ${given.source}, ${given.documentId}, ${given.by}, ${given.at})
    on conflict (target_id, on_date) where replaced_at is null do nothing returning id`.execute(tx);
  return rows[0]?.id;
}

/** False when it was replaced meanwhile. */
export async function replaceValue(
  tx: Tx,
  id: string,
  why: { by: string | null; at: Date; reason: string }
): Promise<boolean> {
  const result = await tx
    .updateTable('target_value')
    .set({ replaced_at: why.at, replaced_by: why.by, replaced_reason: why.reason })
    .where('id', '=', id)
    .where('replaced_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Standing values of some targets with their ids, to hold a pasted table against. */
export async function selectStandingIds(
  db: Db,
  targetIds: readonly string[]
): Promise<(StandingValue & { id: string })[]> {
  if (targetIds.length === 0) return [];
  const { rows } = await sql<StandingValue & { id: string }>`
    select id, target_id as "targetId", on_date as "onDate", value from target_value
    where target_id = any(${[...targetIds]}::uuid[]) and replaced_at is null`.execute(db);
  return rows;
}
