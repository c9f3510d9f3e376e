// Takes one uploaded file in: received, recognised, made safe, stored, written down. The upload use cases share it.
import { join } from 'node:path';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { interruptedUpload, receiveFile, tooLarge, type IncomingFile } from '#server/platform/incoming-files.ts';
import type { Services } from '#server/services.ts';
import { imageLimitBytes, type MediaKind, type UploadAnswer } from '#shared/media.ts';
import { itemOf } from './media-addresses.rules.ts';
import { wrongKind } from './media.errors.ts';
import { inStudio } from './media-studio.ts';
import { blankVideoMetadata } from './media-video.ts';
import { sniffFile } from './media-sniff.ts';
import * as queries from './media.queries.ts';
import { cleanFileName } from './media.rules.ts';
import type { Sniffed, Upload, Variant } from './media.types.ts';

export const incomingFolder = (services: Services): string => join(services.config.dataDir, 'incoming');

interface Stored {
  storage_key: string;
  content_type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  animated: boolean;
  variants: Variant[];
  colour: string | null;
}

/** Puts the file's bytes (of pictures: what we made of them; of videos: without what they tell beside picture and sound) into the store; `written` collects the keys. */
async function store(
  services: Services,
  id: string,
  file: IncomingFile,
  sniffed: Sniffed,
  written: string[]
): Promise<Stored> {
  const put = async (name: string, data: Buffer, contentType: string) => {
    const key = `media/${id}/${name}`;
    written.push(key);
    await services.files.put(key, data, contentType);
    return key;
  };
  if (sniffed.kind !== 'image') {
    if (sniffed.kind === 'video') await blankVideoMetadata(file.path, file.bytes, sniffed.extension);
    const key = `media/${id}/file.${sniffed.extension}`;
    written.push(key);
    await services.files.putFile(key, file.path, sniffed.contentType);
    const nothing = { width: null, height: null, animated: false, variants: [], colour: null };
    return { storage_key: key, content_type: sniffed.contentType, bytes: file.bytes, ...nothing };
  }
  const picture = await inStudio('prepare', { path: file.path, sniffed });
  const { original } = picture;
  const puts = [
    put(`original.${original.extension}`, original.data, original.contentType),
    ...picture.webp.map((size) => put(`${size.width}.webp`, size.data, 'image/webp'))
  ];
  // All come to an end before one failure is told: what is still being written could not be removed.
  await Promise.allSettled(puts);
  const [storage_key = '', ...keys] = await Promise.all(puts);
  const variants = picture.webp.map(({ data, ...size }, index): Variant => ({
    ...size,
    key: keys[index] ?? '',
    bytes: data.length
  }));
  const { width, height, animated, colour } = picture;
  return {
    storage_key,
    content_type: original.contentType,
    bytes: original.data.length,
    width,
    height,
    animated,
    variants,
    colour
  };
}

/**
 * @param allowed kinds this caller takes
 * @throws AppError as the upload use cases say
 */
export async function takeIn(
  services: Services,
  actor: Actor,
  upload: Upload,
  allowed: readonly MediaKind[],
  demo = false
): Promise<UploadAnswer> {
  cleanFileName(upload.fileName, 'x'); // A name that cannot be is refused before anything is received.
  const onlyImages = allowed.every((kind) => kind === 'image');
  const limit = onlyImages
    ? Math.min(services.config.uploadLimitBytes, imageLimitBytes)
    : services.config.uploadLimitBytes;
  if (upload.announcedBytes !== undefined && upload.announcedBytes > limit) throw tooLarge(limit);
  const file = await receiveFile(incomingFolder(services), upload.source, limit);
  const written: string[] = [];
  try {
    const sniffed = await sniffFile(file.path, file.bytes);
    if (!allowed.includes(sniffed.kind)) throw wrongKind(allowed[0] ?? 'image', sniffed.kind);
    if (sniffed.kind === 'image' && file.bytes > imageLimitBytes) throw tooLarge(imageLimitBytes);
    const earlier = await queries.selectByDigest(services.db, file.sha256);
    const id = earlier ? earlier.id : await queries.newMediaId(services.db);
    const stored = earlier ? undefined : await store(services, id, file, sniffed, written);

    const result = await inTransaction(services.db, async (tx): Promise<UploadAnswer> => {
      await queries.lockDigest(tx, file.sha256);
      const same = await queries.selectByDigest(tx, file.sha256);
      if (same) {
        // A file of the demo that somebody uploads becomes theirs: it must outlive the demo.
        const media = same.demo && !demo ? await queries.updateMedia(tx, same.id, { demo: false }) : same;
        await recordAudit(tx, actor, { action: 'media.uploaded_again', subjectType: 'media', subjectId: same.id });
        return { item: itemOf(media), existing: true };
      }
      if (!stored) throw interruptedUpload('the earlier file was removed meanwhile');
      const media = await queries.insertMedia(tx, {
        ...stored,
        id,
        variants: JSON.stringify(stored.variants),
        kind: sniffed.kind,
        file_name: cleanFileName(upload.fileName, sniffed.extension),
        sha256: file.sha256,
        avif_state: sniffed.kind === 'image' && !stored.animated ? 'waiting' : 'none',
        alt: upload.alt ?? '',
        caption: upload.caption ?? '',
        credit: upload.credit ?? '',
        focal_x: upload.focal?.x ?? 0.5,
        focal_y: upload.focal?.y ?? 0.5,
        uploaded_by: actor.personId,
        created_at: services.clock.now(),
        demo
      });
      await recordAudit(tx, actor, {
        action: 'media.uploaded',
        subjectType: 'media',
        subjectId: id,
        details: { kind: media.kind, contentType: media.contentType, bytes: media.bytes }
      });
      return { item: itemOf(media), existing: false };
    });
    if (!result.existing) written.length = 0;
    return result;
  } finally {
    await file.dispose();
    await removeAll(services, written);
  }
}

/** Removes files from the store; what cannot be removed now is left to the sweep. */
export async function removeAll(services: Services, keys: string[]): Promise<void> {
  for (const key of keys) {
    await services.files
      .remove(key)
      .catch((error: Error) => services.logger.warn({ key, reason: error.message }, 'a file could not be removed'));
  }
}
