// Restores an archive whole or not at all: everything is verified first, and one transaction carries schema, rows and proof.
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import type pg from 'pg';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { AppError } from '#server/platform/errors.ts';
import type { Files } from '#server/platform/files.ts';
import { readMigrations } from '#server/platform/migrate.ts';
import { Meter, nowhere, openArchive, type Archive } from './archive.ts';
import { appliedMigrations, rowsOf } from './backup.ts';
import { archiveNewer, tableMember, type Manifest } from './manifest.ts';
import { restoreFiles, type RestoredFiles } from './restore-files.ts';
import { applyMigrations, emptySchemas, isVacant } from './schema.ts';
import { openSession } from './session.ts';
import { copyIn, copyOut, quotedName, readTables, type Table } from './tables.ts';

export interface RestoreOptions {
  /** Address of the database that takes the archive. */
  url: string;
  /** Path of the archive. */
  file: string;
  /** Where files and the secret key go; null restores the tables alone, into a database for trial. */
  store: { files: Files; dataDir: string; keyDigest: string; secretGiven: boolean } | null;
  /** Whether what stands in the target may be lost. */
  replace: boolean;
  /** Refuse when the program is connected to the database. */
  refuseInUse: boolean;
  now: () => Date;
  onProgress?: ((text: string) => void) | undefined;
}

export interface RestoreResult {
  manifest: Manifest;
  bytes: number;
  rows: number;
  /** Migrations applied after the rows were in, because the archive was older than the program. */
  migrated: string[];
  files: { added: number; replaced: number };
  warnings: string[];
}

const restoreLock = 726_003;

/**
 * @throws AppError 409 `archive_damaged`, `archive_newer`, `restore_not_empty`, `restore_in_use`, `restore_newer_target`,
 *   `restore_mismatch`; whatever is thrown, database, files and secret key are as they were
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreResult> {
  const say = (text: string) => options.onProgress?.(text);
  say('Verifying the archive');
  const archive = await openArchive(options.file);
  const id = randomUUID();
  const started_at = options.now();
  try {
    const { manifest } = archive;
    const known = Object.entries(await readMigrations());
    const names = known.map(([name]) => name);
    if (manifest.migrations.some((name, place) => names[place] !== name)) throw archiveNewer(manifest.version);
    const session = await openSession(options.url, 'mhh restore');
    let restored: RestoredFiles | undefined;
    const migrated = names.slice(manifest.migrations.length);
    try {
      await inTransaction(session.db, async (tx) => {
        const { client } = session;
        // Two restores at once would otherwise each find the target empty.
        await sql`select pg_advisory_xact_lock(${sql.lit(restoreLock)})`.execute(tx);
        if (options.refuseInUse) await refuseInUse(client);
        await prepareSchema(tx, client, manifest, names, options.replace);
        await loadRows(client, archive, say);
        await proveRows(client, manifest, say);
        if (options.store) {
          const { files, dataDir, secretGiven } = options.store;
          const secret = manifest.secretKey !== null && !secretGiven;
          restored = await restoreFiles(archive, files, { dataDir, id, secret, onProgress: say });
        }
        await applyMigrations(tx, migrated);
        const finished_at = options.now();
        await tx
          .insertInto('backup_run')
          .values({
            id,
            kind: 'restore',
            started_at,
            finished_at,
            ok: true,
            code: 'restored',
            file_name: basename(options.file),
            bytes: archive.bytes,
            rows: rowsOf(manifest),
            files: manifest.files.length
          })
          .execute();
      });
      // The planner knows nothing of the new rows yet.
      if (options.store) await session.client.query('analyze').catch(() => undefined);
    } catch (error) {
      await session.close().catch(() => undefined);
      if (!restored) throw error;
      // A connection lost at the very commit does not say whether it happened; without an answer the journal stays.
      const committed = await restoreCommitted(options.url, id).catch(() => {
        throw error;
      });
      if (!committed) {
        await restored.undo();
        throw error;
      }
    } finally {
      await session.close().catch(() => undefined);
    }
    await restored?.complete();
    return {
      manifest,
      bytes: archive.bytes,
      rows: rowsOf(manifest),
      migrated,
      files: { added: restored?.added ?? 0, replaced: restored?.replaced ?? 0 },
      warnings: keyWarnings(manifest, options.store)
    };
  } finally {
    await archive.close();
  }
}

/** Whether the restore with this id took place. Waits while one is under way. */
export async function restoreCommitted(url: string, id: string): Promise<boolean> {
  const session = await openSession(url, 'mhh restore');
  try {
    const { rows } = await session.client.query<{ there: boolean }>(
      `select pg_advisory_lock_shared(${restoreLock}), to_regclass('public.backup_run') is not null as there`
    );
    if (!rows[0]?.there) return false;
    return (await session.client.query('select 1 from public.backup_run where id = $1', [id])).rowCount === 1;
  } finally {
    await session.close();
  }
}

function keyWarnings(manifest: Manifest, store: RestoreOptions['store']): string[] {
  if (!store || store.keyDigest === manifest.keyDigest) return [];
  if (manifest.secretKey !== null && !store.secretGiven) return [];
  const where =
    manifest.secretKey === null
      ? 'It is not in the archive: set SECRET_KEY to the value the former installation had.'
      : 'It is in the archive, as the member secret.key: set SECRET_KEY to its content.';
  return [
    `The archive was made under another secret key. Until that key is set, second factors and other encrypted values cannot be read. ${where}`
  ];
}

async function refuseInUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and (application_name like 'mhh serve%' or application_name in ('mhh page cache', 'mhh jobs'))`
  );
  if (rows[0]?.count)
    throw new AppError(
      'restore_in_use',
      409,
      'The program is running on this database. Stop it first, everywhere, then restore. Nothing was changed.'
    );
}

/** Brings the schema to where the archive's rows fit, and leaves every table empty and without firing triggers. */
async function prepareSchema(
  tx: Tx,
  client: pg.Client,
  manifest: Manifest,
  known: string[],
  replace: boolean
): Promise<void> {
  const applied = await appliedMigrations(client);
  if (applied.some((name, place) => known[place] !== name))
    throw new AppError(
      'restore_newer_target',
      409,
      'The database was migrated by a newer version of the program. Update the program first. Nothing was changed.'
    );
  if (!replace && !(await isVacant(client)))
    throw new AppError(
      'restore_not_empty',
      409,
      'The database already holds data. Restore into an empty one, or add --replace to lose what it holds. Nothing was changed.'
    );
  if (applied.length === manifest.migrations.length) return;
  if (applied.length > 0) await emptySchemas(tx);
  await applyMigrations(tx, manifest.migrations);
}

/** @throws AppError `restore_mismatch` when the tables here are not those of the archive */
function matchTables(tables: Table[], manifest: Manifest): void {
  const shape = (name: string, columns: string[]) => `${name} (${[...columns].sort().join(', ')})`;
  const here = new Set(tables.map((table) => shape(table.name, table.columns)));
  const there = manifest.tables.map((table) => shape(table.name, table.columns));
  const odd = there.find((table) => !here.delete(table)) ?? [...here][0];
  if (odd) throw mismatch(`the tables differ: ${odd}`);
}

const mismatch = (reason: string) =>
  new AppError('restore_mismatch', 409, `The archive does not fit this database: ${reason}. Nothing was changed.`, {
    reason
  });

async function loadRows(client: pg.Client, archive: Archive, say: (text: string) => void): Promise<void> {
  const { manifest } = archive;
  const tables = await readTables(client);
  matchTables(tables, manifest);
  const eachTrigger = async (verb: 'disable' | 'enable') => {
    for (const table of tables)
      for (const trigger of table.triggers)
        await client.query(`alter table ${quotedName(table.name)} ${verb} trigger ${quotedName(trigger)}`);
  };
  // Append-only tables refuse truncation, and what triggers write is in the archive already.
  await eachTrigger('disable');
  await client.query(`truncate ${tables.map((table) => quotedName(table.name)).join(', ')}`);
  const entries = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const { name } of tables) {
    const entry = entries.get(name);
    if (!entry || entry.rows === 0) continue;
    const rows = copyIn(client, name, entry.columns);
    await pipeline(archive.member(tableMember(name)), createGunzip(), rows);
    say(`${name}: ${entry.rows} rows`);
  }
  // Unlike setval() this is undone by a rollback.
  for (const { name, next } of manifest.sequences)
    await client.query(`alter sequence ${quotedName(name)} restart with ${BigInt(next)}`);
  await client.query('set constraints all immediate');
  await eachTrigger('enable');
}

/** Reads every table back and compares it with the list of contents. */
async function proveRows(client: pg.Client, manifest: Manifest, say: (text: string) => void): Promise<void> {
  say('Comparing every table with the archive');
  const entries = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const table of await readTables(client)) {
    const entry = entries.get(table.name);
    if (!entry) continue;
    const meter = new Meter();
    await pipeline(copyOut(client, { ...table, columns: entry.columns }), meter, nowhere());
    if (meter.rows !== entry.rows || meter.digest() !== entry.sha256)
      throw mismatch(`${table.name} reads differently after loading`);
  }
}
