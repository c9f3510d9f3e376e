// Writes one archive of all tables, as they stood at one moment, and of all files. The server may go on working.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { AppError } from '#server/platform/errors.ts';
import { checkKey, type Files } from '#server/platform/files.ts';
import { appVersion } from '#server/platform/version.ts';
import { createArchive, Meter, type ArchiveWriter } from './archive.ts';
import {
  fileMember,
  manifestMember,
  sealManifest,
  secretMember,
  tableMember,
  type FileEntry,
  type Manifest,
  type TableEntry
} from './manifest.ts';
import { openSession } from './session.ts';
import { copyOut, neverCopied, readSequences, readTables, type Table } from './tables.ts';

export interface BackupOptions {
  /** Address of the database. */
  url: string;
  /** Path of the archive; an older file there is replaced when the new one is whole. */
  file: string;
  files: Files;
  /** DATA_DIR's secret.key, when the installation's secret comes from it. */
  secretFile: string | undefined;
  /** Hex digest under the secret key: tells whether an installation has the same one. */
  keyDigest: string;
  now: Date;
  onProgress?: ((text: string) => void) | undefined;
}

export interface BackupResult {
  manifest: Manifest;
  bytes: number;
  rows: number;
  /** What was left out, in sentences. */
  warnings: string[];
}

export const rowsOf = (manifest: Manifest) => manifest.tables.reduce((sum, table) => sum + table.rows, 0);

/**
 * @throws AppError `backup_no_space` 507 when the disk is full, `backup_empty` 409 when the database has no tables yet;
 *   whatever is thrown, no archive stands at `file` that was not there before
 */
export async function writeBackup(options: BackupOptions): Promise<BackupResult> {
  await mkdir(dirname(options.file), { recursive: true });
  const session = await openSession(options.url, 'mhh backup');
  const archive = createArchive(options.file);
  const warnings: string[] = [];
  try {
    await session.client.query('start transaction isolation level repeatable read read only');
    const migrations = await appliedMigrations(session.client);
    const tables = await readTables(session.client);
    if (migrations.length === 0 || tables.length === 0)
      throw new AppError('backup_empty', 409, 'The database holds nothing yet: there is nothing to back up.');
    const entries: TableEntry[] = [];
    for (const table of tables) entries.push(await addTable(session.client, archive, table, options));
    const sequences = await readSequences(session.client);
    const server = await session.client.query<{ server_version: string }>('show server_version');
    await session.client.query('commit');
    const files = await addFiles(archive, options, warnings);
    const key = options.secretFile === undefined ? null : await readFile(options.secretFile);
    if (key) {
      await archive.add(secretMember, key.length, Readable.from([key]));
    }
    const body: Omit<Manifest, 'digest'> = {
      format: 1,
      version: appVersion(),
      createdAt: options.now.toISOString(),
      postgres: server.rows[0]?.server_version ?? '',
      migrations,
      keyDigest: options.keyDigest,
      tables: entries,
      sequences,
      files,
      secretKey: key && createHash('sha256').update(key).digest('hex')
    };
    const text = Buffer.from(sealManifest(body));
    await archive.add(manifestMember, text.length, Readable.from([text]));
    await archive.finish();
    const manifest = JSON.parse(text.toString()) as Manifest;
    return { manifest, bytes: (await stat(options.file)).size, rows: rowsOf(manifest), warnings };
  } catch (error) {
    await archive.abort();
    throw understandWriteError(error, dirname(options.file));
  } finally {
    await session.close().catch(() => undefined);
  }
}

/** Names in order of application; none when the database was never migrated. */
export async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ there: boolean }>(
    `select to_regclass('public.schema_migration') is not null as there`
  );
  if (!found.rows[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>('select name from public.schema_migration order by name');
  return rows.map((row) => row.name);
}

/** A tar member's size stands before its bytes, so the compressed rows go through a file beside the archive. */
async function addTable(
  client: pg.Client,
  archive: ArchiveWriter,
  table: Table,
  options: BackupOptions
): Promise<TableEntry> {
  const aside = `${options.file}.${process.pid}.table`;
  try {
    const meter = new Meter();
    const rows = copyOut(client, table, neverCopied.has(table.name));
    await pipeline(rows, meter, createGzip(), createWriteStream(aside, { mode: 0o600 }));
    await archive.add(tableMember(table.name), (await stat(aside)).size, createReadStream(aside));
    if (meter.rows > 0) options.onProgress?.(`${table.name}: ${meter.rows} rows`);
    return { name: table.name, columns: table.columns, rows: meter.rows, bytes: meter.bytes, sha256: meter.digest() };
  } finally {
    await rm(aside, { force: true });
  }
}

async function addFiles(archive: ArchiveWriter, options: BackupOptions, warnings: string[]): Promise<FileEntry[]> {
  const keys: string[] = [];
  for await (const key of options.files.list()) {
    try {
      keys.push(checkKey(key));
    } catch {
      warnings.push(`The file ${JSON.stringify(key)} in the file store is not one of the program's and was left out.`);
    }
  }
  const entries: FileEntry[] = [];
  for (const key of keys.sort()) {
    const stored = await options.files.get(key);
    // Removed since the list was read.
    if (!stored) continue;
    const meter = new Meter();
    stored.stream.once('error', (error) => meter.destroy(error));
    await archive.add(fileMember(key), stored.bytes, stored.stream.pipe(meter));
    entries.push({ key, bytes: meter.bytes, sha256: meter.digest() });
    if (entries.length % 200 === 0) options.onProgress?.(`${entries.length} of ${keys.length} files`);
  }
  if (entries.length > 0) options.onProgress?.(`${entries.length} files`);
  return entries;
}

function understandWriteError(error: unknown, folder: string): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new AppError(
      'backup_no_space',
      507,
      `There is not enough space in ${folder}: no backup was written. Make room, or choose another folder, and try again.`,
      { folder },
      error
    );
  return error;
}
