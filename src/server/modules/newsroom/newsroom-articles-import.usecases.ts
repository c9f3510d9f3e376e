// Articles that come finished: the demo programme, and what has to be rendered anew when a picture gets more sizes.
import { randomBytes } from 'node:crypto';
import type { Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { tokenDigest } from '#server/platform/private-link.ts';
import type { Services } from '#server/services.ts';
import type { ArticleContent } from '#shared/article.ts';
import { insertFeedback, insertFeedbackEvent } from './newsroom-feedback.queries.ts';
import { insertCorrection, selectArticlesWithMedia } from './newsroom-articles-live.queries.ts';
import * as queries from './newsroom-articles.queries.ts';
import {
  checkContent,
  findSlug,
  newPreviewToken,
  publishNow,
  putLive,
  rerenderLive
} from './newsroom-articles.within.ts';
import type { ArticleRecord } from './newsroom-articles.types.ts';
import { authoriseAt } from './newsroom-reach.within.ts';
import { selectSectionBySlug } from './newsroom-site.queries.ts';
import { articleNotFound, slugTaken, unknownSection } from './newsroom.errors.ts';

export interface ImportedFeedback {
  name: string;
  text: string;
  status: 'waiting' | 'published' | 'declined';
  /** Needed when declined. */
  reason?: string | undefined;
  reply?: { by: string; text: string } | undefined;
  /** Some hours after the article unless given. */
  at?: Date | undefined;
}

export interface ImportedArticle {
  /** Its address; without one it follows the title. An address in use means that the article is there already. */
  slug?: string | undefined;
  title: string;
  summary: string;
  /** HTML of any origin; pictures as `<figure data-media="id" data-alt="…"><figcaption>…</figcaption></figure>`. */
  body: string;
  author: string;
  sectionSlug: string;
  tags: string[];
  publishedAt: Date;
  fictional?: boolean | undefined;
  demo?: boolean | undefined;
  unitId?: string | null | undefined;
  lead?: { mediaId: string; alt: string; caption: string } | undefined;
  english?: { title: string; summary: string; body: string } | undefined;
  correction?: { at: Date; text: string; textEn?: string | undefined } | undefined;
  feedback?: ImportedFeedback[] | undefined;
}

/**
 * Adds an article that is published already, with its date, correction and feedback. Doing it again changes nothing.
 * @returns `created` false when an article has the address already
 * @throws AppError forbidden, section_unknown, media_unknown, article_too_long, slug_taken
 */
export async function importArticle(
  services: Services,
  actor: Actor,
  input: ImportedArticle
): Promise<{ id: string; created: boolean }> {
  await authoriseAt(services.db, actor, 'newsroom.edit', input.unitId ?? null);
  return inTransaction(services.db, async (tx) => {
    await queries.lockSlugs(tx);
    const owner = input.slug ? await queries.selectSlugOwner(tx, input.slug) : undefined;
    if (owner) {
      const known = await queries.selectArticle(tx, owner);
      if (known?.slug !== input.slug) throw slugTaken();
      return { id: owner, created: false };
    }
    const section = await selectSectionBySlug(tx, input.sectionSlug);
    if (!section) throw unknownSection();
    const content = await checkContent(tx, contentOf(input, section.id));
    const slug = input.slug ?? (await findSlug(tx, input.title, null));
    const id = await queries.insertArticle(tx, {
      unitId: input.unitId ?? null,
      slug,
      slugFollows: false,
      content,
      feedbackOpen: true,
      previewToken: newPreviewToken(),
      by: actor.personId,
      at: input.publishedAt,
      demo: input.demo ?? false
    });
    await queries.insertSlug(tx, id, slug);
    await queries.insertVersion(tx, {
      articleId: id,
      number: 1,
      content,
      by: actor.personId,
      at: input.publishedAt,
      autosave: false
    });
    const article = await queries.lockArticle(tx, id);
    if (!article) throw articleNotFound();
    await publishNow(tx, actor, article, input.publishedAt, 'newsroom.article_imported');
    if (input.correction) await importCorrection(tx, actor, article, input.publishedAt, input.correction);
    for (const [place, feedback] of (input.feedback ?? []).entries())
      await importFeedback(services, tx, article, input.publishedAt, place, feedback);
    return { id, created: true };
  });
}

const contentOf = (input: ImportedArticle, sectionId: string): ArticleContent => ({
  title: input.title.normalize('NFC'),
  summary: input.summary.normalize('NFC'),
  body: input.body,
  authorName: input.author.normalize('NFC'),
  sectionId,
  tags: input.tags.map((tag) => tag.normalize('NFC')),
  leadMediaId: input.lead?.mediaId ?? null,
  leadCaption: input.lead?.caption.normalize('NFC') ?? '',
  leadAlt: input.lead?.alt.normalize('NFC') ?? '',
  titleEn: input.english?.title ?? '',
  summaryEn: input.english?.summary ?? '',
  bodyEn: input.english?.body ?? '',
  fictional: input.fictional ?? false
});

async function importCorrection(
  tx: Tx,
  actor: Actor,
  article: ArticleRecord,
  publishedAt: Date,
  correction: NonNullable<ImportedArticle['correction']>
): Promise<void> {
  // A date alone stands for its first moment; on the day of publication the correction came after the article.
  const at = correction.at > publishedAt ? correction.at : new Date(publishedAt.getTime() + 25 * 60_000);
  await insertCorrection(tx, {
    articleId: article.id,
    textVi: correction.text,
    textEn: correction.textEn ?? null,
    by: actor.personId,
    at
  });
  await putLive(tx, { ...article, state: 'published' }, { publishedAt, correctedAt: at });
  await queries.updateState(tx, article.id, { state: 'corrected', at });
}

const hour = 3_600_000;

async function importFeedback(
  services: Services,
  tx: Tx,
  article: ArticleRecord,
  publishedAt: Date,
  place: number,
  feedback: ImportedFeedback
): Promise<void> {
  const at = feedback.at ?? new Date(publishedAt.getTime() + (5 + place * 19) * hour);
  const decided = new Date(at.getTime() + 3 * hour);
  const replied = new Date(at.getTime() + 20 * hour);
  const token = randomBytes(32).toString('base64url');
  const id = await insertFeedback(tx, {
    article_id: article.id,
    name: feedback.name.normalize('NFC'),
    body: feedback.text.normalize('NFC'),
    state: feedback.status,
    reason: feedback.status === 'declined' ? (feedback.reason ?? '') : null,
    token_digest: tokenDigest(services.secrets, 'feedback', token),
    submission_key: services.secrets.digest('feedback submission', token),
    moderated_at: feedback.status === 'waiting' ? null : decided,
    reply: feedback.reply?.text.normalize('NFC') ?? null,
    reply_by_name: feedback.reply?.by ?? null,
    replied_at: feedback.reply ? replied : null,
    created_at: at,
    demo: article.demo
  });
  if (!id) return;
  if (feedback.status !== 'waiting')
    await insertFeedbackEvent(tx, {
      feedbackId: id,
      kind: feedback.status,
      text: feedback.reason ?? null,
      personId: null,
      at: decided
    });
  if (feedback.reply)
    await insertFeedbackEvent(tx, {
      feedbackId: id,
      kind: 'replied',
      text: feedback.reply.text,
      personId: null,
      at: replied
    });
}

/**
 * Writes the HTML of every live article that shows a picture anew, with the sizes the picture has now. The articles' words
 * do not change. Each article in a transaction of its own.
 * @returns how many articles were written
 */
export async function rerenderArticlesUsing(
  services: Services,
  actor: Actor,
  input: { mediaId: string }
): Promise<number> {
  await authoriseAt(services.db, actor, 'newsroom.edit', null);
  let written = 0;
  for (const id of await selectArticlesWithMedia(services.db, input.mediaId))
    if (await inTransaction(services.db, (tx) => rerenderLive(tx, actor, id, input.mediaId))) written += 1;
  return written;
}
