// The archive file: a tar written beside its place and renamed when whole; read back with every checksum verified first.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { checkKey } from '#server/platform/files.ts';
import {
  archiveDamaged,
  fileMember,
  manifestMember,
  openManifest,
  secretMember,
  tableMember,
  type Manifest
} from './manifest.ts';

export interface ArchiveWriter {
  /** Adds a member of a known size. */
  add(name: string, bytes: number, content: Readable): Promise<void>;
  /** Closes the archive, flushes it to the disk and puts it in its place. */
  finish(): Promise<void>;
  /** Removes what was written. */
  abort(): Promise<void>;
}

/** Counts and digests what passes through; for COPY text a row is a line. */
export class Meter extends Transform {
  readonly #hash = createHash('sha256');
  bytes = 0;
  rows = 0;
  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
    this.#hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.rows += 1;
    done(null, chunk);
  }
  /** Once, at the end. */
  digest(): string {
    return this.#hash.digest('hex');
  }
}

export const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

export function createArchive(path: string): ArchiveWriter {
  const partial = `${path}.${process.pid}.part`;
  const tar = pack();
  let failure: unknown;
  const written = pipeline(tar, createWriteStream(partial, { mode: 0o600, flush: true })).catch((error: unknown) => {
    failure = error;
  });
  return {
    async add(name, bytes, content) {
      try {
        await pipeline(content, tar.entry({ name, size: bytes, mode: 0o600, type: 'file' }));
      } catch (error) {
        tar.destroy(error as Error);
        await written;
        throw failure ?? error;
      }
    },
    async finish() {
      tar.finalize();
      await written;
      if (failure) throw failure;
      await rename(partial, path);
      await flushFolder(dirname(path));
    },
    async abort() {
      tar.destroy();
      await written;
      await rm(partial, { force: true });
    }
  };
}

export interface Archive {
  manifest: Manifest;
  bytes: number;
  /** A member's bytes; the archive must have been verified. */
  member(name: string): Readable;
  close(): Promise<void>;
}

interface Member {
  offset: number;
  size: number;
  sha256: string;
  bytes: number;
  rows: number;
}

const longestManifest = 512 * 1024 * 1024;

async function textOf(stream: Readable, size: number): Promise<string> {
  if (size > longestManifest) throw archiveDamaged('its list of contents is too long');
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function kindOf(name: string): 'table' | 'file' | 'secret' | 'manifest' {
  if (name === manifestMember) return 'manifest';
  if (name === secretMember) return 'secret';
  if (/^tables\/(public|jobs)\.[a-z_][a-z0-9_]*\.copy\.gz$/.test(name)) return 'table';
  if (name.startsWith('files/')) {
    try {
      checkKey(name.slice('files/'.length));
      return 'file';
    } catch {
      // Falls through: a key that could leave the store is no member of ours.
    }
  }
  throw archiveDamaged(`it holds something unknown, ${JSON.stringify(name.slice(0, 200))}`);
}

const chunkBytes = 256 * 1024;

/** From one position to another (not included); streams of node:fs would close the handle with them. */
function readFrom(handle: FileHandle, start: number, end: number): Readable {
  async function* chunks() {
    for (let at = start; at < end;) {
      const length = Math.min(chunkBytes, end - at);
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length, at);
      if (bytesRead === 0) throw archiveDamaged('it ends too early');
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }
  return Readable.from(chunks(), { objectMode: false });
}

/** Reads every member once; the manifest last. */
async function readMembers(handle: FileHandle): Promise<{ members: Map<string, Member>; manifest: Manifest }> {
  const members = new Map<string, Member>();
  let manifest: Manifest | undefined;
  const entries = extract();
  const reading = pipeline(readFrom(handle, 0, (await handle.stat()).size), entries);
  reading.catch(() => undefined);
  for await (const entry of entries) {
    const { name, type, size = 0, byteOffset: offset } = entry.header as typeof entry.header & { byteOffset: number };
    if (type !== 'file') throw archiveDamaged(`it holds a ${type}`);
    if (manifest) throw archiveDamaged('something follows its list of contents');
    if (members.has(name)) throw archiveDamaged(`it holds ${name} twice`);
    const kind = kindOf(name);
    if (kind === 'manifest') {
      manifest = openManifest(await textOf(entry as unknown as Readable, size));
      continue;
    }
    const meter = new Meter();
    if (kind === 'table') await pipeline(entry, createGunzip(), meter, nowhere());
    else await pipeline(entry, meter, nowhere());
    members.set(name, { offset, size, sha256: meter.digest(), bytes: meter.bytes, rows: meter.rows });
  }
  await reading;
  if (!manifest) throw archiveDamaged('it ends too early');
  return { members, manifest };
}

function compare(members: Map<string, Member>, manifest: Manifest): void {
  const left = new Set(members.keys());
  const check = (name: string, wanted: { bytes: number; sha256: string; rows?: number }) => {
    const found = members.get(name);
    if (!found || !left.delete(name)) throw archiveDamaged(`${name} is missing`);
    if (found.bytes !== wanted.bytes || found.sha256 !== wanted.sha256) throw archiveDamaged(`${name} was changed`);
    if (wanted.rows !== undefined && wanted.rows !== found.rows) throw archiveDamaged(`${name} was changed`);
  };
  for (const table of manifest.tables) check(tableMember(table.name), table);
  for (const file of manifest.files) check(fileMember(file.key), file);
  if (manifest.secretKey) {
    if (members.get(secretMember)?.sha256 !== manifest.secretKey) throw archiveDamaged(`${secretMember} was changed`);
    left.delete(secretMember);
  }
  for (const name of left) throw archiveDamaged(`${name} is not in its list of contents`);
}

/**
 * Opens an archive after reading it whole: every member is known, present and has its checksum. Close it when done.
 * @throws AppError `archive_damaged`, `archive_newer`; an Error in one sentence when the file cannot be opened
 */
export async function openArchive(path: string): Promise<Archive> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      error.code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be opened: ${error.message}`,
      {
        cause: error
      }
    );
  });
  try {
    const { members, manifest } = await readMembers(handle).catch((error: NodeJS.ErrnoException) => {
      if (error.name === 'AppError' || error.code?.startsWith('E')) throw error;
      throw archiveDamaged(/end of data|premature/i.test(error.message) ? 'it ends too early' : error.message, error);
    });
    compare(members, manifest);
    return {
      manifest,
      bytes: (await handle.stat()).size,
      member(name) {
        const found = members.get(name);
        if (!found) throw archiveDamaged(`${name} is missing`);
        return readFrom(handle, found.offset, found.offset + found.size);
      },
      close: () => handle.close()
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
