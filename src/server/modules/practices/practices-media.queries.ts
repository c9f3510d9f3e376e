// SQL of the files practices use.
import type { Db } from '#server/platform/database.ts';

export async function selectMediaUses(db: Db, mediaId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('practice_media as m')
    .innerJoin('practice as p', 'p.id', 'm.practice_id')
    .select(['p.id', 'p.name'])
    .where('m.media_id', '=', mediaId)
    .orderBy('p.name')
    .limit(50)
    .execute();
}
