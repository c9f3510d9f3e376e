// SQL of a practice's record: its versions as saves make them, its timeline, recognitions, papers and what was sent about it.
import { sql } from 'kysely';
import type { LastVersion } from '#server/platform/autosave.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import type { PracticeField } from '#shared/practice.ts';
import type { VersionWrite } from './practices.queries.ts';
import type { NominationView, RecognitionView, TimelineEntry } from './practices-record.types.ts';

// ---- versions

export async function selectLastVersion(tx: Tx, practiceId: string): Promise<LastVersion | undefined> {
  return tx
    .selectFrom('practice_version')
    .select(['number', 'saved_by as savedBy', 'started_at as startedAt', 'autosave'])
    .where('practice_id', '=', practiceId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Puts a save in the place of the version it continues. */
export async function replaceVersion(tx: Tx, old: number, version: VersionWrite): Promise<void> {
  await tx
    .updateTable('practice_version')
    .set({
      number: version.number,
      content: JSON.stringify(version.content),
      saved_at: version.at,
      autosave: version.autosave
    })
    .where('practice_id', '=', version.practiceId)
    .where('number', '=', old)
    .execute();
}

export async function selectVersions(db: Db, practiceId: string) {
  return db
    .selectFrom('practice_version as v')
    .leftJoin('person as p', 'p.id', 'v.saved_by')
    .select(['v.number', 'v.saved_at as savedAt', 'p.name as savedByName', 'v.note', 'v.autosave'])
    .where('v.practice_id', '=', practiceId)
    .orderBy('v.number', 'desc')
    .execute();
}

/** The number of the version before one, if there is any. */
export async function selectNumberBefore(db: Db, practiceId: string, number: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('practice_version')
    .select('number')
    .where('practice_id', '=', practiceId)
    .where('number', '<', number)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number;
}

/** A draft's address follows its name: the one before is free again. */
export async function replaceSlug(tx: Tx, practiceId: string, old: string, slug: string): Promise<void> {
  await tx.deleteFrom('practice_slug').where('practice_id', '=', practiceId).where('slug', '=', old).execute();
  await tx.updateTable('practice').set({ slug }).where('id', '=', practiceId).execute();
}

// ---- fields and levels

export async function selectFieldOpen(
  db: Db,
  fieldId: string,
  subfieldId: string | null
): Promise<{ field: boolean; subfield: boolean }> {
  const { rows } = await sql<{ field: boolean; subfield: boolean }>`
    select exists (select from field where id = ${fieldId} and not closed) as field,
      (${subfieldId}::uuid is null or exists (select from subfield where id = ${subfieldId} and not closed)) as subfield`.execute(
    db
  );
  return rows[0] ?? { field: false, subfield: false };
}

// ---- timeline

/** What happened, newest first. */
export async function selectEvents(db: Db, practiceId: string, limit: number): Promise<TimelineEntry[]> {
  const { rows } = await sql<TimelineEntry>`
    select e.id, e.at, e.on_date as "onDate", e.kind, e.from_state as "fromState", e.to_state as "toState",
      p.name as "personName", e.reason, e.public, e.details
    from practice_event e left join person p on p.id = e.person_id
    where e.practice_id = ${practiceId} order by e.at desc, e.id desc limit ${limit}`.execute(db);
  return rows;
}

// ---- recognitions

export async function selectRecognitions(db: Db, practiceId: string): Promise<RecognitionView[]> {
  const { rows } = await sql<RecognitionView>`
    select r.id, l.name_vi as "levelVi", l.name_en as "levelEn", d.number as "documentNumber", r.decided_on as "decidedOn",
      r.exemplary, r.status, r.changed_fields as "changedFields", r.status_reason as "statusReason", p.name as "statusByName",
      r.status_at as "statusAt", coalesce(r.confirmed_version, r.practice_version) as version
    from recognition r join recognition_level l on l.id = r.level_id join official_document d on d.id = r.document_id
    left join person p on p.id = r.status_by
    where r.practice_id = ${practiceId} order by r.status = 'revoked', l.rank desc, r.decided_on desc, r.id`.execute(
    db
  );
  return rows;
}

export async function updateRecognition(
  tx: Tx,
  id: string,
  change: {
    status: RecognitionView['status'];
    changedFields: readonly PracticeField[];
    confirmedVersion?: number;
    reason?: string | null;
    by?: string | null;
    at?: Date;
  }
): Promise<void> {
  await tx
    .updateTable('recognition')
    .set({
      status: change.status,
      changed_fields: [...change.changedFields],
      ...(change.confirmedVersion !== undefined && { confirmed_version: change.confirmedVersion }),
      ...(change.reason !== undefined && { status_reason: change.reason }),
      ...(change.by !== undefined && { status_by: change.by }),
      ...(change.at && { status_at: change.at })
    })
    .where('id', '=', id)
    .execute();
}

// ---- papers, names, what was sent

export async function selectDocumentLinks(db: Db, practiceId: string): Promise<{ id: string; relation: string }[]> {
  return db
    .selectFrom('practice_document')
    .select(['document_id as id', 'relation'])
    .where('practice_id', '=', practiceId)
    .execute();
}

export async function upsertDocumentLink(
  tx: Tx,
  practiceId: string,
  link: { documentId: string; relation: string }
): Promise<void> {
  await tx
    .insertInto('practice_document')
    .values({ practice_id: practiceId, document_id: link.documentId, relation: link.relation })
    .onConflict((same) => same.columns(['practice_id', 'document_id']).doUpdateSet({ relation: link.relation }))
    .execute();
}

export async function deleteDocumentLink(tx: Tx, practiceId: string, documentId: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom('practice_document')
    .where('practice_id', '=', practiceId)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}

export async function selectFormerNames(
  db: Db,
  practiceId: string
): Promise<{ name: string; reason: string; untilOn: string }[]> {
  return db
    .selectFrom('practice_name')
    .select(['name', 'reason', 'until_on as untilOn'])
    .where('practice_id', '=', practiceId)
    .orderBy('until_on', 'desc')
    .execute();
}

export async function insertFormerName(
  tx: Tx,
  practiceId: string,
  former: { name: string; untilOn: string }
): Promise<void> {
  await tx
    .insertInto('practice_name')
    .values({ practice_id: practiceId, name: former.name, reason: 'renamed', until_on: former.untilOn })
    .onConflict((same) => same.columns(['practice_id', 'name']).doNothing())
    .execute();
}

export async function selectNomination(db: Db, practiceId: string): Promise<NominationView | undefined> {
  const { rows } = await sql<NominationView>`
    select n.name, n.what, n.why, n.contact, n.field_open as "fieldOpen", n.sent_at as "sentAt", p.name as "personName"
    from practice_nomination n left join person p on p.id = n.person_id where n.practice_id = ${practiceId}`.execute(
    db
  );
  return rows[0];
}

export async function deletePractice(tx: Tx, practiceId: string): Promise<void> {
  await tx.deleteFrom('practice').where('id', '=', practiceId).execute();
}
