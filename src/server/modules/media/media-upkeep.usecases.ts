// What jobs do for the library: the AVIF sizes, and clearing away what interrupted work left in the file store.
import { buffer } from 'node:stream/consumers';
import { inTransaction } from '#server/platform/database.ts';
import { clearOldIncoming } from '#server/platform/incoming-files.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import type { Services } from '#server/services.ts';
import { incomingFolder, removeAll } from './media-intake.ts';
import { inStudio } from './media-studio.ts';
import * as queries from './media.queries.ts';
import { idAge } from './media.rules.ts';
import type { MediaRecord, Variant } from './media.types.ts';

const attemptsInAll = 3;
const untouched = 24 * 3_600_000;

async function makeAvif(services: Services, media: MediaRecord): Promise<boolean> {
  const original = await services.files.get(media.storageKey);
  if (!original) throw new Error(`${media.storageKey} is not in the file store`);
  const widths = media.variants.filter((one) => one.format === 'webp').map((one) => one.width);
  const made: Variant[] = [];
  for (const { data, ...size } of await inStudio('avif', { original: await buffer(original.stream), widths })) {
    const key = `media/${media.id}/${size.width}.avif`;
    await services.files.put(key, data, 'image/avif');
    made.push({ ...size, key, bytes: data.length });
  }
  const kept = await inTransaction(services.db, async (tx) => {
    await announcePageChange(tx);
    return queries.finishAvif(tx, media.id, 'done', made);
  });
  if (!kept)
    await removeAll(
      services,
      made.map((one) => one.key)
    );
  return kept;
}

/**
 * Makes the AVIF sizes of pictures that wait for them, oldest first, one at a time; several processes share the work.
 * @param milliseconds begins no further picture after this time, or once the program stops
 * @param made called after each picture that got its sizes: pages written with the old ones are written anew
 * @returns how many pictures got theirs
 */
export async function makeAvifSizes(
  services: Services,
  milliseconds = 8 * 60_000,
  made: (mediaId: string) => Promise<unknown> = async () => undefined
): Promise<number> {
  const started = Date.now();
  let done = 0;
  while (Date.now() - started < milliseconds && !services.jobs.stopping) {
    const media = await queries.claimForAvif(services.db, services.clock.now());
    if (!media) break;
    try {
      if (!(await makeAvif(services, media))) continue;
      done += 1;
    } catch (error) {
      // The database may be closed already: the claim runs out, and the picture is taken up again.
      if (services.jobs.stopping) break;
      services.logger.warn({ media: media.id, reason: (error as Error).message }, 'AVIF sizes were not made');
      if (media.attempts >= attemptsInAll)
        await inTransaction(services.db, (tx) => queries.finishAvif(tx, media.id, 'failed', []));
      continue;
    }
    await made(media.id);
  }
  return done;
}

/**
 * Removes stored files that belong to no record and are older than a day, and forgotten temporary files.
 * @returns how many were removed
 */
export async function sweepMediaFiles(services: Services): Promise<number> {
  const now = services.clock.now();
  let removed = await clearOldIncoming(incomingFolder(services), now);
  const byId = new Map<string, string[]>();
  const check = async () => {
    const existing = await queries.selectExistingIds(services.db, [...byId.keys()]);
    for (const [id, keys] of byId) {
      if (existing.has(id)) continue;
      await removeAll(services, keys);
      removed += keys.length;
    }
    byId.clear();
  };
  for await (const key of services.files.list()) {
    const id = /^media\/([\da-f-]{36})\//.exec(key)?.[1];
    if (!id || idAge(id, now) < untouched) continue;
    byId.set(id, [...(byId.get(id) ?? []), key]);
    if (byId.size >= 500) await check();
  }
  if (byId.size > 0) await check();
  return removed;
}
