// What later modules need of the media library inside their transaction.
import type { Db, Tx } from '#server/platform/database.ts';
import type { MediaItem, Picture } from '#shared/media.ts';
import * as addresses from './media-addresses.rules.ts';
import { deleteDemoMedia } from './media-demo.queries.ts';
import { selectMedia } from './media.queries.ts';
import type { MediaRecord } from './media.types.ts';

/** The files of these ids; an unknown or malformed id is simply not in the map. */
export async function mediaById(db: Db, ids: readonly string[]): Promise<Map<string, MediaRecord>> {
  const wellFormed = [...new Set(ids)].filter((id) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id));
  return new Map((await selectMedia(db, wellFormed)).map((media) => [media.id, media]));
}

/** What `#lib/media/Picture.svelte` shows; null for a video or a document. */
export const pictureOf = (media: MediaRecord): Picture | null => addresses.pictureOf(media);

/** A file as lists and the editor show it, with its address. */
export const mediaItem = (media: MediaRecord): MediaItem => addresses.itemOf(media);

/** Removes demo files that nothing shows any more; one that people use becomes their own. The bytes go with the next sweep. */
export const removeDemoMedia = (tx: Tx): Promise<number> => deleteDemoMedia(tx);
