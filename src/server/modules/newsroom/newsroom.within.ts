// What the composing code needs of the newsroom inside a transaction: the demo's removal, and which files are in use.
import type { Db, Tx } from '#server/platform/database.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import type { MediaUsage } from '#server/modules/media/media.types.ts';
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
