// Keys of a model's criteria: an answer given years ago still finds its criterion.
import type { ModelCriterion } from '#shared/check-ins.ts';

/**
 * Gives each criterion a key: it keeps the one it has where that is known and used once, else the next free k1, k2 …
 * A key that stood for another criterion in any version is never given again.
 * @param used keys of all versions so far
 */
export function keyed(items: readonly ModelCriterion[], used: readonly string[]): ModelCriterion[] {
  const known = new Set(used);
  const given = new Set<string>();
  let last = Math.max(0, ...used.map((key) => Number(/^k(\d+)$/.exec(key)?.[1] ?? 0)));
  return items.map((item) => {
    const keeps = known.has(item.key) && !given.has(item.key);
    const key = keeps ? item.key : `k${(last += 1)}`;
    given.add(key);
    return { ...item, key };
  });
}
