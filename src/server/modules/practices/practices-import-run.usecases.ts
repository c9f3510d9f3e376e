// Lets the good rows of an import in, and takes an import back: so many rows a transaction, which also moves the rows on, so that a
// process that dies leaves nothing half done and another goes on where it stood.
import type { Actor } from '#server/platform/actor.ts';
import { systemActor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { AppError } from '#server/platform/errors.ts';
import type { JobDefinition } from '#server/platform/jobs.ts';
import type { Services } from '#server/services.ts';
import { recordAudit, recordAudits } from '#server/modules/audit/audit.within.ts';
import { personActor } from '#server/modules/people/people-actor.within.ts';
import { importKeptDays } from '#shared/practice-import.ts';
import { beginLooking, lookAtRows } from './practices-import-check.within.ts';
import { importJob, undoImportJob } from './practices-import.within.ts';
import { addPractices } from './practices-import-write.within.ts';
import * as write from './practices-import-write.queries.ts';
import * as queries from './practices-import.queries.ts';
import { practiceReach } from './practices-reach.within.ts';

const atOnce = 500;
const undoneAtOnce = 200;
/** A batch that has not moved for so long was left by a process that died. */
const stalledAfterMs = 3 * 60_000;

type Progress = 'more' | 'over';

/** In whose name a batch is written: the person who sent it, with the grants held now. */
const actorOf = (tx: Tx, batchId: string, personId: string | null): Promise<Actor | undefined> =>
  personId ? personActor(tx, personId, `import ${batchId}`) : Promise.resolve(systemActor(`import ${batchId}`));

const audit = (tx: Tx, actor: Actor, batchId: string, action: string, details: Record<string, unknown>) =>
  recordAudit(tx, actor, { action: `practices.${action}`, subjectType: 'import_batch', subjectId: batchId, details });

/**
 * Writes the next rows of a batch. The batch is locked: of two workers one waits, and then takes the rows after.
 * @param taken hears which row is the first of them
 */
async function writeNext(
  services: Services,
  batchId: string,
  limit: number,
  taken: (first: number) => void
): Promise<Progress> {
  return inTransaction(services.db, async (tx) => {
    const batch = await queries.selectBatch(tx, batchId, 'update');
    if (batch?.state !== 'running') return 'over';
    const at = services.clock.now();
    const today = currentDay(services);
    const actor = await actorOf(tx, batchId, batch.createdBy);
    const fail = async (fault: string): Promise<Progress> => {
      await queries.updateBatch(tx, batchId, { state: 'failed', fault, finishedAt: at });
      await audit(tx, actor ?? systemActor(), batchId, 'import_failed', { fault });
      return 'over';
    };
    if (!actor) return fail('person_gone');
    const rows = await queries.selectRows(tx, batchId, { states: ['good', 'duplicate'], limit });
    if (rows.length === 0) {
      const { written, skipped, bad } = await queries.selectCounts(tx, batchId);
      await queries.updateBatch(tx, batchId, { state: 'done', finishedAt: at, progressAt: at });
      await audit(tx, actor, batchId, 'import_finished', { written, skipped, bad });
      return 'over';
    }
    taken(rows[0]?.number ?? 0);
    let looking;
    try {
      looking = await beginLooking(tx, actor, batch, today);
    } catch (error) {
      if (error instanceof AppError) return fail(error.code);
      throw error;
    }
    // The register may have changed since the rows were looked at.
    const seen = await lookAtRows(tx, looking, rows);
    const isLeftOut = ({ row, state }: (typeof seen)[number]) =>
      (row.state === 'duplicate' || state === 'duplicate') && (row.choice ?? batch.options.duplicates) === 'skip';
    const chosen = seen.filter((one) => one.practice !== null && !isLeftOut(one));
    const ids = await addPractices(
      tx,
      actor,
      {
        practices: chosen.flatMap(({ practice }) => practice ?? []),
        state: batch.options.state,
        importId: batchId
      },
      { at, today }
    );
    const made = new Map(chosen.map(({ row }, index) => [row.number, ids[index] ?? null]));
    await queries.updateRows(
      tx,
      batchId,
      seen.map((one) => {
        const { number } = one.row;
        const written = made.get(number);
        if (written) return { number, state: 'written' as const, issues: one.issues, practiceId: written };
        if (one.practice === null)
          return {
            number,
            state: one.state === 'skipped' ? ('skipped' as const) : ('bad' as const),
            issues: one.issues,
            practiceId: null
          };
        const kept = one.state === 'duplicate' ? one : one.row;
        return { number, state: 'skipped' as const, issues: kept.issues, practiceId: kept.practiceId };
      })
    );
    await queries.updateBatch(tx, batchId, { progressAt: at });
    return 'more';
  });
}

/** A row the database does not take even alone is told as bad, so that the others go on; another worker may have told it. */
async function markBad(services: Services, batchId: string, number: number): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const batch = await queries.selectBatch(tx, batchId, 'update');
    if (batch?.state !== 'running') return;
    const [row] = await queries.selectRows(tx, batchId, { states: ['good', 'duplicate'], after: number - 1, limit: 1 });
    if (row?.number !== number) return;
    const issues = [...row.issues, { column: null, key: 'not_written' }];
    await queries.updateRows(tx, batchId, [{ number, state: 'bad', issues, practiceId: null }]);
  });
}

/** Data the database does not take, as against a database that is away. */
const isData = (error: unknown) => /^2[23]/.test(String((error as { code?: unknown }).code ?? ''));

/**
 * Writes a batch to its end. Run by several at once, or again after a process died, it writes each row once.
 * @param most rows of one transaction
 * @throws Error when the program stops meanwhile: the job is tried again
 */
export async function runImport(services: Services, batchId: string, most = atOnce): Promise<void> {
  let limit = most;
  let first = 0;
  for (;;) {
    if (services.jobs.stopping) throw new Error('the import was cut short by the stop of the program');
    try {
      if ((await writeNext(services, batchId, limit, (number) => (first = number))) === 'over') return;
      limit = Math.min(most, limit * 4);
    } catch (error) {
      if (!isData(error)) throw error;
      services.logger.warn({ batchId, limit, reason: (error as Error).message }, 'rows were refused, fewer are tried');
      if (limit === 1) await markBad(services, batchId, first);
      limit = Math.ceil(limit / 4);
    }
  }
}

/** Of some practices those that no record of another module hangs on. */
async function unused(services: Services, tx: Tx, practices: readonly write.ImportedPractice[]) {
  const free: write.ImportedPractice[] = [];
  for (const practice of practices) {
    let uses = 0;
    for (const use of services.practiceUses) uses += await use.count(tx, practice.id);
    if (uses === 0) free.push(practice);
  }
  return free;
}

/** Deletes what can go; where one refuses, each by itself. */
async function deleteThose(tx: Tx, practices: readonly write.ImportedPractice[]): Promise<write.ImportedPractice[]> {
  const ids = practices.map((one) => one.id);
  if (await write.tried(tx, () => write.deletePractices(tx, ids))) return [...practices];
  const gone: write.ImportedPractice[] = [];
  for (const practice of practices)
    if (await write.tried(tx, () => write.deletePractices(tx, [practice.id]))) gone.push(practice);
  return gone;
}

async function undoNext(services: Services, batchId: string, personId: string | null): Promise<Progress> {
  return inTransaction(services.db, async (tx) => {
    const batch = await queries.selectBatch(tx, batchId, 'update');
    if (batch?.state !== 'undoing') return 'over';
    const at = services.clock.now();
    const actor = (await actorOf(tx, batchId, personId)) ?? systemActor(`import ${batchId}`);
    const rows = await queries.selectRows(tx, batchId, { states: ['written'], limit: undoneAtOnce });
    if (rows.length === 0) {
      const { undone, kept } = await queries.selectCounts(tx, batchId);
      await queries.updateBatch(tx, batchId, { state: 'undone', undoneAt: at, progressAt: at });
      await audit(tx, actor, batchId, 'import_undone', { undone, kept });
      return 'over';
    }
    const reach = await practiceReach(tx, actor, 'practices.write').catch(() => [] as string[]);
    const locked = await write.lockImported(
      tx,
      rows.flatMap((row) => row.practiceId ?? []),
      batchId
    );
    const standing = new Set(locked.map((one) => one.id));
    const candidates = locked.filter((one) => one.untouched && (reach === undefined || reach.includes(one.unitId)));
    const gone = await deleteThose(tx, await unused(services, tx, candidates));
    const goneIds = new Set(gone.map((one) => one.id));
    // A practice somebody deleted meanwhile is gone as well.
    const isGone = (id: string | null) => id === null || goneIds.has(id) || !standing.has(id);
    await queries.updateUndone(tx, batchId, rows.filter((row) => isGone(row.practiceId)).map((row) => row.number), 'undone'); // prettier-ignore
    await queries.updateUndone(tx, batchId, rows.filter((row) => !isGone(row.practiceId)).map((row) => row.number), 'kept'); // prettier-ignore
    await recordAudits(
      tx,
      actor,
      gone.map(({ id, unitId, code, version }) => ({
        action: 'practices.deleted',
        subjectType: 'practice',
        subjectId: id,
        unitId,
        details: { code, version, importId: batchId }
      }))
    );
    await queries.updateBatch(tx, batchId, { progressAt: at });
    return 'more';
  });
}

/** Takes a batch back to its end; as runImport, safe to run twice. */
export async function runUndo(services: Services, batchId: string, personId: string | null): Promise<void> {
  for (;;) {
    if (services.jobs.stopping) throw new Error('the undoing was cut short by the stop of the program');
    if ((await undoNext(services, batchId, personId)) === 'over') return;
  }
}

/** Goes on with batches that a dead process left, and clears away files nobody went on with. */
export async function tendImports(services: Services): Promise<void> {
  const now = services.clock.now().getTime();
  for (const { id, state } of await queries.selectStalled(services.db, new Date(now - stalledAfterMs))) {
    const batch = await queries.selectBatch(services.db, id);
    try {
      await (state === 'running' ? runImport(services, id) : runUndo(services, id, batch?.createdBy ?? null));
    } catch (error) {
      if (services.jobs.stopping) throw error;
      services.logger.error({ batchId: id, reason: (error as Error).message }, 'an import could not be gone on with');
    }
  }
  await queries.deleteLeft(services.db, new Date(now - importKeptDays * 24 * 3_600_000));
}

export function importJobs(services: Services): JobDefinition<never>[] {
  const run: JobDefinition<{ batchId: string }> = {
    name: importJob,
    options: { retryLimit: 3, retryDelay: 10 },
    run: ({ batchId }) => runImport(services, batchId)
  };
  const undo: JobDefinition<{ batchId: string; personId: string | null }> = {
    name: undoImportJob,
    options: { retryLimit: 3, retryDelay: 10 },
    run: ({ batchId, personId }) => runUndo(services, batchId, personId)
  };
  const tend: JobDefinition = {
    name: 'practices.import-tend',
    options: { cron: '*/5 * * * *', retryLimit: 0 },
    run: () => tendImports(services)
  };
  return [run, undo, tend] as JobDefinition<never>[];
}
