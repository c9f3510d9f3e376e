// The library itself: list, read, describe, remove.
import { readPage } from '#server/platform/paging.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import type { Services } from '#server/services.ts';
import type { MediaItem } from '#shared/media.ts';
import type { MediaEdit, MediaListInput } from '#shared/media.schema.ts';
import { itemOf } from './media-addresses.rules.ts';
import { removeAll } from './media-intake.ts';
import { mediaInUse, mediaNotFound } from './media.errors.ts';
import { mediaPolicy } from './media.policy.ts';
import * as queries from './media.queries.ts';
import type { MediaRecord, MediaUse } from './media.types.ts';

export const mediaPageSize = 24;

export interface MediaPage {
  items: MediaItem[];
  total: number;
  page: number;
  pageCount: number;
  mayUpload: boolean;
  /** The largest file this installation takes. */
  limitBytes: number;
}

/** One page of the library, newest first; a page beyond the last reads as the last. */
export async function listMedia(services: Services, actor: Actor, input: MediaListInput): Promise<MediaPage> {
  authorise(actor, mediaPolicy, 'media.view');
  const filter = { q: input.q, kind: input.kind };
  const { rows, total, page, pageCount } = await readPage(input.page, mediaPageSize, ({ limit, offset }) =>
    queries.selectMediaPage(services.db, filter, limit, offset)
  );
  return {
    items: rows.map(itemOf),
    total,
    page,
    pageCount,
    mayUpload: allows(actor, mediaPolicy, 'media.upload'),
    limitBytes: services.config.uploadLimitBytes
  };
}

/** Throws `forbidden` unless the file is the actor's own or they may edit anybody's. */
function authoriseChange(actor: Actor, media: MediaRecord): void {
  const own = actor.personId !== null && media.uploadedBy === actor.personId;
  authorise(actor, mediaPolicy, own ? 'media.edit' : 'media.edit_any');
}

async function whereUsed(services: Services, db: Parameters<typeof queries.selectMedia>[0], id: string) {
  const found: MediaUse[] = [];
  for (const usage of services.mediaUsages) found.push(...(await usage.whereUsed(db, id)));
  return found;
}

export interface MediaDetail {
  item: MediaItem;
  uploadedBy: string | null;
  demo: boolean;
  uses: MediaUse[];
  mayEdit: boolean;
}

/** One file with who uploaded it and where it is used. @throws AppError not_found */
export async function readMedia(services: Services, actor: Actor, id: string): Promise<MediaDetail> {
  authorise(actor, mediaPolicy, 'media.view');
  const [media] = await queries.selectMedia(services.db, [id]);
  if (!media) throw mediaNotFound(id);
  const own = media.uploadedBy === actor.personId && actor.personId !== null;
  return {
    item: itemOf(media),
    uploadedBy: media.uploadedBy ? ((await queries.selectUploaderName(services.db, media.uploadedBy)) ?? null) : null,
    demo: media.demo,
    uses: await whereUsed(services, services.db, id),
    mayEdit: allows(actor, mediaPolicy, own ? 'media.edit' : 'media.edit_any')
  };
}

const shown = ({ alt, caption, credit, focal }: MediaRecord) =>
  JSON.stringify([alt, caption, credit, focal.x, focal.y]);

/**
 * Changes texts and focal point; fields left out stay. Published pages that show the file show the change at once.
 * @throws AppError not_found, forbidden
 */
export async function editMedia(services: Services, actor: Actor, id: string, input: MediaEdit): Promise<MediaItem> {
  authorise(actor, mediaPolicy, 'media.view');
  return inTransaction(services.db, async (tx) => {
    const media = await queries.lockMedia(tx, id, 'edit');
    if (!media) throw mediaNotFound(id);
    authoriseChange(actor, media);
    const { focalX, focalY, ...texts } = input;
    const change = {
      ...texts,
      ...(focalX !== undefined && { focal_x: focalX }),
      ...(focalY !== undefined && { focal_y: focalY })
    };
    const fields = Object.keys(input).filter((name) => input[name as keyof MediaEdit] !== undefined);
    if (fields.length === 0) return itemOf(media);
    const changed = await queries.updateMedia(tx, id, change);
    await recordAudit(tx, actor, {
      action: 'media.edited',
      subjectType: 'media',
      subjectId: id,
      details: { fields }
    });
    if (shown(changed) !== shown(media))
      for (const follower of services.mediaFollowers) await follower.mediaChanged(tx, actor, id);
    await announcePageChange(tx);
    return itemOf(changed);
  });
}

/**
 * Removes a file and all its sizes for good.
 * @throws AppError not_found, forbidden, media_in_use 409 (details.uses: where)
 */
export async function removeMedia(services: Services, actor: Actor, id: string): Promise<void> {
  authorise(actor, mediaPolicy, 'media.view');
  const keys = await inTransaction(services.db, async (tx) => {
    const media = await queries.lockMedia(tx, id, 'remove');
    if (!media) throw mediaNotFound(id);
    authoriseChange(actor, media);
    const uses = await whereUsed(services, tx, id);
    if (uses.length > 0) throw mediaInUse(uses);
    await queries.deleteMedia(tx, id).catch((error: { code?: string }) => {
      throw error.code === '23503' ? mediaInUse([]) : error;
    });
    await recordAudit(tx, actor, { action: 'media.removed', subjectType: 'media', subjectId: id });
    await announcePageChange(tx);
    return [media.storageKey, ...media.variants.map((one) => one.key)];
  });
  await removeAll(services, keys);
}
