// The versions of a practice: the list, what changed between two, and taking an older one up again.
import type { z } from 'zod';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Db } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import { mediaById } from '#server/modules/media/media.within.ts';
import type { Locale } from '#shared/messages.ts';
import { changedFields, emptyContent, sameField, type PracticeContent, type PracticeState } from '#shared/practice.ts';
import type { restorePracticeSchema } from '#shared/practice.schema.ts';
import { selectFields } from './practices-fields.queries.ts';
import { versionNotFound } from './practices.errors.ts';
import { tellOfQuestion } from './practices-life.within.ts';
import { practicesPolicy } from './practices.policy.ts';
import { isPossible } from './practices.rules.ts';
import { selectKnownPersons, selectVersion } from './practices.queries.ts';
import * as record from './practices-record.queries.ts';
import type { ConflictField, FieldDiff, VersionRow } from './practices-record.types.ts';
import { mediaOfContents, readSeen, writeContent } from './practices-record.within.ts';
import { diffContents, type ContentNames } from './practices-versions.rules.ts';
import { mayAt, openPractice, standingOf } from './practices.within.ts';

/** The versions of a practice, newest first. @throws AppError sign_in_needed, forbidden, not_found */
export async function listVersions(
  services: Services,
  actor: Actor,
  input: { id: string }
): Promise<{
  practice: { id: string; name: string; version: number; state: PracticeState; restorable: boolean };
  versions: VersionRow[];
}> {
  const practice = await readSeen(services.db, actor, input.id);
  const may = await mayAt(services.db, actor, practice.unitId);
  const rows = await record.selectVersions(services.db, practice.id);
  return {
    practice: {
      id: practice.id,
      name: practice.content.name,
      version: practice.version,
      state: practice.state,
      restorable: may('practices.write') && isPossible(standingOf(practice), 'edit')
    },
    versions: rows.map((row) => ({
      ...row,
      live: row.number === practice.listedVersion,
      current: row.number === practice.version
    }))
  };
}

async function contentNames(db: Db, locale: Locale, contents: readonly PracticeContent[]): Promise<ContentNames> {
  const fields = await selectFields(db);
  const media = await mediaOfContents(db, contents);
  const name = (row: { nameVi: string; nameEn: string } | undefined) => (locale === 'vi' ? row?.nameVi : row?.nameEn);
  return {
    field: (id) => name(fields.find((field) => field.id === id)) ?? id,
    subfield: (id) => name(fields.flatMap((field) => field.subfields).find((part) => part.id === id)) ?? id,
    media: (id) => media[id]?.fileName ?? id
  };
}

/**
 * What changed from one version to another, field by field; without `from`, since the version before.
 * @throws AppError not_found when a version is not there (a save by itself that a later one replaced)
 */
export async function compareVersions(
  services: Services,
  actor: Actor,
  input: { id: string; to: number; from?: number | undefined; locale: Locale }
): Promise<{ from: number | null; to: number; fields: FieldDiff[] }> {
  const { db } = services;
  const practice = await readSeen(db, actor, input.id);
  const after = await selectVersion(db, practice.id, input.to);
  if (!after) throw versionNotFound();
  const from = input.from ?? (await record.selectNumberBefore(db, practice.id, input.to)) ?? null;
  const before = from === null ? undefined : await selectVersion(db, practice.id, from);
  if (from !== null && !before) throw versionNotFound();
  const start = before ?? emptyContent({ kind: after.kind, name: '', fieldId: after.fieldId });
  const names = await contentNames(db, input.locale, [start, after]);
  return { from, to: input.to, fields: diffContents(start, after, names, input.locale) };
}

/**
 * What differs between what somebody typed and what stands. A field they had not touched since the version they began
 * with (`since`, where it still exists) is theirs to take, every other one mine.
 * @throws AppError sign_in_needed, forbidden, not_found
 */
export async function compareContents(
  services: Services,
  actor: Actor,
  input: { id: string; since: number; mine: PracticeContent; theirs: PracticeContent; locale: Locale }
): Promise<ConflictField[]> {
  const { db } = services;
  const practice = await readSeen(db, actor, input.id);
  const began = await selectVersion(db, practice.id, input.since);
  const names = await contentNames(db, input.locale, [input.mine, input.theirs]);
  return diffContents(input.theirs, input.mine, names, input.locale).map((diff) => ({
    ...diff,
    take: began && sameField(began, input.mine, diff.field) ? 'theirs' : 'mine'
  }));
}

/**
 * Takes an older version's content up as a new version; files deleted since are left out, a part of a field that is gone
 * too. What readers see does not change.
 * @throws AppError not_found, practice_moved, practice_state, forbidden
 */
export async function restoreVersion(
  services: Services,
  actor: Actor,
  input: z.output<typeof restorePracticeSchema>
): Promise<{ version: number }> {
  authorise(actor, practicesPolicy, 'practices.write');
  return inTransaction(services.db, async (tx) => {
    const practice = await openPractice(tx, actor, input.id, 'edit', input.version);
    const found = await selectVersion(tx, practice.id, input.number);
    if (!found) throw versionNotFound();
    const known = await mediaById(tx, [...found.photos, ...found.attachments].map((one) => one.mediaId)); // prettier-ignore
    const fields = await selectFields(tx);
    const field = fields.find((one) => one.id === found.fieldId);
    const people = await selectKnownPersons(
      tx,
      found.authors.flatMap((author) => author.personId ?? [])
    );
    const content: PracticeContent = {
      ...emptyContent(found),
      photos: found.photos.filter((photo) => known.has(photo.mediaId)),
      attachments: found.attachments.filter((one) => known.has(one.mediaId)),
      authors: found.authors.map((author) => ({
        ...author,
        personId: author.personId && people.has(author.personId) ? author.personId : null
      })),
      ...(field
        ? { subfieldId: field.subfields.some((part) => part.id === found.subfieldId) ? found.subfieldId : null }
        : { fieldId: practice.content.fieldId, subfieldId: practice.content.subfieldId })
    };
    if (changedFields(content, practice.content).length === 0) return { version: practice.version };
    const at = services.clock.now();
    const note = `restored:${input.number}`;
    const saved = await writeContent(tx, actor, practice, { content, at, autosave: false, note });
    if (saved.questioned) await tellOfQuestion(services, tx, actor, { ...practice, content, version: saved.version });
    return { version: saved.version };
  });
}
