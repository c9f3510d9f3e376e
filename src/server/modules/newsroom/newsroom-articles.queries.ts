// SQL of articles as they are worked on: the working copy, its versions, its addresses.
import { sql } from 'kysely';
import type { LastVersion } from '#server/platform/autosave.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import type { ArticleContent, ArticleState } from '#shared/article.ts';
import type { ArticleRecord } from './newsroom-articles.types.ts';

interface Row extends Omit<ArticleRecord, 'content' | 'live'>, ArticleContent {
  liveVersion: number | null;
  liveSlug: string | null;
  publishedAt: Date | null;
  correctedAt: Date | null;
}

const columns = sql`a.id, a.unit_id as "unitId", a.state, a.version, a.slug, a.slug_follows as "slugFollows",
  a.title, a.summary, a.body, a.author_name as "authorName", a.section_id as "sectionId", a.tags,
  a.lead_media_id as "leadMediaId", a.lead_caption as "leadCaption", a.lead_alt as "leadAlt",
  coalesce(a.title_en, '') as "titleEn", coalesce(a.summary_en, '') as "summaryEn", coalesce(a.body_en, '') as "bodyEn",
  a.fictional, a.feedback_open as "feedbackOpen", a.publish_at as "publishAt", a.first_published_at as "firstPublishedAt",
  a.withdrawn_reason as "withdrawnReason", a.return_note as "returnNote", a.state_changed_at as "stateChangedAt",
  a.preview_token as "previewToken", a.created_by as "createdBy", a.updated_by as "updatedBy",
  a.created_at as "createdAt", a.updated_at as "updatedAt", a.demo`;

function asRecord(row: Row): ArticleRecord {
  const { title, summary, body, authorName, sectionId, tags, leadMediaId, leadCaption, leadAlt } = row;
  const { titleEn, summaryEn, bodyEn, fictional, liveVersion, liveSlug, publishedAt, correctedAt, ...rest } = row;
  return {
    ...rest,
    content: {
      title,
      summary,
      body,
      authorName,
      sectionId,
      tags,
      leadMediaId,
      leadCaption,
      leadAlt,
      titleEn,
      summaryEn,
      bodyEn,
      fictional
    },
    live:
      liveVersion !== null && liveSlug !== null && publishedAt
        ? { version: liveVersion, slug: liveSlug, publishedAt, correctedAt }
        : null
  };
}

async function selectOne(db: Db, where: ReturnType<typeof sql>, lock = false): Promise<ArticleRecord | undefined> {
  const { rows } = await sql<Row>`
    select ${columns}, l.version as "liveVersion", l.slug as "liveSlug", l.published_at as "publishedAt",
      l.corrected_at as "correctedAt"
    from article a left join article_live l on l.article_id = a.id
    where ${where} ${lock ? sql`for update of a` : sql``}`.execute(db);
  return rows[0] && asRecord(rows[0]);
}

export const selectArticle = (db: Db, id: string) => selectOne(db, sql`a.id = ${id}`);
export const selectArticleByPreview = (db: Db, token: string) => selectOne(db, sql`a.preview_token = ${token}`);

/** Locks the working copy first, then reads it, so that what is read is what the lock protects. */
export async function lockArticle(tx: Tx, id: string): Promise<ArticleRecord | undefined> {
  // Readers' feedback refers to the article meanwhile: only a lock that lets it does not end in a circle with its own.
  await sql`select from article where id = ${id} for no key update`.execute(tx);
  return selectOne(tx, sql`a.id = ${id}`);
}

const contentValues = (content: ArticleContent) => ({
  title: content.title,
  summary: content.summary,
  body: content.body,
  author_name: content.authorName,
  section_id: content.sectionId,
  tags: content.tags,
  lead_media_id: content.leadMediaId,
  lead_caption: content.leadCaption,
  lead_alt: content.leadAlt,
  title_en: content.titleEn || null,
  summary_en: content.summaryEn || null,
  body_en: content.bodyEn || null,
  fictional: content.fictional
});

export interface NewArticle {
  unitId: string | null;
  slug: string;
  slugFollows: boolean;
  content: ArticleContent;
  feedbackOpen: boolean;
  previewToken: string;
  by: string | null;
  at: Date;
  demo: boolean;
}

export async function insertArticle(tx: Tx, article: NewArticle): Promise<string> {
  const row = await tx
    .insertInto('article')
    .values({
      ...contentValues(article.content),
      unit_id: article.unitId,
      slug: article.slug,
      slug_follows: article.slugFollows,
      feedback_open: article.feedbackOpen,
      preview_token: article.previewToken,
      created_by: article.by,
      updated_by: article.by,
      created_at: article.at,
      updated_at: article.at,
      state_changed_at: article.at,
      demo: article.demo
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function updateContent(
  tx: Tx,
  id: string,
  change: { content: ArticleContent; version: number; by: string | null; at: Date }
): Promise<void> {
  await tx
    .updateTable('article')
    .set({ ...contentValues(change.content), version: change.version, updated_by: change.by, updated_at: change.at })
    .where('id', '=', id)
    .execute();
}

export async function updateFeedbackOpen(tx: Tx, id: string, open: boolean): Promise<void> {
  await tx.updateTable('article').set({ feedback_open: open }).where('id', '=', id).execute();
  await tx.updateTable('article_live').set({ feedback_open: open }).where('article_id', '=', id).execute();
}

export interface StateChange {
  state: ArticleState;
  at: Date;
  publishAt?: Date | null;
  returnNote?: string | null;
  withdrawnReason?: string | null;
  firstPublishedAt?: Date;
}

export async function updateState(tx: Tx, id: string, change: StateChange): Promise<void> {
  await tx
    .updateTable('article')
    .set({
      state: change.state,
      state_changed_at: change.at,
      ...(change.publishAt !== undefined && { publish_at: change.publishAt }),
      ...(change.returnNote !== undefined && { return_note: change.returnNote }),
      ...(change.withdrawnReason !== undefined && { withdrawn_reason: change.withdrawnReason }),
      ...(change.firstPublishedAt && { first_published_at: change.firstPublishedAt })
    })
    .where('id', '=', id)
    .execute();
}

export async function updatePreviewToken(tx: Tx, id: string, token: string): Promise<void> {
  await tx.updateTable('article').set({ preview_token: token }).where('id', '=', id).execute();
}

export async function deleteArticle(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('article').where('id', '=', id).execute();
}

// ---- addresses

/** Those who look for a free address take turns until their transactions end. */
export async function lockSlugs(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('newsroom slugs', 0))`.execute(tx);
}

/** Addresses that begin with `base` and belong to other articles, now or once. */
export async function selectTakenSlugs(db: Db, base: string, exceptArticle: string | null): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`
    select slug from article_slug
    where slug like ${`${base}%`} and (${exceptArticle}::uuid is null or article_id <> ${exceptArticle})`.execute(db);
  return new Set(rows.map((row) => row.slug));
}

/** Makes a slug the article's address; the one before stays when the portal ever showed it (`keepOld`). */
export async function updateSlug(
  tx: Tx,
  id: string,
  change: { slug: string; old: string; keepOld: boolean; follows: boolean }
): Promise<void> {
  if (!change.keepOld && change.old !== change.slug)
    await sql`delete from article_slug where slug = ${change.old} and article_id = ${id}`.execute(tx);
  await insertSlug(tx, id, change.slug);
  await tx
    .updateTable('article')
    .set({ slug: change.slug, slug_follows: change.follows })
    .where('id', '=', id)
    .execute();
  await tx.updateTable('article_live').set({ slug: change.slug }).where('article_id', '=', id).execute();
}

/** Notes an address as the article's; ask `selectSlugOwner` under the lock first. */
export async function insertSlug(tx: Tx, articleId: string, slug: string): Promise<void> {
  await sql`insert into article_slug (slug, article_id) values (${slug}, ${articleId}) on conflict do nothing`.execute(
    tx
  );
}

/** The article an address belongs to, now or once. */
export async function selectSlugOwner(db: Db, slug: string): Promise<string | undefined> {
  const row = await db.selectFrom('article_slug').select('article_id').where('slug', '=', slug).executeTakeFirst();
  return row?.article_id;
}

// ---- versions

export async function selectLastVersion(tx: Tx, articleId: string): Promise<LastVersion | undefined> {
  return tx
    .selectFrom('article_version')
    .select(['number', 'saved_by as savedBy', 'started_at as startedAt', 'autosave'])
    .where('article_id', '=', articleId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export interface VersionWrite {
  articleId: string;
  number: number;
  content: ArticleContent;
  by: string | null;
  at: Date;
  autosave: boolean;
  note?: string;
}

export async function insertVersion(tx: Tx, version: VersionWrite): Promise<void> {
  await tx
    .insertInto('article_version')
    .values({
      article_id: version.articleId,
      number: version.number,
      content: JSON.stringify(version.content),
      saved_by: version.by,
      saved_at: version.at,
      started_at: version.at,
      autosave: version.autosave,
      note: version.note ?? ''
    })
    .execute();
}

/** Puts a save in the place of the version it continues. */
export async function replaceVersion(tx: Tx, old: number, version: VersionWrite): Promise<void> {
  await tx
    .updateTable('article_version')
    .set({
      number: version.number,
      content: JSON.stringify(version.content),
      saved_at: version.at,
      autosave: version.autosave
    })
    .where('article_id', '=', version.articleId)
    .where('number', '=', old)
    .execute();
}

/** A save on purpose that changes nothing still makes the version stand. */
export async function keepVersion(tx: Tx, articleId: string, number: number): Promise<void> {
  await tx
    .updateTable('article_version')
    .set({ autosave: false })
    .where('article_id', '=', articleId)
    .where('number', '=', number)
    .execute();
}

export async function selectVersion(db: Db, articleId: string, number: number): Promise<ArticleContent | undefined> {
  const row = await db
    .selectFrom('article_version')
    .select('content')
    .where('article_id', '=', articleId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && (row.content as unknown as ArticleContent);
}

/** The number of the version before one, if there is any. */
export async function selectNumberBefore(db: Db, articleId: string, number: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('article_version')
    .select('number')
    .where('article_id', '=', articleId)
    .where('number', '<', number)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number;
}

export async function selectVersions(db: Db, articleId: string) {
  return db
    .selectFrom('article_version as v')
    .leftJoin('person as p', 'p.id', 'v.saved_by')
    .select(['v.number', 'v.saved_at as savedAt', 'p.name as savedByName', 'v.note', 'v.autosave'])
    .where('v.article_id', '=', articleId)
    .orderBy('v.number', 'desc')
    .execute();
}

/** A unit's name today, or its last one. */
export async function selectUnitName(db: Db, unitId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('unit_version')
    .select('full_name')
    .where('unit_id', '=', unitId)
    .orderBy(sql`lower(valid)`, 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.full_name;
}
