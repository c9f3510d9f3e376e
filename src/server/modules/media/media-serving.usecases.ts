// Handing files out: which stored bytes an address stands for; and the pictures that link previews show.
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { authorise, type Actor } from '#server/platform/actor.ts';
import type { StoredFile } from '#server/platform/files.ts';
import type { Services } from '#server/services.ts';
import { mediaIdSchema } from '#shared/media.schema.ts';
import { versionOf } from './media-addresses.rules.ts';
import { inStudio } from './media-studio.ts';
import { mediaNotFound } from './media.errors.ts';
import { mediaPolicy } from './media.policy.ts';
import * as queries from './media.queries.ts';
import type { MediaRecord, ShareSubject } from './media.types.ts';

export interface ServedFile {
  key: string;
  contentType: string;
  bytes: number;
  /** What `?v=` says of this content; an address that carries it may be cached for ever. */
  version: string;
  modified: Date;
  /** Set for documents: the name they are saved under. */
  downloadName: string | null;
}

interface Remembered {
  media: MediaRecord;
  until: number;
}
const freshMilliseconds = 30_000;
const rememberedFiles = 5_000;
const memories = new WeakMap<Services, Map<string, Remembered>>();

/** The record of a file, remembered for a short time; while the database is away, for as long as that takes. */
async function recall(services: Services, id: string): Promise<MediaRecord | undefined> {
  let memory = memories.get(services);
  if (!memory) memories.set(services, (memory = new Map()));
  const known = memory.get(id);
  if (known && known.until > Date.now()) return known.media;
  let media: MediaRecord | undefined;
  try {
    [media] = await queries.selectMedia(services.db, [id]);
  } catch (error) {
    if (known) return known.media;
    throw error;
  }
  memory.delete(id);
  if (!media) return undefined;
  memory.set(id, { media, until: Date.now() + freshMilliseconds });
  for (const oldest of memory.keys()) {
    if (memory.size <= rememberedFiles) break;
    memory.delete(oldest);
  }
  return media;
}

/**
 * What `/media/<id>/<variant>` stands for; variants: `original` and `<width>.webp|avif` of pictures, `file` of the others.
 * @throws AppError not_found
 */
export async function findMediaFile(
  services: Services,
  actor: Actor,
  id: string,
  variant: string
): Promise<ServedFile> {
  authorise(actor, mediaPolicy, 'media.fetch');
  const media = mediaIdSchema.safeParse(id).success ? await recall(services, id.toLowerCase()) : undefined;
  if (!media) throw mediaNotFound(id);
  const common = { version: versionOf(media), modified: media.createdAt };
  if (variant === (media.kind === 'image' ? 'original' : 'file'))
    return {
      ...common,
      key: media.storageKey,
      contentType: media.contentType,
      bytes: media.bytes,
      downloadName: media.kind === 'document' ? media.fileName : null
    };
  const size = media.variants.find((one) => `${one.width}.${one.format}` === variant);
  if (!size) throw mediaNotFound(`${id}/${variant}`);
  return { ...common, key: size.key, contentType: `image/${size.format}`, bytes: size.bytes, downloadName: null };
}

/** Opens the bytes of a file found before; `range` is inclusive. @throws AppError not_found */
export async function openMediaFile(
  services: Services,
  file: Pick<ServedFile, 'key'>,
  range?: { start: number; end: number }
): Promise<StoredFile> {
  const found = await services.files.get(file.key, range);
  if (!found) throw mediaNotFound(file.key);
  return found;
}

/**
 * A 1200 × 630 JPEG for link previews: section, title and, when there is one, the lead picture. Made once for each set of
 * these and kept in the file store.
 */
export async function ogPicture(services: Services, subject: ShareSubject): Promise<Buffer> {
  const [lead] = subject.leadMediaId ? await queries.selectMedia(services.db, [subject.leadMediaId]) : [];
  const design = [1, subject.title, subject.section, subject.siteName, lead?.sha256, lead?.focal.x, lead?.focal.y];
  const key = `og/${createHash('sha256').update(JSON.stringify(design)).digest('hex')}.jpg`;
  const kept = await services.files.get(key);
  if (kept) return buffer(kept.stream);
  const original = lead?.kind === 'image' ? await services.files.get(lead.storageKey) : null;
  const picture = await inStudio('preview', {
    title: subject.title,
    section: subject.section,
    ...(subject.siteName && { siteName: subject.siteName }),
    lead: original && lead ? { bytes: await buffer(original.stream), focal: lead.focal } : null
  });
  await services.files.put(key, picture, 'image/jpeg');
  return picture;
}

/** The link preview of a public slug, by whatever module owns it. @throws AppError not_found */
export async function ogPictureOfSlug(services: Services, actor: Actor, slug: string): Promise<Buffer> {
  authorise(actor, mediaPolicy, 'media.fetch');
  for (const subjects of services.shareSubjects) {
    const subject = await subjects.find(services.db, slug);
    if (subject) return ogPicture(services, subject);
  }
  throw mediaNotFound(slug);
}
