// Receives what is uploaded into a temporary file, counting and hashing on the way, and stops early at the limit.
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from './errors.ts';

export interface IncomingFile {
  path: string;
  bytes: number;
  /** Hex SHA-256 of the content. */
  sha256: string;
  /** Removes the temporary file. Call it always. */
  dispose(): Promise<void>;
}

export const tooLarge = (limitBytes: number) =>
  new AppError('payload_too_large', 413, `more than ${limitBytes} bytes`, {
    limitMb: Math.floor(limitBytes / 1024 / 1024)
  });

export const interruptedUpload = (reason: string, cause?: unknown) =>
  new AppError('upload_interrupted', 400, reason, {}, cause);

/**
 * @param folder is made when it is missing
 * @throws AppError `payload_too_large` 413 as soon as one byte over the limit arrives; `upload_interrupted` 400 when the
 *   sender goes away; the disk's own error when it is full. No file stays behind.
 */
export async function receiveFile(
  folder: string,
  source: Readable | Buffer,
  limitBytes: number
): Promise<IncomingFile> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${randomUUID()}.upload`);
  const dispose = () => rm(path, { force: true });
  const hash = createHash('sha256');
  let bytes = 0;
  let interrupted = false;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limitBytes) return done(tooLarge(limitBytes));
      hash.update(chunk);
      done(null, chunk);
    }
  });
  const incoming = Buffer.isBuffer(source) ? Readable.from([source]) : source;
  const gone = () => {
    if (incoming.readableEnded) return;
    interrupted = true;
    count.destroy(new Error('the sender went away'));
  };
  incoming.on('error', gone).on('close', gone);
  // Not one pipeline from the source on: a request over the limit must stay open for its answer.
  incoming.pipe(count);
  try {
    await pipeline(count, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    incoming.unpipe(count);
    await dispose();
    if (interrupted && !(error instanceof AppError)) throw interruptedUpload('the sender went away', error);
    throw error;
  }
  return { path, bytes, sha256: hash.digest('hex'), dispose };
}

/** Removes what a killed process left in the folder more than a day ago. */
export async function clearOldIncoming(folder: string, now: Date): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith('.upload')) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (!found || now.getTime() - found.mtimeMs < 24 * 3_600_000) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
