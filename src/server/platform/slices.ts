// Long reckoning in one process: a generator is run in short slices, and requests are answered between them.
import { setImmediate as rest } from 'node:timers/promises';

/**
 * Runs a generator that yields after each small piece of work.
 * @param options.slice milliseconds without a rest; `stopped` ends the work early
 * @returns what it returned; undefined when it was stopped
 */
export async function inSlices<T>(
  work: Generator<unknown, T>,
  options: { slice?: number; stopped?: () => boolean } = {}
): Promise<T | undefined> {
  const { slice = 12, stopped } = options;
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - began < slice) continue;
    if (stopped?.()) return undefined;
    await rest();
    began = performance.now();
  }
}
