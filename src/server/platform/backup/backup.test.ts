// Backup and restore on a real PostgreSQL: what comes back is what was there, or nothing changes.
import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { diskFiles } from '#server/platform/files.ts';
import { migrate, pendingMigrations, readMigrations } from '#server/platform/migrate.ts';
import { inTransaction, openDatabase } from '#server/platform/database.ts';
import { fillDatabase, fillFiles } from '#tests/support/backup-sample.ts';
import { testServices, type TestServices } from '#tests/support/services.ts';
import { writeBackup, type BackupResult } from './backup.ts';
import { openArchive } from './archive.ts';
import { restoreBackup, type RestoreOptions } from './restore.ts';
import { restoreFiles, settleInterruptedRestore } from './restore-files.ts';
import { applyMigrations } from './schema.ts';

// A restore builds the whole schema, several times in one test: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

const keyDigest = 'a'.repeat(64);
let folder: string;
let source: TestServices;
let archiveFile: string;
let made: BackupResult;
let keys: string[];
/** Of the audit log, some of them written by triggers. */
let entries: number;

const now = () => new Date('2026-11-23T03:00:00Z');

/** An empty database without any table; dropped at the end. */
async function bareDatabase(): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: inject('clusterUrl') });
  await admin.connect();
  await admin.query(`create database ${name} template template0 encoding 'UTF8'`);
  afterAll(async () => {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  });
  const url = new URL(inject('clusterUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

async function ask<T extends object>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

async function target(options: Partial<RestoreOptions> = {}): Promise<RestoreOptions & { dataDir: string }> {
  const dataDir = await mkdtemp(join(folder, 'target-'));
  const url = options.url ?? (await bareDatabase());
  const store = { files: diskFiles(join(dataDir, 'files')), dataDir, keyDigest, secretGiven: false };
  return { url, file: archiveFile, store, replace: false, refuseInUse: true, now, ...options, dataDir };
}

const backUp = (services: TestServices, file: string, secretFile?: string) =>
  writeBackup({ url: services.databaseUrl, file, files: services.files, secretFile, keyDigest, now: now() });

/** What a database and a store hold, in a word. */
async function fingerprint(url: string, files = source.files): Promise<object> {
  const file = join(folder, `${randomUUID()}.mhh`);
  const { manifest } = await writeBackup({ url, file, files, secretFile: undefined, keyDigest, now: now() });
  await rm(file);
  const tables = manifest.tables.filter((table) => table.name !== 'public.backup_run');
  return { tables, sequences: manifest.sequences, files: manifest.files };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mhh-backup-'));
  source = await testServices();
  const client = new pg.Client({ connectionString: source.databaseUrl });
  await client.connect();
  await fillDatabase(client);
  await client.end();
  keys = await fillFiles(source.files);
  entries = (await ask<{ n: number }>(source.databaseUrl, 'select count(*)::int as n from audit_entry'))[0]?.n ?? 0;
  archiveFile = join(folder, 'one.mhh');
  await writeFile(join(folder, 'source.key'), 'the-secret-of-the-source');
  made = await backUp(source, archiveFile, join(folder, 'source.key'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the archive lists everything and is for its owner alone', async () => {
  expect(made.manifest.files.map((file) => file.key)).toEqual(keys);
  expect(made.manifest.tables.find((table) => table.name === 'public.audit_entry')?.rows).toBe(entries);
  expect(made.manifest.tables.find((table) => table.name === 'jobs.job')?.rows).toBe(7);
  expect((await stat(archiveFile)).mode & 0o777).toBe(0o600);
  expect((await readdir(folder)).filter((name) => /part|table$/.test(name))).toEqual([]);
});

test('the key of the day and the visitors it could name stay out of the archive', async () => {
  const seen = await testServices();
  await ask(
    seen.databaseUrl,
    `insert into view_key (day, key) values ('2026-11-23', 'k');
     insert into form_turn (key, used, ends_at) values ('d', 1, now());
     insert into section (slug, name_vi, name_en) values ('tin', 'Tin', 'News');
     insert into article (section_id, slug, title, preview_token) select id, 'bai', 'Bài', 'k' from section;
     insert into article_view_mark (day, article_id, visitor) select '2026-11-23', id, 'v' from article;
     insert into article_view_day (article_id, day, views) select id, '2026-11-23', 1 from article`
  );
  const { manifest } = await backUp(seen, join(folder, 'seen.mhh'));
  const rows = (name: string) => manifest.tables.find((table) => table.name === `public.${name}`)?.rows;
  expect(['view_key', 'article_view_mark', 'form_turn', 'article_view_day'].map(rows)).toEqual([0, 0, 0, 1]);
  const into = await target({ file: join(folder, 'seen.mhh') });
  await restoreBackup(into);
  expect(await ask(into.url, 'select views::int as n from article_view_day')).toEqual([{ n: 1 }]);
});

test('two backups of the same rows have the same checksums', async () => {
  expect(await fingerprint(source.databaseUrl)).toEqual(await fingerprint(source.databaseUrl));
});

test('a database without tables takes everything: rows, generated columns, sequences, triggers, files, key', async () => {
  const into = await target();
  await writeFile(join(into.dataDir, 'secret.key'), 'fresh');
  const result = await restoreBackup(into);
  expect(result).toMatchObject({
    rows: made.rows,
    migrated: [],
    warnings: [],
    files: { added: keys.length, replaced: 0 }
  });
  expect(await fingerprint(into.url, into.store!.files)).toEqual(await fingerprint(source.databaseUrl));
  const generated = 'select unit_id, name_folded from unit_version order by 1';
  expect(await ask(into.url, generated)).toEqual(await ask(source.databaseUrl, generated));
  const [next] = await ask<{ id: number }>(
    into.url,
    `insert into audit_entry (actor_kind, action, subject_type, subject_id) values ('system', 'test.after', '', '') returning id`
  );
  expect(next?.id).toBe(entries + 1);
  await expect(ask(into.url, 'delete from audit_entry')).rejects.toThrow('append-only');
  expect(await readFile(join(into.dataDir, 'secret.key'), 'utf8')).toBe('the-secret-of-the-source');
  expect((await stat(join(into.dataDir, 'secret.key'))).mode & 0o777).toBe(0o600);
  expect((await readdir(into.dataDir)).sort()).toEqual(['files', 'secret.key', 'secret.key.before-restore']);
  const database = openDatabase(into.url, { size: 2 });
  expect(await pendingMigrations(database.db)).toEqual([]);
  expect(await migrate(database.db)).toEqual([]);
  await database.close();
  expect(await ask(into.url, 'select kind, ok, code, rows, files from backup_run')).toEqual([
    { kind: 'restore', ok: true, code: 'restored', rows: made.rows, files: keys.length }
  ]);
});

test('a migrated database without accounts counts as empty; one in use needs --replace, and loses what it held', async () => {
  const other = await testServices();
  const into = await target({ url: other.databaseUrl });
  const expected = await fingerprint(source.databaseUrl);
  await restoreBackup(into);
  expect(await fingerprint(into.url, into.store!.files)).toEqual(expected);
  await expect(restoreBackup(into)).rejects.toMatchObject({ code: 'restore_not_empty' });
  await ask(into.url, `insert into person (name, email) values ('Khác', 'khac@mau.test')`);
  await into.store!.files.put('media/large.bin', Buffer.from('changed'), 'x');
  const again = await restoreBackup({ ...into, replace: true });
  expect(again.files).toEqual({ added: 0, replaced: 1 });
  expect(await fingerprint(into.url, into.store!.files)).toEqual(expected);
});

test('an older archive: its schema is built, filled, then migrated forward; also over a database that is in use', async () => {
  const names = Object.keys(await readMigrations());
  const older = names.slice(0, 6);
  const url = await bareDatabase();
  const database = openDatabase(url, { size: 2 });
  await inTransaction(database.db, (tx) => applyMigrations(tx, older));
  await database.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await fillDatabase(client);
  await client.end();
  const file = join(folder, 'older.mhh');
  const files = diskFiles(join(folder, 'no-files'));
  const { manifest } = await writeBackup({ url, file, files, secretFile: undefined, keyDigest, now: now() });
  expect(manifest.migrations).toEqual(older);
  const into = await target({ file });
  expect((await restoreBackup(into)).migrated).toEqual(names.slice(6));
  expect(await ask(into.url, 'select count(*)::int as n from person')).toEqual([{ n: 10 }]);
  const used = await target({ file, url: (await testServices()).databaseUrl });
  await ask(used.url, `insert into person (name, email) values ('Khác', 'khac@mau.test')`);
  await expect(restoreBackup(used)).rejects.toMatchObject({ code: 'restore_not_empty' });
  await restoreBackup({ ...used, replace: true });
  expect(await ask(used.url, 'select count(*)::int as n from person')).toEqual([{ n: 10 }]);
});

test('an archive or a database of a later version is refused', async () => {
  const later = await testServices();
  await ask(later.databaseUrl, `insert into schema_migration (name, "timestamp") values ('9999-later', 'x')`);
  const file = join(folder, 'later.mhh');
  await backUp(later, file);
  const into = await target({ file });
  await expect(restoreBackup(into)).rejects.toMatchObject({ code: 'archive_newer' });
  await expect(restoreBackup({ ...into, file: archiveFile, url: later.databaseUrl })).rejects.toMatchObject({
    code: 'restore_newer_target'
  });
});

test('a running program is noticed', async () => {
  const into = await target();
  const client = new pg.Client({ connectionString: into.url, application_name: 'mhh page cache' });
  await client.connect();
  await expect(restoreBackup(into)).rejects.toMatchObject({ code: 'restore_in_use' });
  await client.end();
});

test('another secret key is pointed out where it cannot be brought along', async () => {
  const into = await target();
  into.store = { ...into.store!, keyDigest: 'b'.repeat(64), secretGiven: true };
  const { warnings } = await restoreBackup(into);
  expect(warnings.join()).toMatch(/set SECRET_KEY to its content/);
});

test('what fails after the load leaves database and files as they were', async () => {
  const other = await testServices();
  await ask(other.databaseUrl, `insert into person (name, email) values ('Khác', 'khac@mau.test')`);
  const into = await target({ url: other.databaseUrl, replace: true });
  const { files } = into.store!;
  await files.put('media/large.bin', Buffer.from('mine'), 'x');
  await files.put('media/mine.bin', Buffer.from('mine too'), 'x');
  const before = await fingerprint(into.url, files);
  let stored = 0;
  const failing = {
    ...files,
    putFile: async (key: string, path: string, type: string) => {
      if ((stored += 1) === 4) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      await files.putFile(key, path, type);
    }
  };
  await expect(restoreBackup({ ...into, store: { ...into.store!, files: failing } })).rejects.toMatchObject({
    code: 'ENOSPC'
  });
  expect(await fingerprint(into.url, files)).toEqual(before);
  expect(await readdir(into.dataDir)).toEqual(['files']);
});

test('files of a killed restore are taken back, or kept when the database did commit', async () => {
  const into = await target();
  const { files } = into.store!;
  await files.put('media/large.bin', Buffer.from('mine'), 'x');
  await writeFile(join(into.dataDir, 'secret.key'), 'mine');
  const archive = await openArchive(archiveFile);
  const restoring = { dataDir: into.dataDir, id: randomUUID(), secret: true };
  const listed = async () => {
    const found: string[] = [];
    for await (const key of files.list()) found.push(key);
    return found.sort();
  };
  await restoreFiles(archive, files, restoring);
  expect(await listed()).toEqual(keys);
  expect(await settleInterruptedRestore(into.dataDir, files, async () => false)).toBe(false);
  expect(await listed()).toEqual(['media/large.bin']);
  expect((await files.get('media/large.bin'))?.bytes).toBe(4);
  expect(await readFile(join(into.dataDir, 'secret.key'), 'utf8')).toBe('mine');

  await restoreFiles(archive, files, restoring);
  await archive.close();
  const asked: string[] = [];
  const committed = async (id: string) => asked.push(id) > 0;
  expect(await settleInterruptedRestore(into.dataDir, files, committed)).toBe(true);
  expect(asked).toEqual([restoring.id]);
  expect(await listed()).toEqual(keys);
  expect(await readFile(join(into.dataDir, 'secret.key'), 'utf8')).toBe('the-secret-of-the-source');
  expect(await settleInterruptedRestore(into.dataDir, files, committed)).toBe(false);
});

test('a cut archive is refused wherever it is cut', async () => {
  const whole = await readFile(archiveFile);
  const cuts = [
    0,
    1,
    511,
    512,
    1000,
    1024,
    20_000,
    whole.length - 20_000,
    whole.length - 1100,
    whole.length - 1024 - 512
  ];
  for (const cut of cuts) {
    const file = join(folder, 'cut.mhh');
    await writeFile(file, whole.subarray(0, cut));
    await expect(openArchive(file), `cut at ${cut}`).rejects.toMatchObject({ code: 'archive_damaged' });
  }
});

test('a flipped bit anywhere that matters is found before anything is touched', async () => {
  const whole = await readFile(archiveFile);
  const file = join(folder, 'flipped.mhh');
  let refused = 0;
  for (let at = 137; at < whole.length; at += Math.ceil(whole.length / 60)) {
    await writeFile(file, whole);
    const handle = await open(file, 'r+');
    await handle.write(Buffer.from([(whole[at] ?? 0) ^ 4]), 0, 1, at);
    await handle.close();
    const opened = await openArchive(file).catch((error: unknown) => error);
    // Only padding between members may change unnoticed: it carries nothing.
    if ('code' in (opened as object)) {
      expect(opened).toMatchObject({ code: 'archive_damaged' });
      refused += 1;
    } else {
      expect((opened as { manifest: object }).manifest).toEqual(made.manifest);
      await (opened as { close(): Promise<void> }).close();
    }
  }
  expect(refused).toBeGreaterThan(50);
});

test.each([
  ['a path out of the store', 'files/../../etc/passwd'],
  ['an absolute path', '/etc/passwd'],
  ['an unknown member', 'tables/pg_catalog.pg_authid.copy.gz'],
  ['a hidden file', 'files/.ssh/authorized_keys']
])('%s is refused', async (_what, name) => {
  const file = join(folder, 'foreign.mhh');
  const tar = pack();
  tar.entry({ name }, 'x');
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  await writeFile(file, Buffer.concat(chunks));
  await expect(openArchive(file)).rejects.toMatchObject({ code: 'archive_damaged' });
});

test('something added behind the list of contents is refused; so is a file that is no archive', async () => {
  const file = join(folder, 'added.mhh');
  const whole = await readFile(archiveFile);
  const tar = pack();
  tar.entry({ name: 'files/extra.bin' }, 'x');
  tar.finalize();
  await writeFile(file, whole.subarray(0, whole.length - 1024));
  for await (const chunk of tar) await appendFile(file, chunk as Buffer);
  await expect(openArchive(file)).rejects.toMatchObject({ code: 'archive_damaged' });
  await writeFile(file, '<html>not found</html>'.repeat(100));
  await expect(openArchive(file)).rejects.toMatchObject({ code: 'archive_damaged' });
  await expect(openArchive(join(folder, 'none.mhh'))).rejects.toThrow('There is no file');
});
