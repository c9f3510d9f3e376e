// SQL around the statistics: fields and levels by name, the records behind a figure, saved figures.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { PracticeKind, PracticeLife, PracticeScope, PracticeState } from '#shared/practice.ts';

export interface Names {
  fields: { id: string; slug: string; nameVi: string; nameEn: string; shortVi: string; shortEn: string }[];
  subfields: { id: string; fieldId: string; slug: string; nameVi: string; nameEn: string }[];
  levels: { id: string; slug: string; nameVi: string; nameEn: string; rank: number }[];
}

/** Everything that figures are named by, in the order of the house. */
export async function selectNames(db: Db): Promise<Names> {
  const { rows } = await sql<Names>`select
    (select coalesce(json_agg(json_build_object('id', id, 'slug', slug, 'nameVi', name_vi, 'nameEn', name_en, 'shortVi', short_vi,
      'shortEn', short_en) order by position, name_vi), '[]') from field) as fields,
    (select coalesce(json_agg(json_build_object('id', id, 'fieldId', field_id, 'slug', slug, 'nameVi', name_vi,
      'nameEn', name_en) order by position, name_vi), '[]') from subfield) as subfields,
    (select coalesce(json_agg(json_build_object('id', id, 'slug', slug, 'nameVi', name_vi, 'nameEn', name_en,
      'rank', rank) order by rank), '[]') from recognition_level) as levels`.execute(db);
  return rows[0] ?? { fields: [], subfields: [], levels: [] };
}

/** A practice as the lists behind figures show it; names are those of today. Days are ISO dates. */
export interface RecordRow {
  id: string;
  code: string;
  name: string;
  kind: PracticeKind;
  state: PracticeState;
  life: PracticeLife | null;
  scope: PracticeScope;
  unitId: string;
  unitName: string;
  fieldId: string;
  fieldVi: string;
  fieldEn: string;
  partVi: string | null;
  partEn: string | null;
  levelVi: string | null;
  levelEn: string | null;
  recognisedOn: string | null;
  evidenceLevel: number;
  exemplary: boolean;
  adoptions: number;
  inUseSince: string | null;
  summary: string;
  /** Number and day of the latest decision not revoked. */
  decision: string | null;
  decisionOn: string | null;
}

/** The records of these ids, in their order. */
export async function selectRecords(db: Db, ids: readonly string[]): Promise<RecordRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<RecordRow>`
    select p.id, p.code, p.name, p.kind, p.state, p.life, p.scope, p.unit_id as "unitId", u.full_name as "unitName",
      f.id as "fieldId", f.short_vi as "fieldVi", f.short_en as "fieldEn", s.name_vi as "partVi", s.name_en as "partEn",
      l.name_vi as "levelVi", l.name_en as "levelEn", p.recognised_on as "recognisedOn", p.evidence_level as "evidenceLevel",
      p.exemplary, p.adoptions, p.in_use_since as "inUseSince", p.summary, r.number as decision, r.issued_on as "decisionOn"
    from unnest(${[...ids]}::uuid[]) with ordinality wanted (id, place)
    join practice p on p.id = wanted.id
    join field f on f.id = p.field_id
    left join subfield s on s.id = p.subfield_id
    left join recognition_level l on l.id = p.recognition_level_id
    left join lateral (
      select full_name from unit_version v where v.unit_id = p.unit_id order by lower(v.valid) desc nulls last limit 1
    ) u on true
    left join lateral (
      select d.number, d.issued_on from recognition q join official_document d on d.id = q.document_id
      where q.practice_id = p.id and q.status <> 'revoked' order by q.decided_on desc, q.id desc limit 1
    ) r on true
    order by wanted.place`.execute(db);
  return rows;
}

export interface SnapshotWrite {
  key: string;
  kind: 'dashboard' | 'report';
  question: unknown;
  answer: unknown;
  asOf: Date;
  unitIds: string[] | null;
  digest: string;
  by: string | null;
}

/** @returns the key under which the very same figures are kept, the new one or an earlier */
export async function insertSnapshot(tx: Tx, write: SnapshotWrite): Promise<{ key: string; added: boolean }> {
  const row = await tx
    .insertInto('statistic_snapshot')
    .values({
      key: write.key,
      kind: write.kind,
      question: JSON.stringify(write.question),
      answer: JSON.stringify(write.answer),
      as_of: write.asOf,
      unit_ids: write.unitIds,
      digest: write.digest,
      created_by: write.by,
      created_at: write.asOf
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (row) return { key: row.key, added: true };
  const same = await tx
    .selectFrom('statistic_snapshot')
    .select('key')
    .where('digest', '=', write.digest)
    .executeTakeFirstOrThrow();
  return { key: same.key, added: false };
}

export interface SnapshotRow {
  key: string;
  kind: string;
  question: unknown;
  answer: unknown;
  as_of: Date;
  unit_ids: string[] | null;
  name: string | null;
}

export async function selectSnapshot(db: Db, key: string): Promise<SnapshotRow | undefined> {
  return db
    .selectFrom('statistic_snapshot')
    .leftJoin('person', 'person.id', 'statistic_snapshot.created_by')
    .select(['key', 'kind', 'question', 'answer', 'as_of', 'unit_ids', 'person.name as name'])
    .where('key', '=', key)
    .executeTakeFirst();
}
