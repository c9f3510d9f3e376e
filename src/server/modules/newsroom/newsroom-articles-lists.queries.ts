// SQL of lists of articles in the office, of the work that waits, and of what their filters offer.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import type { ArticleState } from '#shared/article.ts';
import type { ArticleFilters, ArticleRow } from './newsroom-articles.types.ts';

/** Which articles somebody may see: those of units (undefined: of all), or those they began. */
export interface ArticleReach {
  units: (string | null)[] | undefined;
  ownerId: string | null;
}

const seen = (reach: ArticleReach) =>
  reach.units === undefined
    ? sql`true`
    : sql`(a.unit_id = any(${reach.units.filter((id) => id !== null)}::uuid[]) or a.created_by = ${reach.ownerId}::uuid)`;

export async function selectArticleUnits(db: Db): Promise<(string | null)[]> {
  const { rows } = await sql<{ unit_id: string | null }>`select distinct unit_id from article`.execute(db);
  return rows.map((row) => row.unit_id);
}

const likePattern = (text: string) =>
  sql`'%' || replace(replace(replace(text_folded(${text}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;

const matching = (filters: ArticleFilters) => sql`
  (${filters.section ?? null}::text is null or s.slug = ${filters.section ?? null})
  and (${filters.author ?? null}::uuid is null or a.created_by = ${filters.author ?? null})
  and (${filters.q ? sql`text_folded(a.title || ' ' || a.summary || ' ' || a.author_name) like ${likePattern(filters.q)}` : sql`true`})`;

const rowColumns = sql`a.id, a.title, a.slug, a.state, s.slug as "sectionSlug", s.name_vi as "sectionVi",
  s.name_en as "sectionEn", a.author_name as "authorName", p.name as "createdByName", a.updated_at as "updatedAt",
  a.state_changed_at as "stateChangedAt", a.publish_at as "publishAt", l.published_at as "publishedAt",
  coalesce(l.version < a.version, false) as "unpublishedChanges", a.fictional`;
const rowTables = sql`article a join section s on s.id = a.section_id
  left join article_live l on l.article_id = a.id left join person p on p.id = a.created_by`;

/** One page, what was worked on last first, and how many there are in each state. */
export async function selectArticles(
  db: Db,
  filters: ArticleFilters,
  reach: ArticleReach,
  limit: number
): Promise<{ rows: ArticleRow[]; counts: Record<ArticleState, number> }> {
  const { rows } = await sql<ArticleRow>`
    select ${rowColumns} from ${rowTables}
    where ${seen(reach)} and ${matching(filters)} and (${filters.state ?? null}::text is null or a.state = ${filters.state ?? null})
    order by a.updated_at desc, a.id desc limit ${limit} offset ${(filters.page - 1) * limit}`.execute(db);
  const counted = await sql<{ state: ArticleState; count: number }>`
    select a.state, count(*) as count from article a join section s on s.id = a.section_id
    where ${seen(reach)} and ${matching(filters)} group by a.state`.execute(db);
  const counts = { draft: 0, review: 0, scheduled: 0, published: 0, corrected: 0, withdrawn: 0 };
  for (const { state, count } of counted.rows) counts[state] = count;
  return { rows, counts };
}

export type Task = 'review' | 'scheduled' | 'unpublished' | 'returned' | 'drafts';
const tasks: Record<Task, { where: ReturnType<typeof sql>; order: ReturnType<typeof sql> }> = {
  review: { where: sql`a.state = 'review'`, order: sql`a.state_changed_at, a.id` },
  scheduled: { where: sql`a.state = 'scheduled'`, order: sql`a.publish_at, a.id` },
  unpublished: { where: sql`l.version < a.version`, order: sql`a.updated_at desc, a.id` },
  returned: { where: sql`a.state = 'draft' and a.return_note is not null`, order: sql`a.state_changed_at desc, a.id` },
  drafts: { where: sql`a.state = 'draft' and a.return_note is null`, order: sql`a.updated_at desc, a.id` }
};

/** The first few articles of a kind of work, and how many there are. */
export async function selectTask(
  db: Db,
  reach: ArticleReach,
  task: Task,
  limit: number
): Promise<{ rows: ArticleRow[]; total: number }> {
  const { where, order } = tasks[task];
  const { rows } = await sql<ArticleRow & { total: number }>`
    select ${rowColumns}, count(*) over () as total from ${rowTables}
    where ${seen(reach)} and ${where} order by ${order} limit ${limit}`.execute(db);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Who began articles within reach, for the filter. */
export async function selectArticleAuthors(db: Db, reach: ArticleReach): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from person p
    where exists (select from article a where a.created_by = p.id and ${seen(reach)})
    order by p.name collate "vi-x-icu"`.execute(db);
  return rows;
}
