// The versions of an article: the list, what changed between two, and taking an older one up again.
import type { z } from 'zod';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Db } from '#server/platform/database.ts';
import { forbidden, notFound } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { mediaById } from '#server/modules/media/media.within.ts';
import { sameField, type ArticleContent } from '#shared/article.ts';
import type { restoreVersionSchema } from '#shared/article.schema.ts';
import type { Locale } from '#shared/messages.ts';
import { diffContents, type ContentNames } from './newsroom-articles-diff.rules.ts';
import { mayRead, sameContent } from './newsroom-articles.rules.ts';
import * as queries from './newsroom-articles.queries.ts';
import { checkContent, handFor, mediaItems, mediaOfContent, openArticle } from './newsroom-articles.within.ts';
import { writeContent } from './newsroom-articles-save.within.ts';
import type { ArticleRecord, FieldDiff, VersionRow } from './newsroom-articles.types.ts';
import { sanitiseBody } from './newsroom-html.rules.ts';
import { selectSections } from './newsroom-site.queries.ts';
import { articleNotFound } from './newsroom.errors.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

async function readable(db: Db, actor: Actor, id: string): Promise<ArticleRecord> {
  const article = await queries.selectArticle(db, id);
  if (!article) throw articleNotFound();
  if (!mayRead(await handFor(db, actor, article))) throw forbidden('newsroom.edit');
  return article;
}

/** The versions of an article, newest first. @throws AppError not_found, forbidden */
export async function listVersions(
  services: Services,
  actor: Actor,
  input: { id: string }
): Promise<{
  article: Pick<ArticleRecord, 'id' | 'version' | 'state' | 'live'>;
  title: string;
  versions: VersionRow[];
}> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  const article = await readable(services.db, actor, input.id);
  const rows = await queries.selectVersions(services.db, article.id);
  return {
    article: { id: article.id, version: article.version, state: article.state, live: article.live },
    title: article.content.title,
    versions: rows.map((row) => ({
      ...row,
      live: row.number === article.live?.version,
      current: row.number === article.version
    }))
  };
}

const words: Record<Locale, Pick<ContentNames, 'yes' | 'no' | 'picture'>> = {
  vi: { yes: 'Có', no: 'Không', picture: 'Hình' },
  en: { yes: 'Yes', no: 'No', picture: 'Picture' }
};

async function contentNames(db: Db, locale: Locale, contents: readonly ArticleContent[]): Promise<ContentNames> {
  const sections = new Map((await selectSections(db)).map((section) => [section.id, section]));
  const media = await mediaItems(db, contents.flatMap(mediaOfContent));
  return {
    ...words[locale],
    section: (id) => sections.get(id)?.[locale === 'vi' ? 'nameVi' : 'nameEn'] ?? id,
    media: (id) => media.get(id)?.fileName ?? id
  };
}

/**
 * What changed from one version to another, field by field; without `from`, since the version before.
 * @throws AppError not_found when a version is not there (an autosave that a later one replaced)
 */
export async function compareVersions(
  services: Services,
  actor: Actor,
  input: { id: string; to: number; from?: number | undefined; locale: Locale }
): Promise<{ from: number | null; to: number; fields: FieldDiff[] }> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  const { db } = services;
  const article = await readable(db, actor, input.id);
  const after = await queries.selectVersion(db, article.id, input.to);
  if (!after) throw notFound('the version');
  const from = input.from ?? (await queries.selectNumberBefore(db, article.id, input.to)) ?? null;
  const before = from === null ? undefined : await queries.selectVersion(db, article.id, from);
  if (from !== null && !before) throw notFound('the version');
  const start = before ?? { ...after, title: '', summary: '', body: '', titleEn: '', summaryEn: '', bodyEn: '' };
  const names = await contentNames(db, input.locale, [start, after]);
  return { from, to: input.to, fields: diffContents(start, after, names) };
}

/** A field in which two saves differ, and whose to take unless somebody decides otherwise. */
export type ConflictField = FieldDiff & { take: 'mine' | 'theirs' };

/**
 * What differs between what somebody typed and what stands. A field they had not touched since the version they began
 * with (`since`, where it still exists) is theirs to take, every other one mine.
 * @throws AppError not_found, forbidden
 */
export async function compareContents(
  services: Services,
  actor: Actor,
  input: { id: string; since: number; mine: ArticleContent; theirs: ArticleContent; locale: Locale }
): Promise<ConflictField[]> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  const { db } = services;
  const article = await readable(db, actor, input.id);
  const mine = { ...input.mine, body: sanitiseBody(input.mine.body), bodyEn: sanitiseBody(input.mine.bodyEn) };
  const began = await queries.selectVersion(db, article.id, input.since);
  const names = await contentNames(db, input.locale, [mine, input.theirs]);
  return diffContents(input.theirs, mine, names).map((diff) => ({
    ...diff,
    take: began && sameField(began, mine, diff.field) ? 'theirs' : 'mine'
  }));
}

/**
 * Takes an older version's content up as a new version. Files deleted since then are left out. The portal does not change.
 * @throws AppError not_found, article_moved, article_state, forbidden
 */
export async function restoreVersion(
  services: Services,
  actor: Actor,
  input: z.output<typeof restoreVersionSchema>
): Promise<{ version: number }> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  return inTransaction(services.db, async (tx) => {
    const article = await openArticle(tx, actor, input.id, 'edit', input.version);
    const found = await queries.selectVersion(tx, article.id, input.number);
    if (!found) throw notFound('the version');
    const known = await mediaById(tx, mediaOfContent(found));
    const withoutGone = (body: string) =>
      body.replace(/<figure data-media="([^"]+)"[\s\S]*?<\/figure>/g, (figure, id: string) =>
        known.has(id) ? figure : ''
      );
    const sections = await selectSections(tx);
    const content = await checkContent(tx, {
      ...found,
      body: withoutGone(found.body),
      bodyEn: withoutGone(found.bodyEn),
      leadMediaId: found.leadMediaId && known.has(found.leadMediaId) ? found.leadMediaId : null,
      sectionId: sections.some((section) => section.id === found.sectionId)
        ? found.sectionId
        : article.content.sectionId
    });
    if (sameContent(content, article.content)) return { version: article.version };
    const at = services.clock.now();
    const note = `restored:${input.number}`;
    const { version } = await writeContent(tx, actor, article, { content, at, autosave: false, note });
    return { version };
  });
}
