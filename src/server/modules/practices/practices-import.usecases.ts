// Bringing practices in: a file becomes rows, columns get their meaning, rows are looked at, and the good ones are let in.
import type { Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction, type Db, type Tx } from '#server/platform/database.ts';
import type { SheetRow } from '#server/platform/excel/read-workbook.ts';
import type { Services } from '#server/services.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { personActor } from '#server/modules/people/people-actor.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import {
  undoHours,
  type DuplicateChoice,
  type ImportMapping,
  type ImportOptions,
  type ImportState
} from '#shared/practice-import.ts';
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
import { authoriseImport, importJob, mayUndo, readSeenImport, undoImportJob } from './practices-import.within.ts';
import { selectFields } from './practices-fields.queries.ts';
import { unknownField, unknownPracticeUnit } from './practices.errors.ts';
import { practicesPolicy } from './practices.policy.ts';
import { authoriseAt } from './practices.within.ts';

export { importFileLimit } from './practices-import-file.within.ts';
export { authoriseImport } from './practices-import.within.ts';
const atOnce = 500;

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

/** Forgets a file whose rows were not let in. @throws AppError import_state, forbidden */
export async function discardImport(services: Services, actor: Actor, input: { id: string }): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    await openBatch(tx, actor, input.id, ['open']);
    await queries.deleteBatch(tx, input.id);
    await audit(tx, actor, input.id, 'import_discarded');
  });
}
