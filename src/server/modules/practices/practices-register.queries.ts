// SQL of the public register's lists and of a practice's page.
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import type { PracticeContent } from '#shared/practice.ts';
import type { RegisterSort } from '#shared/register.ts';
import { narrowedTo, type IndexFilter } from './practices-search.queries.ts';

const orders = {
  newest: sql`i.listed_at desc, i.practice_id desc`,
  name: sql`i.name collate "vi-x-icu", i.practice_id`,
  adopted: sql`i.adoptions desc, i.listed_at desc, i.practice_id desc`
} satisfies Record<RegisterSort, RawBuilder<unknown>>;

/** No condition. */
export const everything = sql`true`;

/** One page of the practices that pass a condition and filters, in an order. */
export async function selectListedPage(
  db: Db,
  condition: RawBuilder<unknown>,
  by: IndexFilter,
  sort: RegisterSort,
  page: { size: number; offset: number }
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.practice_id as id from practice_index i where ${condition} and ${narrowedTo(by)}
    order by ${orders[sort]} limit ${page.size} offset ${page.offset}`.execute(db);
  return rows.map((row) => row.id);
}

/** Where an address leads: a listed practice, or the one it was merged into or moved to. */
export async function selectBySlug(
  db: Db,
  slug: string
): Promise<{ id: string; slug: string; listed: boolean } | undefined> {
  const { rows } = await sql<{ id: string; slug: string; listed: boolean }>`
    with recursive way (id, place) as (
      select practice_id, 0 from practice_slug where slug = ${slug}
      union all
      select p.merged_into_id, way.place + 1 from way join practice p on p.id = way.id
      where p.merged_into_id is not null and way.place < 20
    )
    select p.id, p.slug, p.listed_at is not null and p.merged_into_id is null as listed
    from way join practice p on p.id = way.id order by way.place desc limit 1`.execute(db);
  return rows[0];
}

/** The address a practice has of its own, listed or not. */
export async function selectSlug(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ slug: string }>`select slug from practice where id = ${id}`.execute(db);
  return rows[0]?.slug;
}

export interface PageRow {
  content: PracticeContent;
  lastCheckInOn: string | null;
  listedAt: Date;
  changedAt: Date;
  fieldVi: string;
  fieldEn: string;
  partSlug: string | null;
  partVi: string | null;
  partEn: string | null;
  unitPath: string[];
}

/** What a practice's page shows beside its card. */
export async function selectPageRow(db: Db, id: string): Promise<PageRow | undefined> {
  const { rows } = await sql<PageRow>`
    select v.content, p.last_check_in_on as "lastCheckInOn", l.listed_at as "listedAt",
      greatest(v.saved_at, p.state_changed_at, l.listed_at) as "changedAt", f.name_vi as "fieldVi", f.name_en as "fieldEn",
      s.slug as "partSlug", s.name_vi as "partVi", s.name_en as "partEn", l.unit_path as "unitPath"
    from practice_live l join practice p on p.id = l.practice_id
    join practice_version v on v.practice_id = l.practice_id and v.number = l.version
    join field f on f.id = l.field_id left join subfield s on s.id = l.subfield_id
    where l.practice_id = ${id}`.execute(db);
  return rows[0];
}

export interface PublicRecognitionRow {
  levelVi: string;
  levelEn: string;
  decidedOn: string;
  exemplary: boolean;
  inQuestion: boolean;
  unitName: string;
  number: string;
  issuedOn: string;
  issuer: string;
  title: string;
}

/** Decisions in force, the highest first. */
export async function selectPublicRecognitions(db: Db, id: string): Promise<PublicRecognitionRow[]> {
  const { rows } = await sql<PublicRecognitionRow>`
    select v.name_vi as "levelVi", v.name_en as "levelEn", r.decided_on as "decidedOn", r.exemplary,
      r.status = 'to_be_confirmed' as "inQuestion", ${nameThen(sql`r.unit_id`, sql`r.decided_on`)} as "unitName",
      d.number, d.issued_on as "issuedOn", d.issuer_name as issuer, d.title
    from recognition r join recognition_level v on v.id = r.level_id join official_document d on d.id = r.document_id
    where r.practice_id = ${id} and r.status <> 'revoked' order by v.rank desc, r.decided_on desc`.execute(db);
  return rows;
}

/** The name a unit bore on a day. */
const nameThen = (unitId: RawBuilder<unknown>, day: RawBuilder<unknown>) => sql<string>`
  (select x.full_name from unit_version x where x.unit_id = ${unitId}
    order by x.valid @> ${day} desc, lower(x.valid) desc nulls last limit 1)`;

export async function selectPublicDocuments(
  db: Db,
  id: string
): Promise<{ number: string; issuedOn: string; issuer: string; title: string }[]> {
  const { rows } = await sql<{ number: string; issuedOn: string; issuer: string; title: string }>`
    select d.number, d.issued_on as "issuedOn", d.issuer_name as issuer, d.title
    from practice_document x join official_document d on d.id = x.document_id
    where x.practice_id = ${id} and not exists (
      select from recognition r where r.practice_id = x.practice_id and r.document_id = d.id)
    order by d.issued_on, d.number limit 40`.execute(db);
  return rows;
}

/** Steps that readers see, the newest first. */
export async function selectPublicEvents(
  db: Db,
  id: string
): Promise<{ on: string; kind: string; details: Record<string, unknown> }[]> {
  const { rows } = await sql<{ on: string; kind: string; details: Record<string, unknown> }>`
    select coalesce(e.on_date, (e.at at time zone 'Asia/Ho_Chi_Minh')::date) as "on", e.kind,
      jsonb_strip_nulls(jsonb_build_object('level', v.name_vi, 'levelEn', v.name_en, 'number', d.number)) as details
    from practice_event e left join recognition_level v on v.id::text = e.details->>'levelId'
    left join official_document d on d.id::text = e.details->>'documentId'
    where e.practice_id = ${id} and e.public order by 1 desc, e.id desc limit 60`.execute(db);
  return rows;
}

export async function selectOtherNames(
  db: Db,
  id: string
): Promise<{ name: string; reason: 'renamed' | 'merged' | 'alias' }[]> {
  const { rows } = await sql<{ name: string; reason: 'renamed' | 'merged' | 'alias' }>`
    select name, reason from practice_name where practice_id = ${id} order by until_on desc, name limit 40`.execute(db);
  return rows;
}

/** Units by id with the names they bear now, in the order of the ids. */
export async function selectUnitNames(
  db: Db,
  ids: readonly string[]
): Promise<{ id: string; name: string; type: string }[]> {
  const { rows } = await sql<{ id: string; name: string; type: string }>`
    select wanted.id, v.full_name as name, v.type from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place)
    cross join lateral (select full_name, type from unit_version x where x.unit_id = wanted.id
      order by lower(x.valid) desc nulls last limit 1) v
    order by wanted.place`.execute(db);
  return rows;
}

/**
 * Listed practices whose names share the rarest words of a name, those of its field first.
 * @param words folded
 */
export async function selectAlike(
  db: Db,
  practiceId: string,
  words: readonly string[],
  fieldNumber: number,
  limit: number
): Promise<string[]> {
  if (words.length === 0) return [];
  const wanted = sql`to_tsquery('pg_catalog.simple', ${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(' | ')})`;
  const { rows } = await sql<{ id: string }>`
    with near as materialized (
      select i.practice_id, i.names_folded, i.facets_a, i.listed_at from practice_index i
      where i.names_folded @@ ${wanted} and i.practice_id <> ${practiceId} limit 600
    )
    select practice_id as id from near
    order by ts_rank(names_folded, ${wanted}) + case when facets_a >> 22 & 255 = ${fieldNumber}::int then 0.05 else 0 end desc,
      listed_at desc limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** Addresses for the sitemap, the oldest first. */
export async function selectRegisterAddresses(
  db: Db,
  limit: number,
  offset: number
): Promise<{ slug: string; changedAt: Date }[]> {
  const { rows } = await sql<{ slug: string; changedAt: Date }>`
    select l.slug, greatest(v.saved_at, l.listed_at) as "changedAt" from practice_live l
    join practice_version v on v.practice_id = l.practice_id and v.number = l.version
    order by l.practice_id limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

export const countRegister = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from practice_live`.execute(db);
  return rows[0]?.count ?? 0;
};

/** What a link preview shows of a practice. */
export async function selectShare(
  db: Db,
  slug: string
): Promise<{ title: string; section: string; leadMediaId: string | null } | undefined> {
  const { rows } = await sql<{ title: string; section: string; leadMediaId: string | null }>`
    select l.name as title, f.short_vi as section, l.lead_media_id as "leadMediaId"
    from practice_live l join field f on f.id = l.field_id where l.slug = ${slug}`.execute(db);
  return rows[0];
}
