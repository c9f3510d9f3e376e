// SQL of what the portal shows of an article, and of the pictures and tags that go with it.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import { slugify } from '#shared/slug.ts';
import type { ArticleRecord, Correction } from './newsroom-articles.types.ts';

/** What a body becomes for readers. */
export interface RenderedContent {
  bodyHtml: string;
  bodyHtmlEn: string | null;
  plainText: string;
  readingMinutes: number;
}

/** Writes or replaces what the portal shows of an article. */
export async function upsertLive(
  tx: Tx,
  article: ArticleRecord,
  rendered: RenderedContent,
  times: { publishedAt: Date; correctedAt: Date | null }
): Promise<void> {
  const { content } = article;
  const values = {
    slug: article.slug,
    version: article.version,
    section_id: content.sectionId,
    unit_id: article.unitId,
    title: content.title,
    summary: content.summary,
    body_html: rendered.bodyHtml,
    author_name: content.authorName,
    lead_media_id: content.leadMediaId,
    lead_caption: content.leadCaption,
    lead_alt: content.leadAlt,
    title_en: content.titleEn || null,
    summary_en: content.summaryEn || null,
    body_html_en: rendered.bodyHtmlEn,
    fictional: content.fictional,
    feedback_open: article.feedbackOpen,
    reading_minutes: rendered.readingMinutes,
    published_at: times.publishedAt,
    corrected_at: times.correctedAt,
    plain_text: rendered.plainText
  };
  await tx
    .insertInto('article_live')
    .values({ article_id: article.id, ...values })
    .onConflict((existing) => existing.column('article_id').doUpdateSet(values))
    .execute();
}

export async function deleteLive(tx: Tx, articleId: string): Promise<void> {
  await tx.deleteFrom('article_live').where('article_id', '=', articleId).execute();
}

/** Puts rendered bodies in place, nothing else; false when the article left the portal meanwhile. */
export async function updateLiveBodies(
  tx: Tx,
  articleId: string,
  bodies: Pick<RenderedContent, 'bodyHtml' | 'bodyHtmlEn'>
): Promise<boolean> {
  const result = await tx
    .updateTable('article_live')
    .set({ body_html: bodies.bodyHtml, body_html_en: bodies.bodyHtmlEn })
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Makes the portal's tags of an article those of these names, creating what is missing. */
export async function replaceTags(tx: Tx, articleId: string, names: readonly string[]): Promise<void> {
  await sql`delete from article_tag where article_id = ${articleId}`.execute(tx);
  for (const id of await ensureTags(tx, names))
    await sql`insert into article_tag (article_id, tag_id) values (${articleId}, ${id}) on conflict do nothing`.execute(
      tx
    );
}

async function ensureTags(tx: Tx, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  await sql`select pg_advisory_xact_lock(hashtextextended('newsroom tags', 0))`.execute(tx);
  const ids: string[] = [];
  for (const name of names) {
    const { rows: known } = await sql<{ id: string }>`
      select id from tag where text_canonical(name) = text_canonical(${name})`.execute(tx);
    ids.push(known[0]?.id ?? (await insertTag(tx, name)));
  }
  return ids;
}

async function insertTag(tx: Tx, name: string): Promise<string> {
  const base = slugify(name, 'the', 60);
  const { rows } = await sql<{ id: string }>`
    insert into tag (name, slug)
    select ${name}, candidate from (
      select ${base} as candidate, 1 as number
      union all select ${base} || '-' || n, n from generate_series(2, 200) n) c
    where not exists (select from tag t where t.slug = c.candidate)
    order by number limit 1 returning id`.execute(tx);
  const id = rows[0]?.id;
  if (!id) throw new Error(`no address is free for the tag ${name}`);
  return id;
}

/** Notes which files an article uses, in the working copy or on the portal; a file noted here cannot be deleted. */
export async function replaceArticleMedia(tx: Tx, articleId: string, mediaIds: readonly string[]): Promise<void> {
  await sql`delete from article_media where article_id = ${articleId} and media_id <> all(${[...mediaIds]}::uuid[])`.execute(
    tx
  );
  await sql`insert into article_media (article_id, media_id)
    select ${articleId}, media_id from unnest(${[...mediaIds]}::uuid[]) media_id on conflict do nothing`.execute(tx);
}

/** Articles that use a file in the working copy or on the portal, in the order in which they are locked. */
export async function selectArticlesWithMedia(db: Db, mediaId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select article_id as id from article_media where media_id = ${mediaId} order by 1`.execute(db);
  return rows.map((row) => row.id);
}

export async function insertCorrection(
  tx: Tx,
  correction: { articleId: string; textVi: string; textEn: string | null; by: string | null; at: Date }
): Promise<void> {
  await tx
    .insertInto('article_correction')
    .values({
      article_id: correction.articleId,
      text_vi: correction.textVi,
      text_en: correction.textEn,
      corrected_by: correction.by,
      corrected_at: correction.at
    })
    .execute();
}

export async function selectCorrections(db: Db, articleId: string): Promise<Correction[]> {
  return db
    .selectFrom('article_correction')
    .select(['id', 'text_vi as textVi', 'text_en as textEn', 'corrected_at as correctedAt'])
    .where('article_id', '=', articleId)
    .orderBy('corrected_at', 'desc')
    .execute();
}

/** The next article whose time has come, locked; those that another process holds are passed over. */
export async function lockDueArticle(tx: Tx, now: Date, except: readonly string[]): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from article
    where state = 'scheduled' and publish_at <= ${now} and id <> all(${[...except]}::uuid[])
    order by publish_at, id limit 1 for update skip locked`.execute(tx);
  return rows[0]?.id;
}
