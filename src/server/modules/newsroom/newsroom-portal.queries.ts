// SQL of what the portal shows; it reads articles from article_live alone.
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#server/platform/database.ts';

/** A row of a list, both languages. */
export interface CardRow {
  id: string;
  slug: string;
  title: string;
  summary: string;
  titleEn: string | null;
  summaryEn: string | null;
  sectionSlug: string;
  sectionVi: string;
  sectionEn: string;
  publishedAt: Date;
  leadMediaId: string | null;
  alt: string;
}

export const cardColumns = sql`l.article_id as id, l.slug, l.title, l.summary, l.title_en as "titleEn", l.summary_en as "summaryEn",
  s.slug as "sectionSlug", s.name_vi as "sectionVi", s.name_en as "sectionEn", l.published_at as "publishedAt",
  l.lead_media_id as "leadMediaId", l.lead_alt as alt`;

/** What a list is narrowed to; nothing given means everything. */
export interface Narrowing {
  section?: string | undefined;
  tag?: string | undefined;
  /** Published from this moment on. */
  from?: Date | undefined;
  until?: Date | undefined;
}

export function narrowed(by: Narrowing): RawBuilder<unknown> {
  return sql`(${by.section ? sql`s.slug = ${by.section}` : sql`true`})
    and (${by.tag ? sql`exists (select from article_tag at join tag t on t.id = at.tag_id where at.article_id = l.article_id and t.slug = ${by.tag})` : sql`true`})
    and (${by.from ? sql`l.published_at >= ${by.from}` : sql`true`})
    and (${by.until ? sql`l.published_at < ${by.until}` : sql`true`})`;
}

/** One stretch of the articles, newest first. */
export async function selectNewest(db: Db, by: Narrowing, limit: number, offset = 0): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from article_live l join section s on s.id = l.section_id
    where ${narrowed(by)} order by l.published_at desc, l.article_id desc limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

export async function countArticles(db: Db, by: Narrowing): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from article_live l join section s on s.id = l.section_id where ${narrowed(by)}`.execute(
    db
  );
  return rows[0]?.count ?? 0;
}

/** In the order of the ids; what is not on the portal is left out. */
export async function selectCards(db: Db, ids: readonly string[]): Promise<CardRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from article_live l join section s on s.id = l.section_id
    join unnest(${ids}::uuid[]) with ordinality as wanted (id, place) on wanted.id = l.article_id
    order by wanted.place`.execute(db);
  return rows;
}

/** The newest few of each section that has any, in the sections' order, without the articles shown elsewhere already. */
export async function selectSectionColumns(db: Db, without: readonly string[], each: number): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    select c.* from section s
    cross join lateral (
      select ${cardColumns} from article_live l
      where l.section_id = s.id and l.article_id <> all(${without}::uuid[])
      order by l.published_at desc, l.article_id desc limit ${each}
    ) c
    order by s.position, s.slug, c."publishedAt" desc`.execute(db);
  return rows;
}

export interface SectionRow {
  slug: string;
  name_vi: string;
  name_en: string;
}

export async function selectSections(db: Db): Promise<SectionRow[]> {
  return db.selectFrom('section').select(['slug', 'name_vi', 'name_en']).orderBy('position').orderBy('slug').execute();
}

export async function selectTag(db: Db, slug: string): Promise<{ slug: string; name: string } | undefined> {
  return db.selectFrom('tag').select(['slug', 'name']).where('slug', '=', slug).executeTakeFirst();
}

/** Months in Vietnam (YYYY-MM) that have articles, newest first, with how many. */
export async function selectMonths(db: Db): Promise<{ month: string; count: number }[]> {
  const { rows } = await sql<{ month: string; count: number }>`
    select to_char(published_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month, count(*) as count
    from article_live group by 1 order by 1 desc`.execute(db);
  return rows;
}

export interface ArticleRow extends CardRow {
  bodyHtml: string;
  bodyHtmlEn: string | null;
  author: string;
  unitName: string | null;
  caption: string;
  correctedAt: Date | null;
  fictional: boolean;
  feedbackOpen: boolean;
  readingMinutes: number;
}

export async function selectArticle(db: Db, slug: string): Promise<ArticleRow | undefined> {
  const { rows } = await sql<ArticleRow>`
    select ${cardColumns}, l.body_html as "bodyHtml", l.body_html_en as "bodyHtmlEn", l.author_name as author,
      l.lead_caption as caption, l.corrected_at as "correctedAt", l.fictional, l.feedback_open as "feedbackOpen",
      l.reading_minutes as "readingMinutes",
      (select v.full_name from unit_version v where v.unit_id = l.unit_id
        order by lower(v.valid) <= l.published_at::date desc, lower(v.valid) desc limit 1) as "unitName"
    from article_live l join section s on s.id = l.section_id where l.slug = ${slug}`.execute(db);
  return rows[0];
}

/** What became of an address that shows nothing now: the article's present address, or the day it was withdrawn. */
export async function selectFormerAddress(
  db: Db,
  slug: string
): Promise<{ slug: string | null; withdrawnAt: Date | null } | undefined> {
  const { rows } = await sql<{ slug: string | null; withdrawnAt: Date | null }>`
    select l.slug, case when a.state = 'withdrawn' then a.state_changed_at end as "withdrawnAt"
    from article_slug o join article a on a.id = o.article_id left join article_live l on l.article_id = a.id
    where o.slug = ${slug}`.execute(db);
  return rows[0];
}

export async function selectTagsOf(db: Db, articleId: string): Promise<{ slug: string; name: string }[]> {
  const { rows } = await sql<{ slug: string; name: string }>`
    select t.slug, t.name from article_tag at join tag t on t.id = at.tag_id
    where at.article_id = ${articleId} order by t.name collate "vi-x-icu"`.execute(db);
  return rows;
}

export async function selectCorrections(
  db: Db,
  articleId: string
): Promise<{ text_vi: string; text_en: string | null; at: Date }[]> {
  const { rows } = await sql<{ text_vi: string; text_en: string | null; at: Date }>`
    select text_vi, text_en, corrected_at as at from article_correction
    where article_id = ${articleId} order by corrected_at desc, id desc`.execute(db);
  return rows;
}

/** Other articles: those that share most tags first, then the same section, then the newest. */
export async function selectRelated(db: Db, articleId: string, limit: number): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    with shared as (
      select other.article_id, count(*) as tags
      from article_tag mine join article_tag other on other.tag_id = mine.tag_id
      where mine.article_id = ${articleId} group by other.article_id
    )
    select ${cardColumns} from article_live l join section s on s.id = l.section_id
    left join shared on shared.article_id = l.article_id
    cross join (select section_id from article_live where article_id = ${articleId}) as this
    where l.article_id <> ${articleId} and (shared.tags is not null or l.section_id = this.section_id)
    order by coalesce(shared.tags, 0) desc, l.section_id = this.section_id desc, l.published_at desc, l.article_id desc
    limit ${limit}`.execute(db);
  return rows;
}

/** For the sitemap, in a fixed order. */
export async function selectAddresses(
  db: Db,
  limit: number,
  offset: number
): Promise<{ slug: string; changedAt: Date; hasEnglish: boolean }[]> {
  const { rows } = await sql<{ slug: string; changedAt: Date; hasEnglish: boolean }>`
    select slug, coalesce(corrected_at, published_at) as "changedAt", body_html_en is not null as "hasEnglish"
    from article_live order by published_at, article_id limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** Tags and sections that lead to something, and static pages. */
export async function selectListAddresses(
  db: Db
): Promise<{ sections: string[]; tags: string[]; pages: { slug: string; changedAt: Date; hasEnglish: boolean }[] }> {
  const { rows: lists } = await sql<{ kind: 'section' | 'tag'; slug: string }>`
    select 'section' as kind, slug from section s where exists (select from article_live l where l.section_id = s.id)
    union all
    select 'tag', slug from tag t where exists (select from article_tag at where at.tag_id = t.id)
    order by 1, 2`.execute(db);
  const { rows: pages } = await sql<{ slug: string; changedAt: Date; hasEnglish: boolean }>`
    select slug, updated_at as "changedAt", body_en <> '' as "hasEnglish" from static_page order by slug`.execute(db);
  const of = (kind: string) => lists.filter((row) => row.kind === kind).map((row) => row.slug);
  return { sections: of('section'), tags: of('tag'), pages };
}

export interface StaticPageRow {
  title_vi: string;
  body_vi: string;
  title_en: string;
  body_en: string;
  updated_at: Date;
}

export async function selectStaticPage(db: Db, slug: string): Promise<StaticPageRow | undefined> {
  const { rows } = await sql<StaticPageRow>`
    select title_vi, body_vi, title_en, body_en, updated_at from static_page where slug = ${slug}`.execute(db);
  return rows[0];
}
