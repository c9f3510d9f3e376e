// Keeps what many pages share for a short while: until something public changes, half a minute at most.
import { AppError, understandError } from './errors.ts';
import type { PageCache } from './page-cache.ts';

const lifetime = 30_000;
/** How long the last known value stands in before the database is asked again. */
const standIn = 3_000;
const mostKept = 400;

interface Kept {
  generation: number;
  until: number;
  value: Promise<unknown>;
}
const memories = new WeakMap<object, Map<string, Kept>>();

const isAway = (error: unknown) => {
  const known = understandError(error);
  return known instanceof AppError && known.code === 'database_unavailable';
};

/**
 * What `load` gave before under this key, while it is current. A failure is not kept; while the database is away the last
 * known value stands in. Nobody may change what comes back.
 */
export function remembered<T>(services: { pageCache: PageCache }, key: string, load: () => Promise<T>): Promise<T> {
  const memory = memories.get(services.pageCache) ?? new Map<string, Kept>();
  memories.set(services.pageCache, memory);
  const { generation } = services.pageCache;
  const known = memory.get(key);
  if (known && known.generation === generation && known.until > Date.now()) return known.value as Promise<T>;
  const kept: Kept = { generation, until: Date.now() + lifetime, value: Promise.resolve() };
  kept.value = load().catch((error: unknown) => {
    if (known && isAway(error)) {
      kept.until = Date.now() + standIn;
      return known.value;
    }
    if (memory.get(key) === kept) memory.delete(key);
    throw error;
  });
  // The oldest goes first; a key asked for anew is young again.
  memory.delete(key);
  for (const oldest of memory.keys()) {
    if (memory.size < mostKept) break;
    memory.delete(oldest);
  }
  memory.set(key, kept);
  return kept.value as Promise<T>;
}
