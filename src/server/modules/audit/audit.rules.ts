// The hash chain of the audit log: seal n is SHA-256 over seal n−1 and the text of its entry.
import { createHash } from 'node:crypto';

/** Before the first entry. */
export const genesis = Buffer.alloc(32);

/** @param previous 32 bytes of the seal before @param text every column of the entry, in fixed order */
export function nextSeal(previous: Buffer, text: string): Buffer {
  return createHash('sha256').update(previous).update(text, 'utf8').digest();
}
