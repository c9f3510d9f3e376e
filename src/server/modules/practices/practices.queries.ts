// SQL of practices as they are worked on: the row, its versions, its addresses and what happened.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { PracticeContent, PracticeState } from '#shared/practice.ts';
import type { NewPractice, PracticeEvent, PracticeRecord } from './practices.types.ts';

type Row = Omit<PracticeRecord, 'content'> & PracticeContent;

const columns = sql`p.id, p.code, p.slug, p.state, p.state_changed_at as "stateChangedAt", p.state_reason as "stateReason",
  p.version, p.unit_id as "unitId", p.listed_at as "listedAt", p.listed_version as "listedVersion", p.life,
  p.life_since as "lifeSince", p.check_in_months as "checkInMonths", p.next_check_in_on as "nextCheckInOn",
  p.last_check_in_on as "lastCheckInOn", p.recognition_level_id as "levelId", p.recognised_on as "recognisedOn",
  p.exemplary, p.reevaluate_on as "reevaluateOn", p.merged_into_id as "mergedIntoId", p.import_id as "importId",
  p.created_by as "createdBy", p.updated_by as "updatedBy", p.created_at as "createdAt", p.updated_at as "updatedAt", p.demo,
  p.kind, p.name, p.field_id as "fieldId", p.subfield_id as "subfieldId", p.scope, p.sector, p.summary, p.problem, p.approach,
  p.resources, p.conditions, p.results, p.beneficiaries, p.failures, p.indicators, p.authors, p.audiences, p.reach,
  p.in_use_since as "inUseSince", p.evidence_level as "evidenceLevel", p.contact, p.photos, p.attachments`;

function asRecord(row: Row): PracticeRecord {
  const { kind, name, fieldId, subfieldId, scope, sector, summary, problem, approach, resources, conditions } = row;
  const { results, beneficiaries, failures, indicators, authors, audiences, reach, inUseSince } = row;
  const { evidenceLevel, contact, photos, attachments } = row;
  return {
    id: row.id,
    code: row.code,
    slug: row.slug,
    state: row.state,
    stateChangedAt: row.stateChangedAt,
    stateReason: row.stateReason,
    version: row.version,
    unitId: row.unitId,
    listedAt: row.listedAt,
    listedVersion: row.listedVersion,
    life: row.life,
    lifeSince: row.lifeSince,
    checkInMonths: row.checkInMonths,
    nextCheckInOn: row.nextCheckInOn,
    lastCheckInOn: row.lastCheckInOn,
    levelId: row.levelId,
    recognisedOn: row.recognisedOn,
    exemplary: row.exemplary,
    reevaluateOn: row.reevaluateOn,
    mergedIntoId: row.mergedIntoId,
    importId: row.importId,
    createdBy: row.createdBy,
    updatedBy: row.updatedBy,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    demo: row.demo,
    content: {
      kind,
      name,
      fieldId,
      subfieldId,
      scope,
      sector,
      summary,
      problem,
      approach,
      resources,
      conditions,
      results,
      beneficiaries,
      failures,
      indicators,
      authors,
      audiences,
      reach,
      inUseSince,
      evidenceLevel,
      contact,
      photos,
      attachments
    }
  };
}

export async function selectPractice(db: Db, id: string): Promise<PracticeRecord | undefined> {
  const { rows } = await sql<Row>`select ${columns} from practice p where p.id = ${id}`.execute(db);
  return rows[0] && asRecord(rows[0]);
}

/** Several practices by id, in no order; unknown ids are left out. */
export async function selectPracticesByIds(db: Db, ids: readonly string[]): Promise<PracticeRecord[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`select ${columns} from practice p where p.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows.map(asRecord);
}

export async function selectIdBySlug(db: Db, slug: string): Promise<string | undefined> {
  return (await db.selectFrom('practice_slug').select('practice_id as id').where('slug', '=', slug).executeTakeFirst())
    ?.id;
}

// Other tables' rows refer to a practice meanwhile: only a lock that lets them does not end in a circle with their own.
export async function lockPractice(tx: Tx, id: string): Promise<PracticeRecord | undefined> {
  const { rows } = await sql<Row>`select ${columns} from practice p where p.id = ${id} for no key update`.execute(tx);
  return rows[0] && asRecord(rows[0]);
}

const contentValues = (content: PracticeContent) => ({
  kind: content.kind,
  name: content.name,
  field_id: content.fieldId,
  subfield_id: content.subfieldId,
  scope: content.scope,
  sector: content.sector,
  summary: content.summary,
  problem: content.problem,
  approach: content.approach,
  resources: content.resources,
  conditions: content.conditions,
  results: content.results,
  beneficiaries: content.beneficiaries,
  failures: content.failures,
  indicators: JSON.stringify(content.indicators),
  authors: JSON.stringify(content.authors),
  audiences: content.audiences,
  reach: content.reach,
  in_use_since: content.inUseSince,
  evidence_level: content.evidenceLevel,
  contact: content.contact,
  photos: JSON.stringify(content.photos),
  attachments: JSON.stringify(content.attachments)
});

/** The next number that is said on the telephone: MHH-00042. Gaps are possible. */
export async function nextCode(tx: Tx): Promise<string> {
  const { rows } = await sql<{ number: number }>`select nextval('practice_number') as number`.execute(tx);
  return `MHH-${String(rows[0]?.number ?? 0).padStart(5, '0')}`;
}

export async function selectCodeOwner(db: Db, code: string): Promise<string | undefined> {
  return (await db.selectFrom('practice').select('id').where('code', '=', code).executeTakeFirst())?.id;
}

export async function insertPractice(
  tx: Tx,
  practice: NewPractice & { code: string; slug: string; by: string | null; at: Date }
): Promise<string> {
  const { id } = await tx
    .insertInto('practice')
    .values({
      ...contentValues(practice.content),
      code: practice.code,
      slug: practice.slug,
      state: practice.state,
      unit_id: practice.unitId,
      nominated_by_name: practice.nominatedByName ?? null,
      import_id: practice.importId ?? null,
      created_by: practice.by,
      updated_by: practice.by,
      created_at: practice.at,
      updated_at: practice.at,
      state_changed_at: practice.at,
      demo: practice.demo ?? false
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateContent(
  tx: Tx,
  id: string,
  save: { content: PracticeContent; version: number; by: string | null; at: Date }
): Promise<void> {
  await tx
    .updateTable('practice')
    .set({ ...contentValues(save.content), version: save.version, updated_by: save.by, updated_at: save.at })
    .where('id', '=', id)
    .execute();
}

export async function updateState(
  tx: Tx,
  id: string,
  change: { state: PracticeState; reason: string | null; at: Date; by: string | null }
): Promise<void> {
  await tx
    .updateTable('practice')
    .set({ state: change.state, state_reason: change.reason, state_changed_at: change.at, updated_at: change.at })
    .where('id', '=', id)
    .execute();
}

export interface VersionWrite {
  practiceId: string;
  number: number;
  content: PracticeContent;
  by: string | null;
  at: Date;
  autosave: boolean;
  note: string;
}

export async function insertVersion(tx: Tx, write: VersionWrite): Promise<void> {
  await tx
    .insertInto('practice_version')
    .values({
      practice_id: write.practiceId,
      number: write.number,
      content: JSON.stringify(write.content),
      saved_by: write.by,
      saved_at: write.at,
      started_at: write.at,
      autosave: write.autosave,
      note: write.note
    })
    .execute();
}

/** A version that something refers to stands: no later save by itself takes its place. */
export async function keepVersion(tx: Tx, practiceId: string, number: number): Promise<void> {
  await tx
    .updateTable('practice_version')
    .set({ autosave: false })
    .where('practice_id', '=', practiceId)
    .where('number', '=', number)
    .where('autosave', '=', true)
    .execute();
}

/** The content of a version; undefined when there is none of that number. */
export async function selectVersion(db: Db, practiceId: string, number: number): Promise<PracticeContent | undefined> {
  const row = await db
    .selectFrom('practice_version')
    .select('content')
    .where('practice_id', '=', practiceId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.content as PracticeContent | undefined;
}

export async function insertEvent(
  tx: Tx,
  practiceId: string,
  event: PracticeEvent & { personId: string | null; at: Date }
): Promise<void> {
  await tx
    .insertInto('practice_event')
    .values({
      practice_id: practiceId,
      at: event.at,
      on_date: event.onDate ?? null,
      kind: event.kind,
      from_state: event.fromState ?? null,
      to_state: event.toState ?? null,
      person_id: event.personId,
      reason: event.reason ?? null,
      public: event.public ?? false,
      details: JSON.stringify(event.details ?? {})
    })
    .execute();
}

/** One writer of addresses at a time: what is free stays free until the transaction ends. */
export async function lockSlugs(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(726010)`.execute(tx);
}

export async function selectTakenSlugs(tx: Tx, base: string, practiceId: string | null): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`
    select slug from practice_slug where (slug = ${base} or slug like ${`${base}-%`}) and practice_id is distinct from ${practiceId}
    union select slug from practice where (slug = ${base} or slug like ${`${base}-%`}) and id is distinct from ${practiceId}`.execute(
    tx
  );
  return new Set(rows.map((row) => row.slug));
}

export async function insertSlug(tx: Tx, practiceId: string, slug: string): Promise<void> {
  await tx
    .insertInto('practice_slug')
    .values({ practice_id: practiceId, slug })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ practice_id: practiceId }))
    .execute();
}

export async function replaceAuthors(tx: Tx, practiceId: string, personIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('practice_author').where('practice_id', '=', practiceId).execute();
  if (personIds.length > 0)
    await tx
      .insertInto('practice_author')
      .values(personIds.map((personId) => ({ practice_id: practiceId, person_id: personId })))
      .execute();
}

export async function replaceMedia(tx: Tx, practiceId: string, mediaIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('practice_media').where('practice_id', '=', practiceId).execute();
  if (mediaIds.length > 0)
    await tx
      .insertInto('practice_media')
      .values(mediaIds.map((mediaId) => ({ practice_id: practiceId, media_id: mediaId })))
      .execute();
}

/** The unit that holds a practice from a day on; closes what stood before. */
export async function insertHolder(
  tx: Tx,
  practiceId: string,
  unitId: string,
  from: string | null,
  successionId: string | null = null
): Promise<void> {
  await sql`update practice_holder set held = daterange(lower(held), ${from}::date)
    where practice_id = ${practiceId} and upper_inf(held)`.execute(tx);
  await sql`insert into practice_holder (practice_id, unit_id, held, succession_id)
    values (${practiceId}, ${unitId}, daterange(${from}::date, null), ${successionId})`.execute(tx);
}

/** Whether a field exists and takes practices, and a subfield belongs to it. */
export async function selectFieldFit(
  db: Db,
  fieldId: string,
  subfieldId: string | null
): Promise<{ field: boolean; subfield: boolean }> {
  const { rows } = await sql<{ field: boolean; subfield: boolean }>`
    select exists (select from field where id = ${fieldId}) as field,
      (${subfieldId}::uuid is null or exists (select from subfield where id = ${subfieldId} and field_id = ${fieldId})) as subfield`.execute(
    db
  );
  return rows[0] ?? { field: false, subfield: false };
}

export async function selectKnownPersons(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.id));
}
