// Keeps what many pages share for a short while: until something public changes, half a minute at most.
import type { Services } from '#server/services.ts';

const lifetime = 30_000;
const mostKept = 400;
const memories = new WeakMap<object, Map<string, { generation: number; until: number; value: Promise<unknown> }>>();

/** What `load` gave before under this key, while it is current; a failure is not kept. Nobody may change what comes back. */
export function remembered<T>(services: Services, key: string, load: () => Promise<T>): Promise<T> {
  const memory = memories.get(services.pageCache) ?? new Map();
  memories.set(services.pageCache, memory);
  const { generation } = services.pageCache;
  const known = memory.get(key);
  if (known && known.generation === generation && known.until > Date.now()) return known.value as Promise<T>;
  const value = load();
  // The oldest goes first; a key asked for anew is young again.
  memory.delete(key);
  for (const oldest of memory.keys()) {
    if (memory.size < mostKept) break;
    memory.delete(oldest);
  }
  memory.set(key, { generation, until: Date.now() + lifetime, value });
  value.catch(() => {
    if (memory.get(key)?.value === value) memory.delete(key);
  });
  return value;
}
