// What the article use cases share inside their transactions: opening an article for an action, checking content, putting it on the portal.
import { randomBytes } from 'node:crypto';
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import { forbidden } from '#server/platform/errors.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import { mediaById, mediaItem } from '#server/modules/media/media.within.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import type { ArticleAction, ArticleContent } from '#shared/article.ts';
import type { MediaItem } from '#shared/media.ts';
import { freeSlug, slugify } from '#shared/slug.ts';
import { isPossible, mayAct, missingForPortal, type Hand } from './newsroom-articles.rules.ts';
import * as queries from './newsroom-articles.queries.ts';
import * as live from './newsroom-articles-live.queries.ts';
import type { ArticleRecord } from './newsroom-articles.types.ts';
import {
  bodyLimitBytes,
  mediaIn,
  plainTextOf,
  readingMinutes,
  renderBody,
  sanitiseBody
} from './newsroom-html.rules.ts';
import { selectSection } from './newsroom-site.queries.ts';
import {
  actionImpossible,
  articleIncomplete,
  articleMoved,
  articleNotFound,
  bodyTooLong,
  unknownMedia,
  unknownSection
} from './newsroom.errors.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

/** How the actor stands to an article. */
export async function handFor(
  db: Db,
  actor: Actor,
  article: { unitId: string | null; createdBy: string | null }
): Promise<Hand> {
  const chain = article.unitId ? await unitChain(db, article.unitId) : [];
  const own = actor.personId !== null && article.createdBy === actor.personId;
  // One's own draft stays one's own, also where it belongs to no unit.
  const reach = own && !article.unitId ? undefined : chain;
  return {
    editor: allows(actor, newsroomPolicy, 'newsroom.edit', chain),
    writer: allows(actor, newsroomPolicy, 'newsroom.write', reach),
    own
  };
}

/**
 * Locks an article for an action and checks, in this order, that it is there, that the actor may, that the state allows
 * it and that nobody saved since it was read.
 * @param version the version the actor saw; undefined where the action does not depend on the content
 * @throws AppError sign_in_needed, forbidden, not_found, article_state, article_moved
 */
export async function openArticle(
  tx: Tx,
  actor: Actor,
  id: string,
  action: ArticleAction,
  version?: number
): Promise<ArticleRecord> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  const article = await queries.lockArticle(tx, id);
  if (!article) throw articleNotFound();
  const standing = { state: article.state, everPublished: article.firstPublishedAt !== null };
  const hand = await handFor(tx, actor, article);
  if (!mayAct(hand, standing, action)) {
    // A writer whose article has moved on learns that, not that they lack a right.
    if (hand.writer && hand.own && mayAct(hand, { ...standing, state: 'draft' }, action))
      throw actionImpossible(action, article.state);
    throw forbidden('newsroom.edit');
  }
  if (!isPossible(standing, action)) throw actionImpossible(action, article.state);
  if (version !== undefined && version !== article.version) throw articleMoved();
  return article;
}

/** Ids of all files a content uses, the lead picture first. */
export const mediaOfContent = (content: ArticleContent): string[] => [
  ...new Set([...(content.leadMediaId ? [content.leadMediaId] : []), ...mediaIn(content.body, content.bodyEn)])
];

export async function mediaItems(db: Db, ids: readonly string[]): Promise<Map<string, MediaItem>> {
  const found = await mediaById(db, ids);
  return new Map([...found].map(([id, media]) => [id, mediaItem(media)]));
}

/**
 * Makes content safe to store: bodies sanitised, section and files checked.
 * @throws AppError article_too_long, section_unknown, media_unknown
 */
export async function checkContent(tx: Tx, given: ArticleContent): Promise<ArticleContent> {
  const content = { ...given, body: sanitiseBody(given.body), bodyEn: sanitiseBody(given.bodyEn) };
  for (const field of ['body', 'bodyEn'] as const)
    if (Buffer.byteLength(content[field]) > bodyLimitBytes) throw bodyTooLong(field);
  if (!(await selectSection(tx, content.sectionId))) throw unknownSection();
  const used = mediaOfContent(content);
  const known = await mediaById(tx, used);
  if (used.some((id) => !known.has(id))) throw unknownMedia();
  return content;
}

/** What readers get of a content, with the pictures as the library has them now. */
export async function renderContent(db: Db, content: ArticleContent): Promise<live.RenderedContent> {
  const media = await mediaItems(db, mediaOfContent(content));
  const mediaOf = (id: string) => media.get(id);
  const plainText = plainTextOf(content.body);
  return {
    bodyHtml: renderBody(content.body, mediaOf, 'vi'),
    bodyHtmlEn: content.bodyEn ? renderBody(content.bodyEn, mediaOf, 'en') : null,
    plainText,
    readingMinutes: readingMinutes(plainText)
  };
}

/**
 * Refuses content that lacks what every article on the portal has.
 * @throws AppError article_incomplete with the fields
 */
export async function checkComplete(db: Db, content: ArticleContent): Promise<void> {
  const media = await mediaItems(db, mediaOfContent(content));
  const bare = [...`${content.body}${content.bodyEn}`.matchAll(/<figure data-media="([^"]+)"(?! data-alt=)/g)];
  const withoutAlt = bare.filter((match) => {
    const item = media.get(match[1] as string);
    return item?.kind === 'image' && !item.alt;
  }).length;
  const leadAlt = (content.leadMediaId && media.get(content.leadMediaId)?.alt) || '';
  const missing = missingForPortal(content, { withoutAlt, leadAlt });
  if (Object.keys(missing).length > 0) throw articleIncomplete(missing);
}

/** Notes the files the working copy and the portal's version use. */
export async function noteMedia(tx: Tx, article: ArticleRecord): Promise<void> {
  const shown = article.live ? await queries.selectVersion(tx, article.id, article.live.version) : undefined;
  await live.replaceArticleMedia(tx, article.id, [
    ...new Set([...mediaOfContent(article.content), ...(shown ? mediaOfContent(shown) : [])])
  ]);
}

/** Puts the working copy on the portal as it is. The caller sets the state and writes the audit row. */
export async function putLive(
  tx: Tx,
  article: ArticleRecord,
  times: { publishedAt: Date; correctedAt: Date | null }
): Promise<void> {
  await live.upsertLive(tx, article, await renderContent(tx, article.content), times);
  await live.replaceTags(tx, article.id, article.content.tags);
  await noteMedia(tx, {
    ...article,
    live: { version: article.version, slug: article.slug, ...times }
  });
  await queries.insertSlug(tx, article.id, article.slug);
  // The version on the portal stands: later saves never write over it.
  await queries.keepVersion(tx, article.id, article.version);
  await announcePageChange(tx);
}

/**
 * Writes the HTML of a live article anew, with its files as the library has them now; its words do not change.
 * @returns false when the article is not on the portal
 */
export async function rerenderLive(tx: Tx, actor: Actor, id: string, mediaId: string): Promise<boolean> {
  const article = await queries.lockArticle(tx, id);
  const shown = article?.live && (await queries.selectVersion(tx, id, article.live.version));
  if (!article || !shown || !mediaIn(shown.body, shown.bodyEn).includes(mediaId)) return false;
  const changed = await live.updateLiveBodies(tx, id, await renderContent(tx, shown));
  await auditArticle(tx, actor, article, 'newsroom.article_rerendered', { mediaId });
  await announcePageChange(tx);
  return changed;
}

/** Publishes now: first time or again after a withdrawal. Used by the office, the clock and the import. */
export async function publishNow(
  tx: Tx,
  actor: Actor,
  article: ArticleRecord,
  at: Date,
  action = 'newsroom.article_published'
): Promise<void> {
  const publishedAt = article.firstPublishedAt ?? at;
  await putLive(tx, article, { publishedAt, correctedAt: null });
  await queries.updateState(tx, article.id, {
    state: 'published',
    at,
    publishAt: null,
    returnNote: null,
    firstPublishedAt: publishedAt
  });
  await auditArticle(tx, actor, article, action, { version: article.version, before: article.state });
}

/** A free address for a title; the caller holds it by inserting it in the same transaction. */
export async function findSlug(tx: Tx, title: string, articleId: string | null): Promise<string> {
  const base = slugify(title);
  await queries.lockSlugs(tx);
  return freeSlug(base, await queries.selectTakenSlugs(tx, base, articleId));
}

export const newPreviewToken = (): string => randomBytes(24).toString('base64url');

export const auditArticle = (
  tx: Tx,
  actor: Actor,
  article: { id: string; unitId: string | null },
  action: string,
  details: Record<string, unknown> = {}
): Promise<void> =>
  recordAudit(tx, actor, { action, subjectType: 'article', subjectId: article.id, unitId: article.unitId, details });
