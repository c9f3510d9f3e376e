// Which practices use a file of the library: it is not removed while one does.
import type { MediaUsage } from '#server/modules/media/media.types.ts';
import { selectMediaUses } from './practices-media.queries.ts';

/** Practices that use a file in the working copy or in what readers see. */
export const practicesMediaUsage: MediaUsage = {
  whereUsed: async (db, mediaId) =>
    (await selectMediaUses(db, mediaId)).map(({ id, name }) => ({
      title: name,
      href: `/van-phong/mo-hinh/${id}`
    }))
};
