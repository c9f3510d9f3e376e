// Where uploaded bytes live, behind one interface: a folder on disk, or an S3-compatible store (files-s3.ts).
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';

export interface StoredFile {
  /** Size of the whole file, also when a range was asked for. */
  bytes: number;
  stream: Readable;
}

export interface Files {
  /** Stores bytes under a key; when it returns they are on disk (or with the store). Overwrites. */
  put(key: string, content: Buffer, contentType: string): Promise<void>;
  /** Stores a copy of a local file, without reading it whole into memory. Overwrites. */
  putFile(key: string, path: string, contentType: string): Promise<void>;
  /** Null when there is no such key. `range` is inclusive byte positions. */
  get(key: string, range?: { start: number; end: number }): Promise<StoredFile | null>;
  size(key: string): Promise<number | null>;
  remove(key: string): Promise<void>;
  /** All keys, in no order; for backup. */
  list(): AsyncIterable<string>;
}

const keyShape = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/i;

/** @throws Error when a key could leave the store's root */
export function checkKey(key: string): string {
  if (!keyShape.test(key) || key.includes('..') || key.length > 300) throw new Error(`not a file key: ${key}`);
  return key;
}

/** A rename is on disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Files in a folder: written beside, flushed, then renamed, so that a reader never sees half a file and a full disk leaves none.
 * @param openFile opens the file being written; tests hand in one whose disk is full
 */
export function diskFiles(root: string, openFile: typeof open = open): Files {
  const pathOf = (key: string) => join(root, checkKey(key));
  /** `fill` writes a new file at the path it is given. */
  const place = async (key: string, fill: (partial: string) => Promise<void>) => {
    const path = pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    const partial = `${path}.${randomUUID()}.part`;
    try {
      await fill(partial);
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
  };
  return {
    put: (key, content) =>
      place(key, async (partial) => {
        const file = await openFile(partial, 'wx', 0o640);
        try {
          await file.writeFile(content);
          await file.sync();
        } finally {
          await file.close();
        }
      }),
    putFile: (key, source) =>
      place(key, async (partial) => {
        await copyFile(source, partial);
        const file = await openFile(partial, 'r+');
        try {
          await file.sync();
        } finally {
          await file.close();
        }
      }),
    async get(key, range) {
      const path = pathOf(key);
      const found = await stat(path).catch(() => null);
      if (!found?.isFile()) return null;
      return { bytes: found.size, stream: createReadStream(path, range) };
    },
    async size(key) {
      const found = await stat(pathOf(key)).catch(() => null);
      return found?.isFile() ? found.size : null;
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
    async *list() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        if (!entry.isFile() || entry.name.endsWith('.part')) continue;
        yield relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
      }
    }
  };
}
