// Storing new content of an article as its next version; shared by saving, restoring and importing.
import type { Actor } from '#server/platform/actor.ts';
import { joinsLastVersion } from '#server/platform/autosave.ts';
import type { Tx } from '#server/platform/database.ts';
import { changedFields, type ArticleContent } from '#shared/article.ts';
import { slugify } from '#shared/slug.ts';
import * as queries from './newsroom-articles.queries.ts';
import { auditArticle, checkComplete, findSlug, noteMedia } from './newsroom-articles.within.ts';
import type { ArticleRecord } from './newsroom-articles.types.ts';

/** Stores new content as the next version and lets the address follow the title of an article never published. */
export async function writeContent(
  tx: Tx,
  actor: Actor,
  article: ArticleRecord,
  save: { content: ArticleContent; at: Date; autosave: boolean; note: string }
): Promise<{ version: number; savedAt: Date; slug: string }> {
  const { content, at, autosave, note } = save;
  // The clock publishes it as it is then: it stays whole.
  if (article.state === 'scheduled') await checkComplete(tx, content);
  const version = article.version + 1;
  const last = await queries.selectLastVersion(tx, article.id);
  const write = { articleId: article.id, number: version, content, by: actor.personId, at, autosave, note };
  const liveVersion = article.live?.version ?? null;
  if (last && !note && joinsLastVersion(last, { by: actor.personId, at, liveVersion }))
    await queries.replaceVersion(tx, last.number, write);
  else await queries.insertVersion(tx, write);
  await queries.updateContent(tx, article.id, { content, version, by: actor.personId, at });
  await noteMedia(tx, { ...article, content, version });

  let slug = article.slug;
  const follows = article.slugFollows && article.firstPublishedAt === null;
  if (follows && slugify(content.title) !== slugify(article.content.title)) {
    slug = await findSlug(tx, content.title, article.id);
    await queries.updateSlug(tx, article.id, { slug, old: article.slug, keepOld: false, follows: true });
  }
  await auditArticle(tx, actor, article, 'newsroom.article_saved', {
    version,
    autosave,
    fields: changedFields(article.content, content)
  });
  return { version, savedAt: at, slug };
}
