// What the use cases of an import share: who may have one, whose batch it is, how long it can be taken back.
import { authorise, type Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/database.ts';
import { undoHours } from '#shared/practice-import.ts';
import { importNotFound } from './practices-import.errors.ts';
import * as queries from './practices-import.queries.ts';
import { practicesPolicy } from './practices.policy.ts';

export const importJob = 'practices.import';
export const undoImportJob = 'practices.import-undo';

/** For a door that must know before it reads a whole file. @throws AppError sign_in_needed, forbidden */
export const authoriseImport = (actor: Actor): void => authorise(actor, practicesPolicy, 'practices.write');

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

/** Whether an import can still be taken back. */
export const mayUndo = (batch: queries.ImportBatch, at: Date): boolean =>
  (batch.state === 'done' || batch.state === 'failed') &&
  batch.finishedAt !== null &&
  at.getTime() - batch.finishedAt.getTime() <= undoHours * 3_600_000;
