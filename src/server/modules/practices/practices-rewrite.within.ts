// The programme itself changes a practice's content (a scope, a name, authors taken over): readers' version and working copy
// alike, without putting in question what was recognised.
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database.ts';
import type { PracticeContent } from '#shared/practice.ts';
import { updateListing } from './practices-live.queries.ts';
import * as queries from './practices.queries.ts';
import * as record from './practices-record.queries.ts';
import type { PracticeRecord } from './practices.types.ts';
import { authorIds } from './practices.within.ts';

/**
 * Writes a change into the version readers see and into the working copy over it: an unpublished change stays the newest.
 * Recognitions in force stand for the changed version from now on. The caller holds the practice, records the event and
 * refreshes the register.
 * @returns the newest version
 */
export async function rewriteContent(
  tx: Tx,
  actor: Actor,
  practice: PracticeRecord,
  write: { change: (content: PracticeContent) => PracticeContent; note: string; at: Date }
): Promise<number> {
  const { change, note, at } = write;
  let number = practice.version;
  await queries.keepVersion(tx, practice.id, practice.version);
  const add = async (content: PracticeContent): Promise<number> => {
    number += 1;
    await queries.insertVersion(tx, {
      practiceId: practice.id,
      number,
      content: change(content),
      by: actor.personId,
      at,
      autosave: false,
      note
    });
    return number;
  };
  const listed = practice.listedVersion;
  const listedContent =
    listed !== null && listed !== practice.version ? await queries.selectVersion(tx, practice.id, listed) : undefined;
  const shown = listedContent ? await add(listedContent) : undefined;
  const newest = await add(practice.content);
  const content = change(practice.content);
  await queries.updateContent(tx, practice.id, { content, version: newest, by: practice.updatedBy, at });
  await queries.replaceAuthors(tx, practice.id, authorIds(content));
  if (listed === null) return newest;
  await updateListing(tx, practice.id, { at, version: shown ?? newest });
  for (const recognition of await record.selectRecognitions(tx, practice.id))
    if (recognition.status === 'in_force')
      await record.updateRecognition(tx, recognition.id, {
        status: 'in_force',
        changedFields: [],
        confirmedVersion: shown ?? newest
      });
  return newest;
}
