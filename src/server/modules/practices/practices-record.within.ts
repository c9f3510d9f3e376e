// What the use cases of a practice's record share: reading one that may be seen, and storing new content as its next version.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { joinsLastVersion } from '#server/platform/autosave.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import { mediaById, mediaItem } from '#server/modules/media/media.within.ts';
import type { MediaItem } from '#shared/media.ts';
import { changedFields, type PracticeContent } from '#shared/practice.ts';
import { slugify } from '#shared/slug.ts';
import { questioningFields } from './practices.rules.ts';
import { practiceNotFound, scopeByDecision, unknownField } from './practices.errors.ts';
import { practicesPolicy } from './practices.policy.ts';
import * as queries from './practices.queries.ts';
import * as record from './practices-record.queries.ts';
import type { PracticeRecord } from './practices.types.ts';
import {
  auditPractice,
  authorIds,
  authoriseAt,
  checkReferences,
  findPracticeSlug,
  noteMedia,
  recordEvent
} from './practices.within.ts';

/**
 * Stores new content over a practice that was opened for `edit`: the next version, authors, files, a draft's address; and
 * puts recognitions in question whose listed fields now differ.
 * @throws AppError those of checkReferences; field_unknown for a closed field that is newly chosen; practice_incomplete where
 *   the scope is widened: that is decided by the authority on a proposal
 */
export async function writeContent(
  tx: Tx,
  actor: Actor,
  practice: PracticeRecord,
  save: { content: PracticeContent; at: Date; autosave: boolean; note: string }
): Promise<{ version: number; savedAt: Date; questioned: boolean }> {
  const { content, at, autosave, note } = save;
  await checkReferences(tx, content);
  await checkFieldOpen(tx, content, practice.content);
  if (content.scope === 'province_wide' && practice.content.scope !== 'province_wide') throw scopeByDecision();
  const version = practice.version + 1;
  const write = { practiceId: practice.id, number: version, content, by: actor.personId, at, autosave, note };
  const last = await record.selectLastVersion(tx, practice.id);
  if (last && !note && joinsLastVersion(last, { by: actor.personId, at, liveVersion: practice.listedVersion }))
    await record.replaceVersion(tx, last.number, write);
  else await queries.insertVersion(tx, write);
  await queries.updateContent(tx, practice.id, { content, version, by: actor.personId, at });
  await queries.replaceAuthors(tx, practice.id, authorIds(content));
  await noteMedia(tx, { ...practice, content, version });
  if (practice.state === 'draft' && slugify(content.name) !== slugify(practice.content.name)) {
    const slug = await findPracticeSlug(tx, content.name, practice.id);
    await record.replaceSlug(tx, practice.id, practice.slug, slug);
    await queries.insertSlug(tx, practice.id, slug);
  }
  const questioned = await questionRecognitions(tx, actor, practice, { content, version, at });
  await auditPractice(tx, actor, practice, 'practices.saved', {
    version,
    autosave,
    fields: changedFields(practice.content, content)
  });
  return { version, savedAt: at, questioned };
}

/** A closed field keeps the practices it has and takes no new ones. @throws AppError field_unknown */
export async function checkFieldOpen(tx: Tx, content: PracticeContent, before?: PracticeContent): Promise<void> {
  const open = await record.selectFieldOpen(tx, content.fieldId, content.subfieldId);
  if (!open.field && before?.fieldId !== content.fieldId) throw unknownField('fieldId');
  if (!open.subfield && before?.subfieldId !== content.subfieldId) throw unknownField('subfieldId');
}

/**
 * A recognition whose listed fields differ from the version it was given (or last confirmed) for waits for an officer;
 * one whose fields are as they were again does not.
 */
async function questionRecognitions(
  tx: Tx,
  actor: Actor,
  practice: PracticeRecord,
  now: { content: PracticeContent; version: number; at: Date }
): Promise<boolean> {
  if (practice.state !== 'recognised') return false;
  let questioned = false;
  for (const recognition of await record.selectRecognitions(tx, practice.id)) {
    if (recognition.status === 'revoked') continue;
    const recognised = await queries.selectVersion(tx, practice.id, recognition.version);
    const fields = recognised ? questioningFields(recognised, now.content) : [];
    if (fields.join() === recognition.changedFields.join()) continue;
    const status = fields.length > 0 ? 'to_be_confirmed' : 'in_force';
    await record.updateRecognition(tx, recognition.id, { status, changedFields: fields });
    if (status === recognition.status) continue;
    questioned ||= status === 'to_be_confirmed';
    const kind = status === 'in_force' ? 'recognition_unquestioned' : 'recognition_questioned';
    await recordEvent(tx, actor, practice.id, {
      kind,
      at: now.at,
      details: { recognitionId: recognition.id, fields, level: recognition.levelVi }
    });
    await auditPractice(tx, actor, practice, `practices.${kind}`, { recognitionId: recognition.id, fields });
  }
  return questioned;
}

/** A practice that the actor may see in the office. @throws AppError sign_in_needed, forbidden, not_found */
export async function readSeen(db: Db, actor: Actor, id: string): Promise<PracticeRecord> {
  authorise(actor, practicesPolicy, 'practices.see');
  const practice = await queries.selectPractice(db, id);
  if (!practice) throw practiceNotFound();
  await authoriseAt(db, actor, 'practices.see', practice.unitId);
  return practice;
}

/** Files of some contents as forms and lists show them. */
export async function mediaOfContents(
  db: Db,
  contents: readonly PracticeContent[]
): Promise<Record<string, MediaItem>> {
  const ids = contents.flatMap((content) => [...content.photos, ...content.attachments].map((one) => one.mediaId));
  return Object.fromEntries([...(await mediaById(db, ids))].map(([id, media]) => [id, mediaItem(media)]));
}
