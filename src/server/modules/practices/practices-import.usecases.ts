// Bringing practices in: a file becomes rows, columns get their meaning, rows are looked at, and the good ones are let in.
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction, type Db, type Tx } from '#server/platform/database.ts';
import { readPage } from '#server/platform/paging.ts';
import type { SheetCell, SheetRow } from '#server/platform/excel/read-workbook.ts';
import type { Services } from '#server/services.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { personActor } from '#server/modules/people/people-actor.within.ts';
import { unitChain, unitNames } from '#server/modules/units/units.within.ts';
import {
  importPageSize,
  importSampleRows,
  undoHours,
  type DuplicateChoice,
  type ImportBatchRow,
  type ImportCounts,
  type ImportMapping,
  type ImportOptions,
  type ImportRowState,
  type ImportRowView,
  type ImportState,
  type ImportTarget
} from '#shared/practice-import.ts';
import { textOfCell } from './practices-import-rows.rules.ts';
import { proposeMapping, signatureOf, withoutNotes } from './practices-import-columns.rules.ts';
import { beginLooking, lookAtRows, lookForNear, nearUpTo } from './practices-import-check.within.ts';
import { openImportFile } from './practices-import-file.within.ts';
import {
  columnTwice,
  importNotFound,
  importState,
  nameColumnNeeded,
  nothingToImport,
  undoTooLate
} from './practices-import.errors.ts';
import * as queries from './practices-import.queries.ts';
import { selectFields } from './practices-fields.queries.ts';
import { unknownField, unknownPracticeUnit } from './practices.errors.ts';
import { practicesPolicy } from './practices.policy.ts';
import { practiceReach } from './practices-reach.within.ts';
import { authoriseAt } from './practices.within.ts';

export { importFileLimit } from './practices-import-file.within.ts';
export const importJob = 'practices.import';
export const undoImportJob = 'practices.import-undo';
const atOnce = 500;

/** For a door that must know before it reads a whole file. @throws AppError sign_in_needed, forbidden */
export const authoriseImport = (actor: Actor): void => authorise(actor, practicesPolicy, 'practices.write');

/** The person in whose name a command works, with the grants held now. @throws AppError not_found */
export async function importAs(services: Services, input: { personId: string }): Promise<Actor> {
  const actor = await personActor(services.db, input.personId, 'command line');
  if (!actor) throw importNotFound();
  return actor;
}

const audit = (tx: Tx, actor: Actor, batchId: string, action: string, details: Record<string, unknown> = {}) =>
  recordAudit(tx, actor, { action: `practices.${action}`, subjectType: 'import_batch', subjectId: batchId, details });

/** The one unit an officer writes for, and the one open field: rows that name none mean these. */
async function defaultsFor(db: Db, actor: Actor): Promise<ImportOptions> {
  const holders: readonly string[] = practicesPolicy['practices.write'];
  const grants = actor.grants.filter((grant) => holders.includes(grant.role));
  const units = new Set(grants.map((grant) => grant.unitId));
  const open = (await selectFields(db)).filter((field) => !field.closed);
  return {
    unitId: units.size === 1 ? ([...units][0] ?? null) : null,
    fieldId: open.length === 1 ? (open[0]?.id ?? null) : null,
    kind: 'model',
    duplicates: 'skip',
    state: 'draft'
  };
}

/**
 * Takes a file in: its rows are kept, its columns understood as the same form was the last time (or by their words), and
 * every row is looked at. Nothing is in the register yet.
 * @throws AppError workbook_*, docx_*, import_no_headings, import_no_table, forbidden
 */
export async function startImport(
  services: Services,
  actor: Actor,
  input: { file: Buffer; fileName: string }
): Promise<{ id: string }> {
  authoriseImport(actor);
  const {
    kind,
    headings: all,
    from1904,
    rows
  } = await openImportFile(input.file, (reason) => services.logger.info({ reason }, 'a document could not be read'));
  const headings = withoutNotes(all);
  const signature = signatureOf(headings);
  const fileName =
    input.fileName
      .normalize('NFC')
      .replace(/^.*[\\/]/, '')
      .trim()
      .slice(0, 200) || `nhap-du-lieu.${kind}`;
  return inTransaction(services.db, async (tx) => {
    const remembered = await queries.selectMapping(tx, signature);
    const mapping = remembered?.length === headings.length ? remembered : proposeMapping(headings);
    const options = await defaultsFor(tx, actor);
    const given = { fileName, kind, headings, signature, mapping, options, from1904 };
    const id = await queries.insertBatch(tx, { ...given, by: actor.personId, at: services.clock.now() });
    let waiting: SheetRow[] = [];
    let count = 0;
    for await (const { number, cells } of rows) {
      waiting.push({ number, cells: cells.slice(0, headings.length) });
      if (waiting.length < atOnce) continue;
      await queries.insertRows(tx, id, waiting);
      count += waiting.length;
      waiting = [];
    }
    await queries.insertRows(tx, id, waiting);
    await lookAtAll(services, tx, actor, id);
    await audit(tx, actor, id, 'import_read', { rows: count + waiting.length, kind });
    return { id };
  });
}

/** Looks at every row of a batch anew. */
async function lookAtAll(services: Services, tx: Tx, actor: Actor, batchId: string): Promise<void> {
  const batch = await queries.selectBatch(tx, batchId, 'update');
  if (!batch) throw importNotFound();
  const looking = await beginLooking(tx, actor, batch, currentDay(services));
  const counts = await queries.selectCounts(tx, batchId);
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  for (let after = 0; ;) {
    const rows = await queries.selectRows(tx, batchId, { after, limit: atOnce });
    const seen = await lookAtRows(tx, looking, rows);
    if (all <= nearUpTo) await lookForNear(tx, looking, seen);
    await queries.updateRows(
      tx,
      batchId,
      seen.map(({ row, state, issues, practiceId }) => ({ number: row.number, state, issues, practiceId }))
    );
    after = rows.at(-1)?.number ?? after;
    if (rows.length < atOnce) break;
  }
  await queries.updateBatch(tx, batchId, { checkedAt: services.clock.now() });
}

/** A batch its reader may see: one's own, or all of them for those who run the programme. */
export async function readSeenImport(
  db: Db,
  actor: Actor,
  id: string,
  lock: 'none' | 'update' = 'none'
): Promise<queries.ImportBatch> {
  authoriseImport(actor);
  const batch = await queries.selectBatch(db, id, lock);
  if (!batch) throw importNotFound();
  if (actor.personId === null || batch.createdBy !== actor.personId)
    authorise(actor, practicesPolicy, 'practices.manage');
  return batch;
}

async function openBatch(
  tx: Tx,
  actor: Actor,
  id: string,
  states: readonly ImportState[]
): Promise<queries.ImportBatch> {
  const batch = await readSeenImport(tx, actor, id, 'update');
  if (!states.includes(batch.state)) throw importState(batch.state);
  return batch;
}

/**
 * Says what the columns mean and what rows that leave something out mean; every row is looked at anew.
 * @throws AppError import_name_needed, import_column_twice, import_state, practice_unit_unknown, field_unknown, forbidden
 */
export async function chooseColumns(
  services: Services,
  actor: Actor,
  input: ImportOptions & { id: string; mapping: ImportMapping }
): Promise<void> {
  const { id, mapping: given, unitId, fieldId, kind, duplicates, state } = input;
  await inTransaction(services.db, async (tx) => {
    const batch = await openBatch(tx, actor, id, ['open']);
    const mapping = batch.headings.map((_, column) => given[column] ?? null);
    const twice = mapping.flatMap((target, column) => (target && mapping.indexOf(target) !== column ? [column] : []));
    if (twice.length > 0) throw columnTwice(twice);
    if (!mapping.includes('name')) throw nameColumnNeeded();
    if (unitId) {
      if ((await unitChain(tx, unitId)).length === 0) throw unknownPracticeUnit();
      await authoriseAt(tx, actor, 'practices.write', unitId);
    }
    const fields = await selectFields(tx);
    if (fieldId && !fields.some((field) => field.id === fieldId && !field.closed)) throw unknownField('fieldId');
    await queries.updateBatch(tx, id, { mapping, options: { unitId, fieldId, kind, duplicates, state } });
    await lookAtAll(services, tx, actor, id);
  });
}

/** Notes what becomes of rows that may be there already. @throws AppError import_state, forbidden */
export async function answerDuplicates(
  services: Services,
  actor: Actor,
  input: { id: string; answers: { number: number; choice: DuplicateChoice | null }[] }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    await openBatch(tx, actor, input.id, ['open', 'failed']);
    await queries.updateChoices(tx, input.id, input.answers);
  });
}

/**
 * Lets the good rows in, in the background; the mapping is remembered for the next file of this form.
 * @param how `here` when the caller writes them itself (runImport): a command line has no queue
 * @throws AppError import_nothing, import_state, forbidden
 */
export async function beginImport(
  services: Services,
  actor: Actor,
  input: { id: string },
  how: 'queue' | 'here' = 'queue'
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const batch = await openBatch(tx, actor, input.id, ['open', 'failed']);
    const counts = await queries.selectCounts(tx, batch.id);
    const chosen = await queries.countChosenNew(tx, batch.id, batch.options.duplicates);
    if (counts.good + chosen === 0 || !batch.checkedAt) throw nothingToImport();
    const at = services.clock.now();
    await queries.rememberMapping(tx, { signature: batch.signature, mapping: batch.mapping, by: actor.personId, at });
    await queries.updateBatch(tx, batch.id, { state: 'running', startedAt: at, progressAt: at, fault: null });
    if (how === 'queue') await services.jobs.enqueue(tx, importJob, { batchId: batch.id });
    await audit(tx, actor, batch.id, 'import_started', { good: counts.good, duplicates: chosen, bad: counts.bad });
  });
}

/**
 * Takes an import back within a day: practices that nobody touched and nothing refers to are deleted, the others stay.
 * @throws AppError import_state, import_undo_late, forbidden
 */
export async function undoImport(
  services: Services,
  actor: Actor,
  input: { id: string },
  how: 'queue' | 'here' = 'queue'
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const batch = await openBatch(tx, actor, input.id, ['done', 'failed']);
    const at = services.clock.now();
    if (!mayUndo(batch, at)) throw undoTooLate(undoHours);
    await queries.updateBatch(tx, batch.id, { state: 'undoing', progressAt: at });
    if (how === 'queue')
      await services.jobs.enqueue(tx, undoImportJob, { batchId: batch.id, personId: actor.personId });
    await audit(tx, actor, batch.id, 'import_undo_started');
  });
}

const mayUndo = (batch: queries.ImportBatch, at: Date): boolean =>
  (batch.state === 'done' || batch.state === 'failed') &&
  batch.finishedAt !== null &&
  at.getTime() - batch.finishedAt.getTime() <= undoHours * 3_600_000;

/** Forgets a file whose rows were not let in. @throws AppError import_state, forbidden */
export async function discardImport(services: Services, actor: Actor, input: { id: string }): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    await openBatch(tx, actor, input.id, ['open']);
    await queries.deleteBatch(tx, input.id);
    await audit(tx, actor, input.id, 'import_discarded');
  });
}

/** One page of files brought in: one's own, or all of them for those who run the programme. */
export async function listImports(
  services: Services,
  actor: Actor,
  input: { page: number }
): Promise<{ rows: ImportBatchRow[]; page: number; pageCount: number }> {
  authoriseImport(actor);
  const mine = allows(actor, practicesPolicy, 'practices.manage') ? null : actor.personId;
  const { rows, page, pageCount } = await readPage(input.page, importPageSize, (window) =>
    queries.selectBatches(services.db, mine, window)
  );
  return { rows, page, pageCount };
}

export interface ImportView {
  id: string;
  fileName: string;
  kind: 'xlsx' | 'docx';
  state: ImportState;
  fault: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  undoneAt: Date | null;
  counts: ImportCounts;
  /** Duplicates that will become new practices as things stand. */
  chosenNew: number;
  mapping: ImportMapping;
  options: ImportOptions & { unitName: string | null };
  /** Each column with what stands in its first rows. */
  columns: { heading: string; samples: string[] }[];
  mayUndo: boolean;
  /** Whether names that are merely alike were looked for. */
  near: boolean;
  rows: ImportRowView[];
  shown: ImportRowState | undefined;
  page: number;
  pageCount: number;
}

const textAt = (cells: readonly SheetCell[], mapping: ImportMapping, target: ImportTarget): string => {
  const at = mapping.indexOf(target);
  return at < 0 ? '' : textOfCell(cells[at]);
};

/** A batch with one page of its rows. @throws AppError not_found, forbidden */
export async function readImport(
  services: Services,
  actor: Actor,
  input: { id: string; state: ImportRowState | undefined; page: number }
): Promise<ImportView> {
  const { db } = services;
  const batch = await readSeenImport(db, actor, input.id);
  const [counts, chosenNew, samples, listed, names] = await Promise.all([
    queries.selectCounts(db, batch.id),
    queries.countChosenNew(db, batch.id, batch.options.duplicates),
    queries.selectRows(db, batch.id, { limit: importSampleRows }),
    readPage(input.page, importPageSize, (window) => queries.selectRowPage(db, batch.id, input.state, window)),
    unitNames(db, batch.options.unitId ? [batch.options.unitId] : [], currentDay(services))
  ]);
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return {
    id: batch.id,
    fileName: batch.fileName,
    kind: batch.kind,
    state: batch.state,
    fault: batch.fault,
    createdAt: batch.createdAt,
    finishedAt: batch.finishedAt,
    undoneAt: batch.undoneAt,
    counts,
    chosenNew,
    mapping: batch.mapping,
    options: { ...batch.options, unitName: (batch.options.unitId && names.get(batch.options.unitId)) || null },
    columns: batch.headings.map((heading, column) => ({
      heading,
      samples: samples.map((row) => textOfCell(row.cells[column]).slice(0, 120)).filter(Boolean)
    })),
    mayUndo: mayUndo(batch, services.clock.now()) && counts.written > 0,
    near: all <= nearUpTo,
    rows: await viewsOf(db, actor, batch, listed.rows),
    shown: input.state,
    page: listed.page,
    pageCount: listed.pageCount
  };
}

async function viewsOf(
  db: Db,
  actor: Actor,
  batch: queries.ImportBatch,
  rows: readonly queries.ImportRow[]
): Promise<ImportRowView[]> {
  const known = new Map(
    (
      await queries.selectNamedPractices(
        db,
        rows.flatMap((row) => row.practiceId ?? [])
      )
    ).map((one) => [one.id, one])
  );
  const reach = known.size > 0 ? await practiceReach(db, actor, 'practices.see') : [];
  return rows.map((row) => {
    const practice = known.get(row.practiceId ?? '');
    return {
      number: row.number,
      state: row.state,
      choice: row.choice,
      name: textAt(row.cells, batch.mapping, 'name').slice(0, 200),
      unit: textAt(row.cells, batch.mapping, 'unit').slice(0, 200),
      issues: row.issues,
      practice: practice
        ? {
            id: practice.id,
            name: practice.name,
            code: practice.code,
            unitName: practice.unitName,
            open: reach === undefined || reach.includes(practice.unitId)
          }
        : null
    };
  });
}
