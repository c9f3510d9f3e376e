// An identifier for each request, short enough to be read over the telephone.
import { randomFillSync } from 'node:crypto';

const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';
const length = 12;
/** Random bytes for many identifiers at once: asking for a dozen takes as long as asking for thousands. */
const pool = Buffer.alloc(256 * length);
let next = pool.length;

/** Twelve characters without look-alikes (about 59 bits). */
export function newRequestId(): string {
  if (next >= pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  let id = '';
  for (const end = next + length; next < end; next += 1) id += alphabet.charAt((pool[next] ?? 0) % alphabet.length);
  return id;
}
