// An identifier for each request, short enough to be read over the telephone.
import { randomBytes } from 'node:crypto';

const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** Twelve characters without look-alikes (about 59 bits). */
export function newRequestId(): string {
  return Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length]).join('');
}
