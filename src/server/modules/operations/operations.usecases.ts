// The system page: one look at everything an administrator answers for, and another try for failed jobs.
import { statfs } from 'node:fs/promises';
import { Gauge } from 'prom-client';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { nextRun } from '#server/platform/cron.ts';
import { pendingMigrations } from '#server/platform/migrate.ts';
import { appVersion } from '#server/platform/version.ts';
import type { Services } from '#server/services.ts';
import { backupJob, listArchives } from './operations-backups.usecases.ts';
import { jobNotFailed } from './operations.errors.ts';
import { operationsPolicy } from './operations.policy.ts';
import * as queries from './operations.queries.ts';
import { backupLate } from './operations.rules.ts';
import type { SystemState } from './operations.types.ts';

const shownRuns = 20;
const shownFailures = 20;
/** Counting more files than this would make the page wait. */
const countedFiles = 20_000;

/** Everything the system page shows. @throws AppError 401, 403 */
export async function readSystemState(services: Services, actor: Actor): Promise<SystemState> {
  authorise(actor, operationsPolicy, 'operations.read');
  const { config, db } = services;
  const now = services.clock.now();
  const [
    figures,
    applied,
    waiting,
    runs,
    lastGood,
    lastRehearsal,
    queues,
    failedJobs,
    underWay,
    archives,
    files,
    disk
  ] = await Promise.all([
    queries.selectDatabaseFigures(db),
    queries.selectAppliedMigrations(db),
    pendingMigrations(db),
    queries.selectRuns(db, shownRuns),
    queries.selectLastRun(db, 'backup', true),
    queries.selectLastRun(db, 'rehearsal', false),
    queries.selectQueues(db),
    queries.selectFailedJobs(db, shownFailures),
    queries.isUnderWay(db, backupJob),
    listArchives(services, actor),
    countFiles(services),
    statfs(config.dataDir)
  ]);
  const { enabled, cron, dir, keep } = config.backup;
  return {
    now,
    version: appVersion(),
    nodeVersion: process.version,
    publicUrl: config.publicUrl,
    database: { kind: config.databaseUrl === undefined ? 'embedded' : 'server', ...figures },
    files,
    disk: { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize },
    migrations: { applied: applied.length, last: applied.at(-1) ?? '', waiting },
    backups: {
      enabled,
      cron,
      folder: dir,
      keep,
      next: enabled ? nextRun(cron, now) : null,
      underWay,
      late: enabled && backupLate(cron, lastGood?.finishedAt ?? null, now),
      lastGood: lastGood ?? null,
      lastRehearsal: lastRehearsal ?? null,
      runs,
      archives
    },
    queues,
    failedJobs,
    mail: config.smtpUrl === undefined ? 'printed' : 'smtp'
  };
}

async function countFiles(services: Services): Promise<SystemState['files']> {
  if (services.config.s3) return { kind: 's3', count: null, bytes: null };
  let count = 0;
  let bytes = 0;
  for await (const key of services.files.list()) {
    if ((count += 1) > countedFiles) return { kind: 'disk', count: null, bytes: null };
    bytes += (await services.files.size(key).catch(() => 0)) ?? 0;
  }
  return { kind: 'disk', count, bytes };
}

/** Gives a failed job one more try. @throws AppError `job_not_failed` 409 when it is gone or no longer failed */
export async function retryJob(services: Services, actor: Actor, input: { queue: string; id: string }): Promise<void> {
  authorise(actor, operationsPolicy, 'operations.retry_job');
  await inTransaction(services.db, async (tx) => {
    if (!(await services.jobs.retry(tx, input.queue, input.id))) throw jobNotFailed();
    await recordAudit(tx, actor, {
      action: 'operations.job_retried',
      subjectType: 'job',
      subjectId: input.id,
      details: { queue: input.queue }
    });
  });
}

/** Adds the gauges an operator's monitoring watches; a second call changes nothing. */
export function observeBackups(services: Services): void {
  const { registry } = services.metrics;
  if (registry.getSingleMetric('mhh_backup_age_seconds')) return;
  const gauge = (name: string, help: string, read: () => Promise<number | undefined>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        // Without a database there is nothing to tell; the other metrics are still wanted.
        const value = await read().catch(() => undefined);
        if (value === undefined) this.remove();
        else this.set(value);
      }
    });
  gauge('mhh_backup_age_seconds', 'Age of the last good backup', async () => {
    const last = await queries.selectLastRun(services.db, 'backup', true);
    return last && (services.clock.now().getTime() - last.finishedAt.getTime()) / 1000;
  });
  gauge('mhh_backup_rehearsal_ok', 'Whether the last trial restore passed (1) or not (0)', async () => {
    const last = await queries.selectLastRun(services.db, 'rehearsal', false);
    return last && (last.ok ? 1 : 0);
  });
}
