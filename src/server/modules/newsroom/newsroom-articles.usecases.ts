// Articles in the office: beginning, saving, reading, listing, addressing and deleting them.
import type { z } from 'zod';
import { allows, authorise, grantedUnits, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Db } from '#server/platform/database.ts';
import { forbidden } from '#server/platform/errors.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import type { Services } from '#server/services.ts';
import { personNames } from '#server/modules/people/people.within.ts';
import { changedFields, type ArticleContent, type ArticleState } from '#shared/article.ts';
import type { changeSlugSchema, createArticleSchema, SaveArticleInput } from '#shared/article.schema.ts';
import { isLive, mayRead, possibleActions, sameContent } from './newsroom-articles.rules.ts';
import { writeContent } from './newsroom-articles-save.within.ts';
import * as lists from './newsroom-articles-lists.queries.ts';
import * as queries from './newsroom-articles.queries.ts';
import { selectCorrections } from './newsroom-articles-live.queries.ts';
import {
  auditArticle,
  checkContent,
  findSlug,
  handFor,
  mediaItems,
  mediaOfContent,
  newPreviewToken,
  noteMedia,
  openArticle
} from './newsroom-articles.within.ts';
import type { ArticleFilters, ArticleRecord, ArticleRow, ArticleView } from './newsroom-articles.types.ts';
import { authoriseAt, reachOf } from './newsroom-reach.within.ts';
import { articleChanged, articleNotFound, slugTaken } from './newsroom.errors.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

export const articlePageSize = 30;

/** Where an article goes when nobody chose a unit: nowhere for those whose grant reaches everything, else the first unit they write for. */
function defaultUnit(actor: Actor): string | null {
  if (allows(actor, newsroomPolicy, 'newsroom.write', [])) return null;
  return grantedUnits(actor, newsroomPolicy, 'newsroom.write')[0] ?? null;
}

/** Units the actor may write for, to choose from; `everywhere` when an article may also belong to no unit. */
export async function writableUnits(
  services: Services,
  actor: Actor
): Promise<{ everywhere: boolean; units: { id: string; name: string }[] }> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  const ids = new Set(grantedUnits(actor, newsroomPolicy, 'newsroom.write'));
  const units = await Promise.all(
    [...ids].map(async (id) => ({ id, name: (await queries.selectUnitName(services.db, id)) ?? id }))
  );
  return { everywhere: allows(actor, newsroomPolicy, 'newsroom.write', []), units };
}

const emptyContent = (title: string, sectionId: string, authorName: string): ArticleContent => ({
  title,
  summary: '',
  body: '',
  authorName,
  sectionId,
  tags: [],
  leadMediaId: null,
  leadCaption: '',
  leadAlt: '',
  titleEn: '',
  summaryEn: '',
  bodyEn: '',
  fictional: false
});

/**
 * Begins a draft. `content` is given by an import; otherwise the draft holds a title only.
 * @throws AppError forbidden, section_unknown, media_unknown, article_too_long
 */
export async function createArticle(
  services: Services,
  actor: Actor,
  input: z.output<typeof createArticleSchema> & { content?: Partial<ArticleContent> }
): Promise<{ id: string }> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  return inTransaction(services.db, async (tx) => {
    const unitId = input.unitId ?? defaultUnit(actor);
    await authoriseAt(tx, actor, 'newsroom.write', unitId);
    const at = services.clock.now();
    const content = await checkContent(tx, {
      ...emptyContent(input.title, input.sectionId, actor.name),
      ...input.content
    });
    const slug = await findSlug(tx, content.title, null);
    const id = await queries.insertArticle(tx, {
      unitId,
      slug,
      slugFollows: true,
      content,
      feedbackOpen: true,
      previewToken: newPreviewToken(),
      by: actor.personId,
      at,
      demo: false
    });
    await queries.insertSlug(tx, id, slug);
    await queries.insertVersion(tx, {
      articleId: id,
      number: 1,
      content,
      by: actor.personId,
      at,
      autosave: false
    });
    const article = await reread(tx, id);
    await noteMedia(tx, article);
    await auditArticle(tx, actor, article, 'newsroom.article_created');
    return { id };
  });
}

async function reread(db: Db, id: string): Promise<ArticleRecord> {
  const article = await queries.selectArticle(db, id);
  if (!article) throw articleNotFound();
  return article;
}

/**
 * Saves the working copy over the version the writer saw. What differs from the last version in nothing is not saved
 * again; autosaves of one person within ten minutes are one version. The portal does not change, except that
 * `feedbackOpen` takes effect at once.
 * @returns the version to save over next
 * @throws AppError article_changed (409) with what stands now; article_incomplete while scheduled; article_state, forbidden, not_found and those of checkContent
 */
export async function saveArticle(
  services: Services,
  actor: Actor,
  input: SaveArticleInput
): Promise<{ version: number; savedAt: Date; slug: string }> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  return inTransaction(services.db, async (tx) => {
    const article = await openArticle(tx, actor, input.id, 'edit');
    if (article.version !== input.version) throw articleChanged(await standing(tx, article));
    const { id: _id, version: _version, autosave, feedbackOpen, ...given } = input;
    const content = await checkContent(tx, given);
    const at = services.clock.now();
    if (feedbackOpen !== article.feedbackOpen) {
      await queries.updateFeedbackOpen(tx, article.id, feedbackOpen);
      await auditArticle(tx, actor, article, 'newsroom.article_feedback_switched', { open: feedbackOpen });
      if (article.live) await announcePageChange(tx);
    }
    if (sameContent(content, article.content)) {
      if (!autosave) await queries.keepVersion(tx, article.id, article.version);
      return { version: article.version, savedAt: at, slug: article.slug };
    }
    return writeContent(tx, actor, article, { content, at, autosave, note: '' });
  });
}

async function standing(db: Db, article: ArticleRecord) {
  const names = await personNames(db, article.updatedBy ? [article.updatedBy] : []);
  return {
    version: article.version,
    content: article.content,
    savedBy: article.updatedBy ? (names.get(article.updatedBy) ?? null) : null,
    savedAt: article.updatedAt.toISOString()
  };
}

/** An article with all its editor's page shows. @throws AppError not_found, forbidden */
export async function getArticle(services: Services, actor: Actor, input: { id: string }): Promise<ArticleView> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  const { db } = services;
  const article = await reread(db, input.id);
  const hand = await handFor(db, actor, article);
  if (!mayRead(hand)) throw forbidden('newsroom.edit');
  const everPublished = article.firstPublishedAt !== null;
  const names = await personNames(
    db,
    [article.createdBy, article.updatedBy].filter((id) => id !== null)
  );
  const shown = article.live ? await queries.selectVersion(db, article.id, article.live.version) : undefined;
  return {
    ...article,
    actions: possibleActions(hand, { state: article.state, everPublished }),
    createdByName: article.createdBy ? (names.get(article.createdBy) ?? null) : null,
    updatedByName: article.updatedBy ? (names.get(article.updatedBy) ?? null) : null,
    media: Object.fromEntries(await mediaItems(db, mediaOfContent(article.content))),
    corrections: await selectCorrections(db, article.id),
    changedSinceLive: shown ? changedFields(shown, article.content) : [],
    unitName: article.unitId ? ((await queries.selectUnitName(db, article.unitId)) ?? null) : null
  };
}

/** One page of the articles the actor may see, with counts by state and the people to filter by. */
export async function listArticles(
  services: Services,
  actor: Actor,
  filters: ArticleFilters
): Promise<{
  rows: ArticleRow[];
  counts: Record<ArticleState, number>;
  pageCount: number;
  authors: { id: string; name: string }[];
}> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  const reach = await articleReach(services.db, actor);
  const { rows, counts } = await lists.selectArticles(services.db, filters, reach, articlePageSize);
  const total = filters.state ? counts[filters.state] : Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    rows,
    counts,
    pageCount: Math.max(1, Math.ceil(total / articlePageSize)),
    authors: await lists.selectArticleAuthors(services.db, reach)
  };
}

/** Editors see the articles of the units they reach, writers their own. */
export async function articleReach(db: Db, actor: Actor): Promise<lists.ArticleReach> {
  const units = await reachOf(db, actor, 'newsroom.edit', () => lists.selectArticleUnits(db));
  return { units, ownerId: actor.personId };
}

/**
 * Gives an article an address of its own; an address the portal ever showed goes on leading to it.
 * @throws AppError slug_taken, article_moved, article_state, forbidden
 */
export async function changeSlug(
  services: Services,
  actor: Actor,
  input: z.output<typeof changeSlugSchema>
): Promise<void> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  await inTransaction(services.db, async (tx) => {
    const article = await openArticle(tx, actor, input.id, 'change_slug', input.version);
    if (input.slug === article.slug && !article.slugFollows) return;
    await queries.lockSlugs(tx);
    const owner = await queries.selectSlugOwner(tx, input.slug);
    if (owner && owner !== article.id) throw slugTaken();
    await queries.updateSlug(tx, article.id, {
      slug: input.slug,
      old: article.slug,
      keepOld: article.firstPublishedAt !== null,
      follows: false
    });
    await auditArticle(tx, actor, article, 'newsroom.article_slug_changed', { from: article.slug, to: input.slug });
    if (isLive(article.state)) await announcePageChange(tx);
  });
}

/** Deletes an article that was never published, with its versions. @throws AppError article_state, article_moved, forbidden */
export async function deleteDraft(
  services: Services,
  actor: Actor,
  input: { id: string; version: number }
): Promise<void> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  await inTransaction(services.db, async (tx) => {
    const article = await openArticle(tx, actor, input.id, 'delete', input.version);
    await queries.deleteArticle(tx, article.id);
    await auditArticle(tx, actor, article, 'newsroom.article_deleted', { version: article.version });
  });
}
