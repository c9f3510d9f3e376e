// Backups: by hand, by schedule, tried out on a scratch database, and restored.
import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { openArchive } from '#server/platform/backup/archive.ts';
import { rowsOf, writeBackup, type BackupResult } from '#server/platform/backup/backup.ts';
import { restoreBackup, type RestoreResult } from '#server/platform/backup/restore.ts';
import { withScratchDatabase } from '#server/platform/backup/scratch.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { AppError, understandError } from '#server/platform/errors.ts';
import { pendingMigrations } from '#server/platform/migrate.ts';
import type { Services } from '#server/services.ts';
import { backupWaiting } from './operations.errors.ts';
import { failureMail } from './operations.mails.ts';
import { operationsPolicy } from './operations.policy.ts';
import * as queries from './operations.queries.ts';
import { archiveName, expiredArchives, scheduledArchives, warningDue } from './operations.rules.ts';

export const backupJob = 'backup.scheduled';
export const rehearsalJob = 'backup.rehearsal';

type Progress = (text: string) => void;

const keyDigest = (services: Services) => services.secrets.digest('backup', 'which key');

function backupTo(services: Services, file: string, onProgress?: Progress): Promise<BackupResult> {
  const { config } = services;
  return writeBackup({
    url: services.databaseUrl,
    file,
    files: services.files,
    secretFile: config.secretKey === undefined ? join(config.dataDir, 'secret.key') : undefined,
    keyDigest: keyDigest(services),
    now: services.clock.now(),
    onProgress
  });
}

const writtenRun = (started_at: Date, finished_at: Date, file: string, made: BackupResult) => ({
  kind: 'backup',
  started_at,
  finished_at,
  ok: true,
  code: 'written',
  file_name: basename(file),
  bytes: made.bytes,
  rows: made.rows,
  files: made.manifest.files.length,
  detail: made.warnings.join('\n')
});

/**
 * Writes an archive to a path of the operator's choice, while the server may be running.
 * @throws AppError `backup_no_space`, `backup_empty`; then no archive stands at the path that was not there before
 */
export async function backUpTo(
  services: Services,
  actor: Actor,
  input: { file: string; onProgress?: Progress }
): Promise<BackupResult> {
  authorise(actor, operationsPolicy, 'operations.backup');
  const started = services.clock.now();
  const made = await backupTo(services, input.file, input.onProgress);
  // A database that waits for its migrations can be backed up, but has no place yet to note it.
  if ((await pendingMigrations(services.db)).length > 0) return made;
  await inTransaction(services.db, async (tx) => {
    await queries.insertBackupRun(tx, writtenRun(started, services.clock.now(), input.file, made));
    await recordAudit(tx, actor, {
      action: 'operations.backup_written',
      subjectType: 'backup',
      subjectId: basename(input.file),
      details: { bytes: made.bytes, rows: made.rows, files: made.manifest.files.length }
    });
  });
  return made;
}

/**
 * Replaces the whole installation by an archive's content, or changes nothing.
 * @throws AppError as `restoreBackup` of platform/backup/restore.ts
 */
export async function restoreFrom(
  services: Services,
  actor: Actor,
  input: { file: string; replace: boolean; onProgress?: Progress }
): Promise<RestoreResult> {
  authorise(actor, operationsPolicy, 'operations.restore');
  const { config, files } = services;
  const restored = await restoreBackup({
    url: services.databaseUrl,
    file: input.file,
    store: {
      files,
      dataDir: config.dataDir,
      keyDigest: keyDigest(services),
      secretGiven: config.secretKey !== undefined
    },
    replace: input.replace,
    // The embedded database was claimed for this process alone when the house was opened.
    refuseInUse: config.databaseUrl !== undefined,
    now: () => services.clock.now(),
    onProgress: input.onProgress
  });
  await inTransaction(services.db, (tx) =>
    recordAudit(tx, actor, {
      action: 'operations.restored',
      subjectType: 'backup',
      subjectId: basename(input.file),
      details: { rows: restored.rows, files: restored.manifest.files.length, made_at: restored.manifest.createdAt }
    })
  );
  return restored;
}

/** Asks for a backup now; the job writes it within moments. @throws AppError `backup_waiting` 409 */
export async function requestBackup(services: Services, actor: Actor): Promise<void> {
  authorise(actor, operationsPolicy, 'operations.backup');
  await inTransaction(services.db, async (tx) => {
    if (await queries.isUnderWay(tx, backupJob)) throw backupWaiting();
    await services.jobs.enqueue(tx, backupJob, {});
    await recordAudit(tx, actor, { action: 'operations.backup_requested', subjectType: 'backup', subjectId: '' });
  });
}

/** The scheduled job: writes an archive, forgets the oldest, asks for its trial. A failure is noted, mailed and thrown. */
export async function runScheduledBackup(services: Services): Promise<void> {
  const { dir, keep } = services.config.backup;
  const started = services.clock.now();
  const file = join(dir, archiveName(started));
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const made = await backupTo(services, file);
    for (const name of expiredArchives(await readdir(dir), keep)) await rm(join(dir, name), { force: true });
    await inTransaction(services.db, async (tx) => {
      await queries.insertBackupRun(tx, writtenRun(started, services.clock.now(), file, made));
      await services.jobs.enqueue(tx, rehearsalJob, {});
    });
    services.logger.info({ file: basename(file), bytes: made.bytes, rows: made.rows }, 'backup written');
  } catch (error) {
    await noteFailure(services, 'backup', started, basename(file), error);
    throw error;
  }
}

/**
 * The trial: restores the newest archive into a scratch database and compares every table; where no database may be
 * created, or the disk has no room for a second one, it verifies the checksums and says so.
 */
export async function rehearseBackup(services: Services): Promise<void> {
  const started = services.clock.now();
  const { dir } = services.config.backup;
  let name = '';
  try {
    name = scheduledArchives(await readdir(dir).catch(() => []))[0] ?? '';
    if (!name) throw new AppError('no_archive', 409, `There is no archive in ${dir}.`);
    const tried = await tryOut(services, join(dir, name));
    await inTransaction(services.db, (tx: Tx) =>
      queries.insertBackupRun(tx, {
        kind: 'rehearsal',
        started_at: started,
        finished_at: services.clock.now(),
        ok: true,
        file_name: name,
        ...tried
      })
    );
    services.logger.info({ file: name, code: tried.code, rows: tried.rows }, 'backup tried out');
  } catch (error) {
    await noteFailure(services, 'rehearsal', started, name, error);
    throw error;
  }
}

type Trial = { code: string; detail: string; bytes: number; rows: number; files: number };

async function tryOut(services: Services, file: string): Promise<Trial> {
  const lackOfRoom = await roomMissing(services);
  if (lackOfRoom) return verifyOnly(file, lackOfRoom);
  try {
    const { manifest, bytes, rows } = await withScratchDatabase(services.databaseUrl, (url) =>
      restoreBackup({ url, file, store: null, replace: false, refuseInUse: false, now: () => services.clock.now() })
    );
    return { code: 'restored', detail: '', bytes, rows, files: manifest.files.length };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'scratch_refused') throw error;
    return verifyOnly(file, error.message);
  }
}

async function verifyOnly(file: string, why: string): Promise<Trial> {
  const archive = await openArchive(file);
  await archive.close();
  const { manifest, bytes } = archive;
  return { code: 'checksums_only', detail: why, bytes, rows: rowsOf(manifest), files: manifest.files.length };
}

/** The embedded database lies on our own disk: a trial must not fill it. */
async function roomMissing(services: Services): Promise<string | undefined> {
  if (services.config.databaseUrl !== undefined) return undefined;
  const { bavail, bsize } = await statfs(services.config.dataDir);
  const { bytes } = await queries.selectDatabaseFigures(services.db);
  if (bavail * bsize > 2 * bytes) return undefined;
  return `The disk has ${bavail * bsize} bytes left; a second database of ${bytes} bytes was not risked.`;
}

async function noteFailure(
  services: Services,
  kind: 'backup' | 'rehearsal',
  started: Date,
  fileName: string,
  thrown: unknown
): Promise<void> {
  const error = understandError(thrown);
  const code = error instanceof AppError ? error.code : `${kind}_failed`;
  const detail = error instanceof Error ? error.message : String(error);
  const now = services.clock.now();
  try {
    const earlier = await queries.selectFailureTimes(services.db, kind, new Date(now.getTime() - 24 * 3_600_000));
    await inTransaction(services.db, (tx) =>
      queries.insertBackupRun(tx, {
        kind,
        started_at: started,
        finished_at: now,
        ok: false,
        code,
        file_name: fileName,
        detail
      })
    );
    if (!warningDue(earlier, now)) return;
    for (const { email } of await peopleWithRole(services.db, ['administrator'], null))
      await services.mail.send(
        failureMail({ to: email, kind, at: now, code, detail, publicUrl: services.config.publicUrl })
      );
  } catch (trouble) {
    services.logger.error({ reason: (trouble as Error).message }, `a failed ${kind} could not be reported`);
  }
}

/** The archives that the schedule keeps, newest first. */
export async function listArchives(
  services: Services,
  actor: Actor
): Promise<{ name: string; bytes: number; at: Date }[]> {
  authorise(actor, operationsPolicy, 'operations.read');
  const { dir } = services.config.backup;
  const names = scheduledArchives(await readdir(dir).catch(() => []));
  const found = names.map(async (name) => {
    const file = await stat(join(dir, name)).catch(() => null);
    return file ? [{ name, bytes: file.size, at: file.mtime }] : [];
  });
  return (await Promise.all(found)).flat();
}
