// Takes out of a video what tells where, when and with what it was made. Only bytes are overwritten: nothing moves, so it plays as before.
import { open, type FileHandle } from 'node:fs/promises';
import { planMp4 } from './media-mp4.rules.ts';
import { planWebm } from './media-webm.rules.ts';

/** A file as the planners read it. */
export interface Bytes {
  size: number;
  /** Shorter than asked only at the file's end. */
  read(start: number, length: number): Promise<Buffer>;
}

/** One stretch to overwrite: with these bytes, or with so many zeros. */
export interface Patch {
  start: number;
  put: Buffer | number;
}

const windowBytes = 256 * 1024;

/** Reads a file through a window, since the planners take many small looks one after the other. */
function windowed(file: FileHandle, size: number): Bytes {
  let from = 0;
  let held = Buffer.alloc(0);
  const load = async (start: number, length: number) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
    return buffer.subarray(0, bytesRead);
  };
  return {
    size,
    async read(start, length) {
      if (length > windowBytes) return load(start, length);
      if (start < from || start + length > from + held.length) {
        from = start;
        held = await load(start, windowBytes);
      }
      return held.subarray(start - from, start - from + length);
    }
  };
}

const zeros = Buffer.alloc(64 * 1024);

async function apply(file: FileHandle, { start, put }: Patch): Promise<void> {
  if (typeof put !== 'number') {
    await file.write(put, 0, put.length, start);
    return;
  }
  for (let done = 0; done < put; done += zeros.length)
    await file.write(zeros, 0, Math.min(zeros.length, put - done), start + done);
}

/**
 * Blanks the metadata of a video in place: its length and every offset stay.
 * @throws AppError `media_broken` when its structure cannot be followed: what cannot be read is not published
 */
export async function blankVideoMetadata(path: string, bytes: number, extension: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const source = windowed(file, bytes);
    // The whole plan first: what is read must not be what was overwritten.
    const plan = extension === 'webm' ? await planWebm(source) : await planMp4(source);
    for (const patch of plan) await apply(file, patch);
  } finally {
    await file.close();
  }
}
