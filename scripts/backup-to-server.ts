// Proves that an archive of the embedded database comes back on a PostgreSQL server, and from there into an embedded one.
// MHH_TEST_SERVER_URL is the address of a server (15 or later) whose role may create databases; DATA_DIR, when set, is the
// installation to carry, otherwise one full of awkward rows is made. Neither is changed; what is created is dropped.
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '#server/platform/database.ts';
import { writeBackup } from '#server/platform/backup/backup.ts';
import type { Manifest } from '#server/platform/backup/manifest.ts';
import { restoreBackup } from '#server/platform/backup/restore.ts';
import { startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts';
import { diskFiles } from '#server/platform/files.ts';
import { migrate } from '#server/platform/migrate.ts';
import { fillDatabase, fillFiles } from '#tests/support/backup-sample.ts';
import { temporaryDataFolder } from '#tests/support/data-folder.ts';

const serverUrl = process.env.MHH_TEST_SERVER_URL;
if (!serverUrl) {
  process.stderr.write(
    'Set MHH_TEST_SERVER_URL to a PostgreSQL server (15 or later) whose role may create databases.\n'
  );
  process.exit(1);
}
const say = (text: string) => process.stdout.write(`${text}\n`);
const keyDigest = '0'.repeat(64);
const folder = await temporaryDataFolder();
const cleaners: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];

async function newDatabase(address: string): Promise<string> {
  const name = `mhh_test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: address });
  await admin.connect();
  await admin.query(`create database ${name} template template0 encoding 'UTF8'`);
  cleaners.push(() => admin.query(`drop database if exists ${name} with (force)`).finally(() => admin.end()));
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

async function timed<T>(work: Promise<T>): Promise<[T, string]> {
  const began = Date.now();
  const result = await work;
  return [result, `${((Date.now() - began) / 1000).toFixed(1)} s`];
}

/** What two places must have in common; backup_run tells of the restore itself. */
const contents = (manifest: Manifest) =>
  JSON.stringify([
    manifest.tables.filter((table) => table.name !== 'public.backup_run'),
    manifest.sequences,
    manifest.files,
    manifest.migrations
  ]);

async function backUp(url: string, filesFolder: string, name: string): Promise<{ file: string; manifest: Manifest }> {
  const file = join(folder, name);
  const options = { url, file, files: diskFiles(filesFolder), secretFile: undefined, keyDigest, now: new Date() };
  const [{ manifest, bytes, rows }, seconds] = await timed(writeBackup(options));
  say(
    `backup from PostgreSQL ${manifest.postgres}: ${manifest.tables.length} tables, ${rows} rows, ${manifest.files.length} files, ${bytes} bytes, ${seconds}`
  );
  return { file, manifest };
}

async function restore(file: string, url: string, dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const store = { files: diskFiles(join(dataDir, 'files')), dataDir, keyDigest, secretGiven: true };
  const options = { url, file, store, replace: false, refuseInUse: true, now: () => new Date() };
  const [{ rows, files }, seconds] = await timed(restoreBackup(options));
  say(`restored: ${rows} rows, ${files.added} files, ${seconds}`);
}

let failed = false;
try {
  const given = process.env.DATA_DIR;
  const postgres = await startEmbeddedPostgres({ dataDir: given ?? join(folder, 'source') });
  cleaners.push(() => (given ? (postgres.reused ? Promise.resolve() : postgres.stop()) : postgres.destroy()));
  const sourceFiles = join(given ?? join(folder, 'source'), 'files');
  if (!given) {
    const database = openDatabase(postgres.url, { size: 2 });
    await migrate(database.db);
    await database.close();
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await fillDatabase(client, Number(process.env.MHH_TEST_TIMES ?? 100));
    await client.end();
    await fillFiles(diskFiles(sourceFiles));
  }
  const source = await backUp(postgres.url, sourceFiles, 'source.mhh');
  const onServer = await newDatabase(serverUrl);
  await restore(source.file, onServer, join(folder, 'server'));
  const server = await backUp(onServer, join(folder, 'server', 'files'), 'server.mhh');
  const back = await newDatabase(postgres.url);
  await restore(server.file, back, join(folder, 'back'));
  const again = await backUp(back, join(folder, 'back', 'files'), 'back.mhh');
  failed = [server, again].some((one) => contents(one.manifest) !== contents(source.manifest));
  for (const table of source.manifest.tables.filter((one) => one.rows > 0))
    say(`  ${table.name.padEnd(32)} ${String(table.rows).padStart(9)}  ${table.sha256.slice(0, 16)}`);
  say(failed ? 'DIFFERENT after the journey' : 'The same counts and checksums in all three places.');
} finally {
  for (const clean of [...cleaners].reverse()) await clean().catch(() => undefined);
}
process.exit(failed ? 1 : 0);
