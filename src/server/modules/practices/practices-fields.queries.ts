// SQL of what the programme is set up with: fields, their parts, levels of recognition.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { FieldInfo, LevelInfo } from '#shared/practice.ts';

export async function selectFields(db: Db): Promise<FieldInfo[]> {
  const { rows } = await sql<FieldInfo>`
    select f.id, f.slug, f.name_vi as "nameVi", f.name_en as "nameEn", f.short_vi as "shortVi", f.short_en as "shortEn", f.closed,
      coalesce((select json_agg(json_build_object('id', s.id, 'slug', s.slug, 'nameVi', s.name_vi, 'nameEn', s.name_en,
        'closed', s.closed) order by s.position, s.name_vi) from subfield s where s.field_id = f.id), '[]') as subfields
    from field f order by f.position, f.name_vi`.execute(db);
  return rows;
}

/** How many practices stand in each field and part, and the places of both. */
export async function selectFieldUses(
  db: Db
): Promise<{ id: string; position: number; practices: number; kind: 'field' | 'subfield' }[]> {
  const { rows } = await sql<{ id: string; position: number; practices: number; kind: 'field' | 'subfield' }>`
    select 'field' as kind, f.id, f.position, (select count(*) from practice p where p.field_id = f.id) as practices from field f
    union all
    select 'subfield', s.id, s.position, (select count(*) from practice p where p.subfield_id = s.id) from subfield s`.execute(
    db
  );
  return rows;
}

export interface FieldWrite {
  nameVi: string;
  nameEn: string;
  shortVi: string;
  shortEn: string;
  position: number;
  closed: boolean;
}

const fieldValues = (field: FieldWrite) => ({
  name_vi: field.nameVi,
  name_en: field.nameEn,
  short_vi: field.shortVi,
  short_en: field.shortEn,
  position: field.position,
  closed: field.closed
});

export async function insertField(tx: Tx, field: FieldWrite & { slug: string }): Promise<string> {
  const row = await tx
    .insertInto('field')
    .values({ ...fieldValues(field), slug: field.slug })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function updateField(tx: Tx, id: string, field: FieldWrite): Promise<boolean> {
  const done = await tx.updateTable('field').set(fieldValues(field)).where('id', '=', id).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export interface SubfieldWrite {
  nameVi: string;
  nameEn: string;
  position: number;
  closed: boolean;
}

const subfieldValues = (part: SubfieldWrite) => ({
  name_vi: part.nameVi,
  name_en: part.nameEn,
  position: part.position,
  closed: part.closed
});

export async function insertSubfield(tx: Tx, part: SubfieldWrite & { fieldId: string; slug: string }): Promise<string> {
  const row = await tx
    .insertInto('subfield')
    .values({ ...subfieldValues(part), field_id: part.fieldId, slug: part.slug })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** A part stays in its field: practices refer to both. */
export async function updateSubfield(tx: Tx, id: string, part: SubfieldWrite): Promise<boolean> {
  const done = await tx.updateTable('subfield').set(subfieldValues(part)).where('id', '=', id).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Locks a field or a part against practices that are being added to it. */
export async function lockRow(tx: Tx, table: 'field' | 'subfield' | 'recognition_level', id: string): Promise<boolean> {
  const { rows } = await sql`select from ${sql.table(table)} where id = ${id} for update`.execute(tx);
  return rows.length > 0;
}

/**
 * Records that hang on a field or a part: practices and versions of them by name, everything else that the database keeps
 * a key to by its count.
 */
export async function selectFieldHolds(
  tx: Tx,
  table: 'field' | 'subfield' | 'recognition_level',
  id: string
): Promise<Record<string, number>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.conrelid::regclass::text as "table", a.attname as "column"
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = ${table}::regclass and c.connamespace = 'public'::regnamespace`.execute(tx);
  const holds: Record<string, number> = {};
  for (const ref of rows) {
    const found = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(ref.table)} where ${sql.ref(ref.column)} = ${id}`.execute(tx);
    const count = found.rows[0]?.n ?? 0;
    if (count > 0) holds[ref.table] = Math.max(count, holds[ref.table] ?? 0);
  }
  return holds;
}

export async function deleteRow(tx: Tx, table: 'field' | 'subfield' | 'recognition_level', id: string): Promise<void> {
  await sql`delete from ${sql.table(table)} where id = ${id}`.execute(tx);
}

export async function selectSlugs(tx: Tx, table: 'field' | 'subfield' | 'recognition_level'): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`select slug from ${sql.table(table)}`.execute(tx);
  return new Set(rows.map((row) => row.slug));
}

// ---- levels

export async function selectLevels(db: Db): Promise<(LevelInfo & { recognitions: number })[]> {
  const { rows } = await sql<LevelInfo & { recognitions: number }>`
    select l.id, l.slug, l.name_vi as "nameVi", l.name_en as "nameEn", l.rank, lower(l.valid) as "from", upper(l.valid) as "to",
      (select count(*) from recognition r where r.level_id = l.id) as recognitions
    from recognition_level l order by l.rank`.execute(db);
  return rows;
}

export interface LevelWrite {
  nameVi: string;
  nameEn: string;
  rank: number;
  from: string | null;
  /** The last day. */
  until: string | null;
}

export async function insertLevel(tx: Tx, level: LevelWrite & { slug: string }): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into recognition_level (slug, name_vi, name_en, rank, valid)
    values (${level.slug}, ${level.nameVi}, ${level.nameEn}, ${level.rank}, daterange(${level.from}::date, ${level.until}::date, '[]'))
    returning id`.execute(tx);
  return rows[0]?.id ?? '';
}

export async function updateLevel(tx: Tx, id: string, level: LevelWrite): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update recognition_level set name_vi = ${level.nameVi}, name_en = ${level.nameEn}, rank = ${level.rank},
      valid = daterange(${level.from}::date, ${level.until}::date, '[]')
    where id = ${id}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function selectRankOwner(tx: Tx, rank: number): Promise<string | undefined> {
  return (await tx.selectFrom('recognition_level').select('id').where('rank', '=', rank).executeTakeFirst())?.id;
}

/** Recognitions of a level decided on days outside a span. */
export async function countDecidedOutside(
  tx: Tx,
  id: string,
  span: { from: string | null; until: string | null }
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from recognition
    where level_id = ${id} and not daterange(${span.from}::date, ${span.until}::date, '[]') @> decided_on`.execute(tx);
  return rows[0]?.n ?? 0;
}
