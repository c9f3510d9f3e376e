// SQL of imports: batches, their rows, and how a form's columns were understood the last time.
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { SheetCell, SheetRow } from '#server/platform/excel/read-workbook.ts';
import type { PageWindow } from '#server/platform/paging.ts';
import type {
  DuplicateChoice,
  ImportBatchRow,
  ImportCounts,
  ImportIssue,
  ImportMapping,
  ImportOptions,
  ImportRowState,
  ImportState
} from '#shared/practice-import.ts';
import { rowUnitName } from './practices-names.queries.ts';

export interface ImportBatch {
  id: string;
  fileName: string;
  kind: 'xlsx' | 'docx';
  state: ImportState;
  headings: string[];
  signature: string;
  mapping: ImportMapping;
  options: ImportOptions;
  from1904: boolean;
  checkedAt: Date | null;
  fault: string | null;
  createdBy: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  undoneAt: Date | null;
}

export interface ImportRow {
  number: number;
  state: ImportRowState;
  choice: DuplicateChoice | null;
  cells: SheetCell[];
  issues: ImportIssue[];
  practiceId: string | null;
}

const batchColumns = sql`b.id, b.file_name as "fileName", b.kind, b.state, b.headings, b.signature, b.mapping, b.options,
  b.from_1904 as "from1904", b.checked_at as "checkedAt", b.fault, b.created_by as "createdBy", b.created_at as "createdAt",
  b.started_at as "startedAt", b.finished_at as "finishedAt", b.undone_at as "undoneAt"`;

export async function insertBatch(
  tx: Tx,
  batch: Pick<ImportBatch, 'fileName' | 'kind' | 'headings' | 'signature' | 'mapping' | 'options' | 'from1904'> & {
    by: string | null;
    at: Date;
  }
): Promise<string> {
  const { id } = await tx
    .insertInto('import_batch')
    .values({
      file_name: batch.fileName,
      kind: batch.kind,
      headings: batch.headings,
      signature: batch.signature,
      mapping: JSON.stringify(batch.mapping),
      options: JSON.stringify(batch.options),
      from_1904: batch.from1904,
      created_by: batch.by,
      created_at: batch.at
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertRows(tx: Tx, batchId: string, rows: readonly SheetRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into import_row (batch_id, number, cells)
    select ${batchId}, r.number, r.cells from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (number int, cells jsonb)`.execute(
    tx
  );
}

export async function selectBatch(
  db: Db,
  id: string,
  lock: 'none' | 'update' = 'none'
): Promise<ImportBatch | undefined> {
  const locked = lock === 'update' ? sql`for update` : sql``;
  const { rows } =
    await sql<ImportBatch>`select ${batchColumns} from import_batch b where b.id = ${id} ${locked}`.execute(db);
  return rows[0];
}

export async function updateBatch(
  tx: Tx,
  id: string,
  change: Partial<{
    state: ImportState;
    mapping: ImportMapping;
    options: ImportOptions;
    checkedAt: Date;
    startedAt: Date;
    progressAt: Date;
    finishedAt: Date;
    undoneAt: Date;
    fault: string | null;
  }>
): Promise<void> {
  await tx
    .updateTable('import_batch')
    .set({
      ...(change.state && { state: change.state }),
      ...(change.mapping && { mapping: JSON.stringify(change.mapping) }),
      ...(change.options && { options: JSON.stringify(change.options) }),
      ...(change.checkedAt && { checked_at: change.checkedAt }),
      ...(change.startedAt && { started_at: change.startedAt }),
      ...(change.progressAt && { progress_at: change.progressAt }),
      ...(change.finishedAt && { finished_at: change.finishedAt }),
      ...(change.undoneAt && { undone_at: change.undoneAt }),
      ...(change.fault !== undefined && { fault: change.fault })
    })
    .where('id', '=', id)
    .execute();
}

const rowColumns = sql`r.number, r.state, r.choice, r.cells, r.issues, r.practice_id as "practiceId"`;

/** Rows of some states in their order, from the row after one. */
export async function selectRows(
  db: Db,
  batchId: string,
  want: { states?: readonly ImportRowState[]; after?: number; limit: number }
): Promise<ImportRow[]> {
  const states = want.states ? sql`and r.state = any(${[...want.states]}::text[])` : sql``;
  const { rows } = await sql<ImportRow>`
    select ${rowColumns} from import_row r
    where r.batch_id = ${batchId} and r.number > ${want.after ?? 0} ${states}
    order by r.number limit ${want.limit}`.execute(db);
  return rows;
}

export interface RowChange {
  number: number;
  state: ImportRowState;
  issues: ImportIssue[];
  practiceId: string | null;
}

/** Writes what became of some rows. */
export async function updateRows(tx: Tx, batchId: string, changes: readonly RowChange[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`update import_row as r set state = c.state, issues = c.issues, practice_id = c."practiceId"
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (number int, state text, issues jsonb, "practiceId" uuid)
    where r.batch_id = ${batchId} and r.number = c.number`.execute(tx);
}

/** Notes answers to likely duplicates; rows that are none keep theirs. @returns how many took one */
export async function updateChoices(
  tx: Tx,
  batchId: string,
  answers: readonly { number: number; choice: DuplicateChoice | null }[]
): Promise<number> {
  const { numAffectedRows } = await sql`update import_row as r set choice = c.choice
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as c (number int, choice text)
    where r.batch_id = ${batchId} and r.number = c.number and r.state = 'duplicate'`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function updateUndone(tx: Tx, batchId: string, numbers: readonly number[], state: 'undone' | 'kept') {
  if (numbers.length === 0) return;
  await tx
    .updateTable('import_row')
    .set({ state })
    .where('batch_id', '=', batchId)
    .where('number', 'in', [...numbers])
    .execute();
}

const counts = (batchId: RawBuilder<unknown>) => sql<ImportCounts>`
  (select json_build_object('read', count(*) filter (where x.state = 'read'), 'good', count(*) filter (where x.state = 'good'),
    'bad', count(*) filter (where x.state = 'bad'), 'duplicate', count(*) filter (where x.state = 'duplicate'),
    'written', count(*) filter (where x.state = 'written'), 'skipped', count(*) filter (where x.state = 'skipped'),
    'undone', count(*) filter (where x.state = 'undone'), 'kept', count(*) filter (where x.state = 'kept'))
   from import_row x where x.batch_id = ${batchId})`;

export async function selectCounts(db: Db, batchId: string): Promise<ImportCounts> {
  const { rows } = await sql<{ counts: ImportCounts }>`select ${counts(sql`${batchId}::uuid`)} as counts`.execute(db);
  return rows[0]?.counts as ImportCounts;
}

/** How many duplicates will become new practices. */
export async function countChosenNew(db: Db, batchId: string, byDefault: DuplicateChoice): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from import_row
    where batch_id = ${batchId} and state = 'duplicate' and coalesce(choice, ${byDefault}) = 'new'`.execute(db);
  return rows[0]?.n ?? 0;
}

/** One page of batches, newest first. @param by only those of a person; null for all */
export async function selectBatches(
  db: Db,
  by: string | null,
  window: PageWindow
): Promise<{ rows: ImportBatchRow[]; total: number }> {
  const mine = by ? sql`where b.created_by = ${by}` : sql``;
  const { rows } = await sql<ImportBatchRow>`
    select b.id, b.file_name as "fileName", b.kind, b.state, coalesce(p.name, '') as "createdByName", b.created_at as "createdAt",
      b.finished_at as "finishedAt", b.undone_at as "undoneAt", ${counts(sql`b.id`)} as counts
    from (select * from import_batch b ${mine} order by b.created_at desc, b.id desc limit ${window.limit} offset ${window.offset}) b
    left join person p on p.id = b.created_by
    order by b.created_at desc, b.id desc`.execute(db);
  const count = await sql<{ n: number }>`select count(*) as n from import_batch b ${mine}`.execute(db);
  return { rows, total: count.rows[0]?.n ?? 0 };
}

/** One page of a batch's rows. */
export async function selectRowPage(
  db: Db,
  batchId: string,
  state: ImportRowState | undefined,
  window: PageWindow
): Promise<{ rows: ImportRow[]; total: number }> {
  const only = state ? sql`and r.state = ${state}` : sql``;
  const { rows } = await sql<ImportRow>`select ${rowColumns} from import_row r where r.batch_id = ${batchId} ${only}
    order by r.number limit ${window.limit} offset ${window.offset}`.execute(db);
  const count = await sql<{
    n: number;
  }>`select count(*) as n from import_row r where r.batch_id = ${batchId} ${only}`.execute(db);
  return { rows, total: count.rows[0]?.n ?? 0 };
}

export interface NamedPractice {
  id: string;
  name: string;
  code: string;
  unitId: string;
  unitName: string;
}

export async function selectNamedPractices(db: Db, ids: readonly string[]): Promise<NamedPractice[]> {
  if (ids.length === 0) return [];
  const { rows } =
    await sql<NamedPractice>`select p.id, p.name, p.code, p.unit_id as "unitId", ${rowUnitName(sql`p.unit_id`)} as "unitName"
    from practice p where p.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

export async function selectMapping(db: Db, signature: string): Promise<ImportMapping | undefined> {
  const row = await db
    .selectFrom('import_mapping')
    .select('mapping')
    .where('signature', '=', signature)
    .executeTakeFirst();
  return row?.mapping as ImportMapping | undefined;
}

export async function rememberMapping(
  tx: Tx,
  kept: { signature: string; mapping: ImportMapping; by: string | null; at: Date }
): Promise<void> {
  const mapping = JSON.stringify(kept.mapping);
  await tx
    .insertInto('import_mapping')
    .values({ signature: kept.signature, mapping, used_at: kept.at, used_by: kept.by })
    .onConflict((same) => same.column('signature').doUpdateSet({ mapping, used_at: kept.at, used_by: kept.by }))
    .execute();
}

/** Batches a dead process left in the middle: nothing moved since a moment. */
export async function selectStalled(db: Db, before: Date): Promise<{ id: string; state: 'running' | 'undoing' }[]> {
  const { rows } = await sql<{ id: string; state: 'running' | 'undoing' }>`
    select id, state from import_batch where state in ('running', 'undoing') and progress_at < ${before}`.execute(db);
  return rows;
}

/** Batches nobody went on with; practices that one wrote before it failed stay. @returns how many went */
export async function deleteLeft(db: Db, before: Date): Promise<number> {
  const done = await db
    .deleteFrom('import_batch')
    .where('state', 'in', ['open', 'failed'])
    .where('created_at', '<', before)
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

export async function deleteBatch(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('import_batch').where('id', '=', id).execute();
}
