// A restore killed with SIGKILL in the middle leaves database and files as they were; a disk without space leaves no archive.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diskFiles } from '#server/platform/files.ts';
import { fillDatabase, fillFiles } from '#tests/support/backup-sample.ts';
import { testServices, type TestServices } from '#tests/support/services.ts';
import { writeBackup } from './backup.ts';
import { restoreCommitted } from './restore.ts';
import { settleInterruptedRestore } from './restore-files.ts';

const keyDigest = 'a'.repeat(64);
const now = new Date('2026-11-23T03:00:00Z');
let folder: string;
let source: TestServices;
let file: string;

async function fill(url: string, text?: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await (text ? client.query(text) : fillDatabase(client));
  await client.end();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mhh-killed-'));
  source = await testServices();
  await fill(source.databaseUrl);
  await fillFiles(source.files);
  file = join(folder, 'one.mhh');
  await writeBackup({ url: source.databaseUrl, file, files: source.files, secretFile: undefined, keyDigest, now });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function contents(url: string, dataDir: string): Promise<object> {
  const files = diskFiles(join(dataDir, 'files'));
  const to = join(folder, 'contents.mhh');
  const { manifest } = await writeBackup({ url, file: to, files, secretFile: undefined, keyDigest, now });
  return { tables: manifest.tables, sequences: manifest.sequences, files: manifest.files };
}

test.each(['rows', 'files'])('killed while %s are coming in', async (stage) => {
  const target = await testServices();
  await fill(target.databaseUrl, `insert into person (name, email) values ('Người cũ', 'cu@mau.test')`);
  const { dataDir } = target.config;
  const files = diskFiles(join(dataDir, 'files'));
  await files.put('media/large.bin', Buffer.from('mine'), 'x');
  const before = await contents(target.databaseUrl, dataDir);

  const script = 'tests/support/restore-until-killed.ts';
  const child = spawn(process.execPath, [script, stage, target.databaseUrl, file, dataDir]);
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('in the middle') && resolve());
    child.once('exit', () => reject(new Error(`ended before the middle:\n${output}`)));
  });
  child.kill('SIGKILL');
  await ended;

  // Whoever starts next settles what was left.
  const settled = await settleInterruptedRestore(dataDir, files, (id) => restoreCommitted(target.databaseUrl, id));
  expect(settled).toBe(false);
  expect(await contents(target.databaseUrl, dataDir)).toEqual(before);
  expect((await readdir(dataDir)).filter((name) => name.startsWith('restore'))).toEqual([]);
});

test('when the disk has no space left there is one sentence and no archive', async () => {
  const place = await mkdtemp(join(folder, 'full-'));
  const data = await mkdtemp(join(folder, 'data-'));
  await chmod(data, 0o755);
  await writeFile(join(place, 'one.mhh'), 'the backup of yesterday');
  // No file of this process may grow beyond some kilobytes: the same answer as from a full disk.
  const command = `trap '' XFSZ; ulimit -f 40; exec ${process.execPath} src/server/cli/mhh.ts backup ${join(place, 'one.mhh')}`;
  const child = spawn('sh', ['-c', command], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: source.databaseUrl,
      DATA_DIR: data,
      SECRET_KEY: 'test-secret-test-secret-test-secret-0',
      LOG_LEVEL: 'silent'
    }
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(output).toMatch(/not enough space .* no backup was written/i);
  expect(code).toBe(1);
  expect(await readdir(place)).toEqual(['one.mhh']);
  expect(await readFile(join(place, 'one.mhh'), 'utf8')).toBe('the backup of yesterday');
});
