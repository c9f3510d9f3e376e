// SQL of resolutions: the office's list, one, writing one.
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { ResolutionState } from '#shared/targets.ts';
import type { ResolutionRecord, ResolutionWrite } from './targets.types.ts';

const columns = sql`r.id, r.slug, r.name, r.summary, r.document_id as "documentId", r.unit_id as "unitId",
  lower(r.term) as "from", upper(r.term) - 1 as "to", r.public, r.revision, r.demo`;

export async function selectResolution(db: Db, id: string): Promise<ResolutionRecord | undefined> {
  const { rows } = await sql<ResolutionRecord>`select ${columns} from resolution r where r.id = ${id}`.execute(db);
  return rows[0];
}

export async function lockResolution(tx: Tx, id: string): Promise<ResolutionRecord | undefined> {
  const { rows } = await sql<ResolutionRecord>`
    select ${columns} from resolution r where r.id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function selectPublicResolution(db: Db, slug: string): Promise<ResolutionRecord | undefined> {
  const { rows } = await sql<ResolutionRecord>`
    select ${columns} from resolution r where r.slug = ${slug} and r.public`.execute(db);
  return rows[0];
}

/** Addresses of the resolutions that everybody may read, for sitemaps. */
export async function selectPublicSlugs(db: Db): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`select slug from resolution where public order by slug`.execute(db);
  return rows.map((row) => row.slug);
}

export interface ResolutionFilter {
  q: string;
  /** Resolutions of these units; undefined: of any. */
  units: readonly string[] | undefined;
  state: ResolutionState | undefined;
  publicOnly: boolean;
  today: string;
}

const stateOn = (today: string): RawBuilder<unknown> => sql`
  case when r.term @> ${today}::date then 'running' when upper(r.term) <= ${today}::date then 'ended' else 'coming' end`;

function conditions(filter: ResolutionFilter): RawBuilder<unknown> {
  const all = [sql`true`];
  if (filter.q)
    all.push(sql`(r.search_folded like all (select '%' || word || '%' from unnest(string_to_array(text_words(text_folded(${filter.q})), ' ')) as word)
      or r.document_id in (select id from official_document where number_folded = text_words(text_folded(${filter.q}))))`);
  if (filter.units) all.push(sql`r.unit_id = any(${[...filter.units]}::uuid[])`);
  if (filter.state) all.push(sql`${stateOn(filter.today)} = ${filter.state}`);
  if (filter.publicOnly) all.push(sql`r.public`);
  return sql.join(all, sql` and `);
}

export type ListedResolution = ResolutionRecord & {
  state: ResolutionState;
  documentNumber: string | null;
  targets: number;
  lastValueOn: string | null;
};

/** Those that run first, then by the end of their term, the latest first. */
export async function selectResolutions(
  db: Db,
  filter: ResolutionFilter,
  page: { limit: number; offset: number }
): Promise<{ rows: ListedResolution[]; total: number }> {
  const where = conditions(filter);
  const { rows } = await sql<ListedResolution>`
    select ${columns}, ${stateOn(filter.today)} as state, d.number as "documentNumber",
      (select count(*) from resolution_target t where t.resolution_id = r.id) as targets,
      (select max(v.on_date) from target_value v join resolution_target t on t.id = v.target_id
        where t.resolution_id = r.id and v.replaced_at is null) as "lastValueOn"
    from resolution r left join official_document d on d.id = r.document_id
    where ${where}
    order by array_position(array['running', 'coming', 'ended'], ${stateOn(filter.today)}), upper(r.term) desc, r.id desc
    limit ${page.limit} offset ${page.offset}`.execute(db);
  const count = await sql<{ n: number }>`select count(*) as n from resolution r where ${where}`.execute(db);
  return { rows, total: count.rows[0]?.n ?? 0 };
}

/** Slugs that begin like this one. */
export async function selectSlugsLike(db: Db, slug: string): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`
    select slug from resolution where slug = ${slug} or slug like ${`${slug}-%`}`.execute(db);
  return new Set(rows.map((row) => row.slug));
}

export async function insertResolution(
  tx: Tx,
  write: ResolutionWrite & { slug: string; by: string | null; at: Date; demo: boolean }
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into resolution (slug, name, summary, document_id, unit_id, term, public, created_by, created_at, updated_at, demo)
    values (${write.slug}, ${write.name}, ${write.summary}, ${write.documentId}, ${write.unitId},
      daterange(${write.from}, ${write.to}, '[]'), ${write.public}, ${write.by}, ${write.at}, ${write.at}, ${write.demo})
    returning id`.execute(tx);
  return rows[0]!.id;
}

export async function updateResolution(tx: Tx, id: string, write: ResolutionWrite & { at: Date }): Promise<void> {
  await sql`
    update resolution set name = ${write.name}, summary = ${write.summary}, document_id = ${write.documentId},
      unit_id = ${write.unitId}, term = daterange(${write.from}, ${write.to}, '[]'), public = ${write.public},
      revision = revision + 1, updated_at = ${write.at}
    where id = ${id}`.execute(tx);
}

export async function deleteResolution(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('resolution').where('id', '=', id).execute();
}

export async function countTargets(db: Db, resolutionId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from resolution_target where resolution_id = ${resolutionId}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Names of people by id. */
export async function selectPersonNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
