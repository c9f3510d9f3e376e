// An article's way through the newsroom: review, schedule, publication, correction, withdrawal; each step audited.
import type { z } from 'zod';
import { authorise, systemActor, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import type { Services } from '#server/services.ts';
import type { ArticleAction } from '#shared/article.ts';
import type {
  articleAtSchema,
  correctArticleSchema,
  returnArticleSchema,
  scheduleArticleSchema,
  withdrawArticleSchema
} from '#shared/article.schema.ts';
import { changedFields } from '#shared/article.ts';
import { needsCorrection, publicationTime, stateAfter } from './newsroom-articles.rules.ts';
import { deleteLive, insertCorrection, lockDueArticle } from './newsroom-articles-live.queries.ts';
import * as queries from './newsroom-articles.queries.ts';
import {
  auditArticle,
  checkComplete,
  noteMedia,
  openArticle,
  publishNow,
  putLive
} from './newsroom-articles.within.ts';
import type { ArticleRecord } from './newsroom-articles.types.ts';
import { articleNotFound, correctionNeeded, nothingChanged, timePast } from './newsroom.errors.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

type At = z.output<typeof articleAtSchema>;

/** Opens the article for an action, does the work, and hands the state after to it. */
async function step(
  services: Services,
  actor: Actor,
  input: At,
  action: ArticleAction,
  work: (tx: Tx, article: ArticleRecord, at: Date) => Promise<void>
): Promise<void> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  await inTransaction(services.db, async (tx) => {
    const article = await openArticle(tx, actor, input.id, action, input.version);
    await work(tx, article, services.clock.now());
  });
}

/** Moves an article that is not on the portal to another state off the portal. */
async function move(
  tx: Tx,
  actor: Actor,
  article: ArticleRecord,
  action: ArticleAction,
  change: Omit<queries.StateChange, 'state'>,
  details: Record<string, unknown> = {}
): Promise<void> {
  const state = stateAfter(article.state, action);
  if (!state) throw new Error(`${action} leads nowhere from ${article.state}`);
  await queries.updateState(tx, article.id, { ...change, state });
  await auditArticle(tx, actor, article, `newsroom.article_${pastTense[action] ?? action}`, {
    version: article.version,
    before: article.state,
    ...details
  });
}
const pastTense: Partial<Record<ArticleAction, string>> = {
  submit: 'submitted',
  recall: 'recalled',
  return: 'returned',
  schedule: 'scheduled',
  reopen: 'reopened'
};

/** The writer hands a draft to the editors. */
export const submitForReview = (services: Services, actor: Actor, input: At) =>
  step(services, actor, input, 'submit', (tx, article, at) =>
    move(tx, actor, article, 'submit', { at, returnNote: null })
  );

/** The writer takes an article back out of review. */
export const recallFromReview = (services: Services, actor: Actor, input: At) =>
  step(services, actor, input, 'recall', (tx, article, at) => move(tx, actor, article, 'recall', { at }));

/** An editor gives an article back, or takes it off the schedule, with a note that its writer reads. */
export const returnToDraft = (services: Services, actor: Actor, input: z.output<typeof returnArticleSchema>) =>
  step(services, actor, input, 'return', (tx, article, at) =>
    move(tx, actor, article, 'return', { at, returnNote: input.note, publishAt: null })
  );

/** Sets the time at which the article publishes itself. @throws AppError time_past, article_incomplete */
export const scheduleArticle = (services: Services, actor: Actor, input: z.output<typeof scheduleArticleSchema>) =>
  step(services, actor, input, 'schedule', async (tx, article, at) => {
    if (input.publishAt.getTime() <= at.getTime()) throw timePast();
    await checkComplete(tx, article.content);
    await move(
      tx,
      actor,
      article,
      'schedule',
      { at, publishAt: input.publishAt, returnNote: null },
      { publishAt: input.publishAt.toISOString() }
    );
  });

/** Puts the article on the portal now. @throws AppError article_incomplete */
export const publishArticle = (services: Services, actor: Actor, input: At) =>
  step(services, actor, input, 'publish', async (tx, article, at) => {
    await checkComplete(tx, article.content);
    await publishNow(tx, actor, article, at);
  });

async function liveContent(tx: Tx, article: ArticleRecord) {
  const shown = article.live && (await queries.selectVersion(tx, article.id, article.live.version));
  if (!article.live || !shown) throw articleNotFound();
  return { live: article.live, shown };
}

/**
 * Brings changes to the portal that leave what the article says as it is: pictures' texts, tags, section, author, English.
 * @throws AppError correction_needed when title, summary or body changed; nothing_changed; article_incomplete
 */
export const updatePublished = (services: Services, actor: Actor, input: At) =>
  step(services, actor, input, 'update', async (tx, article) => {
    const { live, shown } = await liveContent(tx, article);
    const fields = changedFields(shown, article.content);
    if (fields.length === 0) throw nothingChanged();
    if (needsCorrection(shown, article.content)) throw correctionNeeded();
    await checkComplete(tx, article.content);
    await putLive(tx, article, { publishedAt: live.publishedAt, correctedAt: live.correctedAt });
    await auditArticle(tx, actor, article, 'newsroom.article_updated', { version: article.version, fields });
  });

/** Brings the working copy to the portal with a correction that readers see (đính chính). @throws AppError article_incomplete */
export const correctArticle = (services: Services, actor: Actor, input: z.output<typeof correctArticleSchema>) =>
  step(services, actor, input, 'correct', async (tx, article, at) => {
    const { live, shown } = await liveContent(tx, article);
    await checkComplete(tx, article.content);
    await insertCorrection(tx, {
      articleId: article.id,
      textVi: input.textVi,
      textEn: input.textEn || null,
      by: actor.personId,
      at
    });
    await putLive(tx, article, { publishedAt: live.publishedAt, correctedAt: at });
    await queries.updateState(tx, article.id, { state: 'corrected', at });
    await auditArticle(tx, actor, article, 'newsroom.article_corrected', {
      version: article.version,
      fields: changedFields(shown, article.content)
    });
  });

/** Takes the article off the portal, with a reason. Its address and its feedback stay with it. */
export const withdrawArticle = (services: Services, actor: Actor, input: z.output<typeof withdrawArticleSchema>) =>
  step(services, actor, input, 'withdraw', async (tx, article, at) => {
    await deleteLive(tx, article.id);
    await queries.updateState(tx, article.id, { state: 'withdrawn', at, withdrawnReason: input.reason });
    await noteMedia(tx, { ...article, live: null });
    await auditArticle(tx, actor, article, 'newsroom.article_withdrawn', {
      version: article.version,
      before: article.state
    });
    await announcePageChange(tx);
  });

/** Makes a withdrawn article a draft again. */
export const reopenArticle = (services: Services, actor: Actor, input: At) =>
  step(services, actor, input, 'reopen', (tx, article, at) => move(tx, actor, article, 'reopen', { at }));

/**
 * Publishes every article whose time has come; run by a job each minute. Each is published in a transaction of its own,
 * exactly once also with several processes; one that fails does not hold up the others.
 * @returns how many were published
 */
export async function publishDueArticles(services: Services): Promise<number> {
  const actor = systemActor('scheduled publishing');
  const failed: string[] = [];
  let published = 0;
  for (;;) {
    let due: string | undefined;
    try {
      const done = await inTransaction(services.db, async (tx) => {
        const now = services.clock.now();
        due = await lockDueArticle(tx, now, failed);
        if (!due) return false;
        const article = await queries.lockArticle(tx, due);
        if (!article?.publishAt) throw articleNotFound();
        await publishNow(tx, actor, article, publicationTime(article.publishAt, now));
        return true;
      });
      if (!done) return published;
      published += 1;
    } catch (error) {
      if (!due) throw error;
      services.logger.error(
        { article: due, reason: (error as Error).message },
        'a scheduled article was not published'
      );
      failed.push(due);
    }
  }
}
