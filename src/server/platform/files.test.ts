// One contract for both file stores; then what is each one's own: a full disk, a store that fails.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startS3Server } from '#tests/support/s3-server.ts';
import { understandError } from './errors.ts';
import { diskFiles, type Files } from './files.ts';
import { s3Files } from './files-s3.ts';

const folder = await mkdtemp(join(tmpdir(), 'mhh-store-'));
const s3 = await startS3Server();
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});
const patient = { tries: 3, firstWaitMilliseconds: 1 };
const stores: [string, () => Files][] = [
  ['disk', () => diskFiles(join(folder, 'store'))],
  ['S3', () => s3Files(s3.settings, patient)]
];

async function keysOf(files: Files): Promise<string[]> {
  const keys = [];
  for await (const key of files.list()) keys.push(key);
  return keys.sort();
}
const read = async (files: Files, key: string, range?: { start: number; end: number }) => {
  const found = await files.get(key, range);
  return found && { bytes: found.bytes, content: (await buffer(found.stream)).toString('utf8') };
};

describe.each(stores)('the %s store', (_name, make) => {
  let files: Files;
  beforeEach(async () => {
    files = make();
    for (const key of await keysOf(files)) await files.remove(key);
  });

  it('gives back what was put, whole and in ranges', async () => {
    await files.put('media/a/one.txt', Buffer.from('Xin chào'), 'text/plain');
    expect(await read(files, 'media/a/one.txt')).toEqual({ bytes: 9, content: 'Xin chào' });
    expect(await read(files, 'media/a/one.txt', { start: 4, end: 5 })).toEqual({ bytes: 9, content: 'ch' });
    expect(await files.size('media/a/one.txt')).toBe(9);
  });
  it('overwrites', async () => {
    await files.put('a', Buffer.from('first'), 'text/plain');
    await files.put('a', Buffer.from('second'), 'text/plain');
    expect((await read(files, 'a'))?.content).toBe('second');
  });
  it('takes an empty file', async () => {
    await files.put('empty', Buffer.alloc(0), 'text/plain');
    expect(await read(files, 'empty')).toEqual({ bytes: 0, content: '' });
  });
  it('takes a local file, of several megabytes', async () => {
    const content = Buffer.alloc(3_000_000, 'mô hình hay ');
    await writeFile(join(folder, 'local'), content);
    await files.putFile('big/file.bin', join(folder, 'local'), 'application/octet-stream');
    const found = await files.get('big/file.bin');
    const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(digest(await buffer(found!.stream))).toBe(digest(content));
  });
  it('answers null for what is not there, and removing it is no error', async () => {
    expect(await files.get('none/such')).toBeNull();
    expect(await files.size('none/such')).toBeNull();
    await files.remove('none/such');
  });
  it('lists every key, also over several pages of an answer', async () => {
    const keys = ['a', 'b/c', 'b/d.webp', 'e-1/f_2/g.txt', 'h'];
    for (const key of keys) await files.put(key, Buffer.from(key), 'text/plain');
    expect(await keysOf(files)).toEqual(keys);
    await files.remove('b/c');
    expect(await keysOf(files)).toEqual(keys.filter((key) => key !== 'b/c'));
  });
  it.each(['../secret.key', 'a/../../b', '/etc/passwd', 'a//b', 'a/./b', 'a\0b', '', 'đ', 'x'.repeat(301)])(
    'refuses the key %j',
    async (key) => {
      await expect(files.put(key, Buffer.from('x'), 'text/plain')).rejects.toThrow('not a file key');
      await expect((async () => files.get(key))()).rejects.toThrow('not a file key');
    }
  );
});

describe('the disk store', () => {
  /** A disk that takes half of the bytes; the rest goes to /dev/full, whose refusal is the kernel's own. */
  const fullDisk: typeof open = async (path, flags, mode) => {
    const file = await open(path, flags, mode);
    const full = await open('/dev/full', 'w');
    return {
      async writeFile(content: Buffer) {
        await file.write(content.subarray(0, content.length / 2));
        await full.writeFile(content.subarray(content.length / 2));
      },
      async sync() {
        await full.writeFile('x');
      },
      async close() {
        await file.close();
        await full.close();
      }
    } as never;
  };

  it('says disk_full, leaves no part behind and keeps the old content', async () => {
    const root = join(folder, 'full');
    await diskFiles(root).put('media/a', Buffer.from('old'), 'text/plain');
    await writeFile(join(folder, 'local'), 'new content');
    const files = diskFiles(root, fullDisk);
    for (const attempt of [
      () => files.put('media/a', Buffer.from('new content'), 'text/plain'),
      () => files.put('media/b', Buffer.from('new content'), 'text/plain'),
      () => files.putFile('media/c', join(folder, 'local'), 'text/plain')
    ]) {
      const error = await attempt().then(
        () => undefined,
        (thrown) => understandError(thrown)
      );
      expect(error).toMatchObject({ code: 'disk_full', status: 507 });
    }
    expect(await readdir(join(root, 'media'))).toEqual(['a']);
    expect((await read(files, 'media/a'))?.content).toBe('old');
  });
  it('does not take a folder for a file', async () => {
    await mkdir(join(folder, 'store', 'folder'), { recursive: true });
    const files = diskFiles(join(folder, 'store'));
    expect(await files.get('folder')).toBeNull();
    expect(await files.size('folder')).toBeNull();
  });
});

describe('the S3 store', () => {
  const files = s3Files(s3.settings, patient);

  it('tries again after a dropped connection and an overloaded answer', async () => {
    s3.misbehave.push({ status: 0, code: '' }, { status: 503, code: 'SlowDown' });
    await writeFile(join(folder, 'local'), 'kept');
    await files.putFile('retry', join(folder, 'local'), 'text/plain');
    expect((await read(files, 'retry'))?.content).toBe('kept');
  });
  it('gives up in words a person understands', async () => {
    for (let i = 0; i < 3; i++) s3.misbehave.push({ status: 500, code: 'InternalError' });
    await expect(files.get('retry')).rejects.toMatchObject({ code: 'files_unavailable', status: 503 });
  });
  it('does not repeat what was refused: a wrong secret', async () => {
    const stranger = s3Files({ ...s3.settings, secretAccessKey: 'wrong' }, patient);
    s3.requests.length = 0;
    await expect(stranger.get('retry')).rejects.toMatchObject({ code: 'files_unavailable' });
    expect(s3.requests).toEqual(['GET /tep/retry']);
  });
  it('says disk_full when the store has no space', async () => {
    s3.misbehave.push({ status: 507, code: 'XMinioStorageFull' });
    await expect(files.put('a', Buffer.from('x'), 'text/plain')).rejects.toMatchObject({ code: 'disk_full' });
  });
  it('says files_unavailable when nobody listens', async () => {
    const gone = s3Files({ ...s3.settings, endpoint: 'http://127.0.0.1:9' }, patient);
    await expect(gone.size('a')).rejects.toMatchObject({ code: 'files_unavailable' });
  });
});
