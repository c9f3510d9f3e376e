// What the composing code needs of the newsroom inside a transaction: the demo's removal, which files are in use, and
// what a changed file changes.
import type { Db, Tx } from '#server/platform/database.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import type { MediaFollower, MediaUsage } from '#server/modules/media/media.types.ts';
import { selectArticlesWithMedia } from './newsroom-articles-live.queries.ts';
import { rerenderLive } from './newsroom-articles.within.ts';
import { deleteDemo, selectMediaUses, type DemoCounts } from './newsroom-demo.queries.ts';

/**
 * Removes every demo article with its versions, addresses, corrections, feedback and views; then tags that nothing carries,
 * demo pages nobody has saved since, and demo sections that hold nothing. What people made themselves stays.
 * @returns how many of each
 */
export async function removeDemoArticles(tx: Tx): Promise<DemoCounts> {
  const counts = await deleteDemo(tx);
  await announcePageChange(tx);
  return counts;
}

/** Where the newsroom uses a file of the library. */
export const newsroomMediaUsage: MediaUsage = {
  whereUsed: async (db: Db, mediaId: string) =>
    (await selectMediaUses(db, mediaId)).map(({ kind, id, title }) => ({
      title,
      href: kind === 'article' ? `/van-phong/bai-viet/${id}` : `/van-phong/trang/${id}`
    }))
};

/**
 * A changed caption, credit, description or focal point reaches the bodies of published articles; words that an article
 * gives a picture itself stay. Lead pictures, lists and static pages read the library whenever they are shown.
 */
export const newsroomMediaFollower: MediaFollower = {
  mediaChanged: async (tx, actor, mediaId) => {
    for (const id of await selectArticlesWithMedia(tx, mediaId)) await rerenderLive(tx, actor, id, mediaId);
  }
};
