// SQL of criteria sets and their versions.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { CriteriaContent } from '#shared/criteria.ts';
import type { FieldInfo, LevelInfo } from '#shared/practice.ts';
import type { CriteriaVersion } from './assessments.types.ts';

export interface CriteriaSetRow {
  id: string;
  name: string;
  fieldId: string;
  fieldVi: string;
  fieldEn: string;
  closed: boolean;
  /** Number of the newest published version; null while there is none. */
  published: number | null;
  publishedAt: Date | null;
  draft: boolean;
}

const setColumns = sql`
  s.id, s.name, s.field_id as "fieldId", f.name_vi as "fieldVi", f.name_en as "fieldEn", s.closed,
  (select max(v.number) from criteria_set_version v where v.set_id = s.id and v.state = 'published') as published,
  (select max(v.published_at) from criteria_set_version v where v.set_id = s.id) as "publishedAt",
  exists (select from criteria_set_version v where v.set_id = s.id and v.state = 'draft') as draft`;

export async function selectSets(
  db: Db,
  page: { limit: number; offset: number }
): Promise<{ rows: CriteriaSetRow[]; total: number }> {
  const { rows } = await sql<CriteriaSetRow & { total: number }>`
    select ${setColumns}, count(*) over () as total from criteria_set s join field f on f.id = s.field_id
    order by s.closed, f.position, f.name_vi collate "vi-x-icu", s.created_at desc, s.id
    limit ${page.limit} offset ${page.offset}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export async function selectSet(db: Db, id: string): Promise<CriteriaSetRow | undefined> {
  const { rows } = await sql<CriteriaSetRow>`
    select ${setColumns} from criteria_set s join field f on f.id = s.field_id where s.id = ${id}`.execute(db);
  return rows[0];
}

/** Holds the set until the transaction ends. */
export async function lockSet(tx: Tx, id: string): Promise<{ closed: boolean } | undefined> {
  return tx.selectFrom('criteria_set').select('closed').where('id', '=', id).forUpdate().executeTakeFirst();
}

const versionColumns = sql`
  v.id, v.set_id as "setId", v.number, v.state, v.content, v.revision, v.saved_at as "savedAt", p.name as "savedByName",
  v.published_at as "publishedAt", q.name as "publishedByName",
  (select count(*) from assessment a where a.criteria_version_id = v.id) as uses`;
const versionFrom = sql`criteria_set_version v left join person p on p.id = v.saved_by left join person q on q.id = v.published_by`;

/** Newest first. */
export async function selectVersions(db: Db, setId: string): Promise<CriteriaVersion[]> {
  const { rows } = await sql<CriteriaVersion>`
    select ${versionColumns} from ${versionFrom} where v.set_id = ${setId} order by v.number desc`.execute(db);
  return rows;
}

export async function selectCriteriaVersion(db: Db, id: string): Promise<CriteriaVersion | undefined> {
  const { rows } = await sql<CriteriaVersion>`select ${versionColumns} from ${versionFrom} where v.id = ${id}`.execute(
    db
  );
  return rows[0];
}

/** The version a field is judged by: the newest published one of its open set. */
export async function selectCriteriaOf(
  db: Db,
  fieldIds: readonly string[]
): Promise<Map<string, { id: string; content: CriteriaContent }>> {
  if (fieldIds.length === 0) return new Map();
  const { rows } = await sql<{ fieldId: string; id: string; content: CriteriaContent }>`
    select distinct on (s.field_id) s.field_id as "fieldId", v.id, v.content
    from criteria_set s join criteria_set_version v on v.set_id = s.id and v.state = 'published'
    where s.field_id = any(${[...fieldIds]}::uuid[]) and not s.closed
    order by s.field_id, v.number desc`.execute(db);
  return new Map(rows.map(({ fieldId, ...version }) => [fieldId, version]));
}

export async function insertSet(
  tx: Tx,
  set: { fieldId: string; name: string; by: string | null; at: Date }
): Promise<string | undefined> {
  const row = await tx
    .insertInto('criteria_set')
    .values({ field_id: set.fieldId, name: set.name, created_by: set.by, created_at: set.at })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function selectOpenSetOf(db: Db, fieldId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('criteria_set')
    .select('id')
    .where('field_id', '=', fieldId)
    .where('closed', '=', false)
    .executeTakeFirst();
  return row?.id;
}

export async function insertVersion(
  tx: Tx,
  version: { setId: string; number: number; content: CriteriaContent; by: string | null; at: Date }
): Promise<void> {
  await tx
    .insertInto('criteria_set_version')
    .values({
      set_id: version.setId,
      number: version.number,
      content: JSON.stringify(version.content),
      saved_by: version.by,
      saved_at: version.at
    })
    .execute();
}

/** @returns the new revision; undefined when somebody saved meanwhile */
export async function updateDraft(
  tx: Tx,
  draftId: string,
  save: { revision: number; content: CriteriaContent; by: string | null; at: Date }
): Promise<number | undefined> {
  const row = await tx
    .updateTable('criteria_set_version')
    .set({ content: JSON.stringify(save.content), revision: save.revision + 1, saved_by: save.by, saved_at: save.at })
    .where('id', '=', draftId)
    .where('revision', '=', save.revision)
    .where('state', '=', 'draft')
    .returning('revision')
    .executeTakeFirst();
  return row?.revision;
}

export async function updatePublished(tx: Tx, draftId: string, by: string | null, at: Date): Promise<void> {
  await tx
    .updateTable('criteria_set_version')
    .set({ state: 'published', published_by: by, published_at: at })
    .where('id', '=', draftId)
    .where('state', '=', 'draft')
    .execute();
}

export async function deleteDraft(tx: Tx, draftId: string): Promise<void> {
  await tx.deleteFrom('criteria_set_version').where('id', '=', draftId).where('state', '=', 'draft').execute();
}

export async function updateClosed(tx: Tx, setId: string): Promise<void> {
  await tx.updateTable('criteria_set').set({ closed: true }).where('id', '=', setId).execute();
}

/** Fields with their parts, in the programme's order. */
export async function selectFields(db: Db): Promise<FieldInfo[]> {
  const { rows } = await sql<FieldInfo>`
    select f.id, f.slug, f.name_vi as "nameVi", f.name_en as "nameEn", f.short_vi as "shortVi", f.short_en as "shortEn", f.closed,
      coalesce((select json_agg(json_build_object('id', s.id, 'slug', s.slug, 'nameVi', s.name_vi, 'nameEn', s.name_en,
        'closed', s.closed) order by s.position, s.name_vi) from subfield s where s.field_id = f.id), '[]') as subfields
    from field f order by f.closed, f.position, f.name_vi collate "vi-x-icu"`.execute(db);
  return rows;
}

/** Levels of recognition, the highest first. */
export async function selectLevels(db: Db): Promise<LevelInfo[]> {
  const { rows } = await sql<LevelInfo>`
    select id, slug, name_vi as "nameVi", name_en as "nameEn", rank, lower(valid) as "from", upper(valid) as "to"
    from recognition_level order by rank desc`.execute(db);
  return rows;
}
