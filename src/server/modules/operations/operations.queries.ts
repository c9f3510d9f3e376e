// SQL of backup runs, the job queue's state and the database's own figures.
import { sql, type Insertable } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { BackupRun as BackupRunTable } from '#server/platform/database.types.ts';
import type { BackupRun, FailedJob, QueueState, RunKind } from './operations.types.ts';

export async function insertBackupRun(tx: Tx, run: Insertable<BackupRunTable>): Promise<void> {
  await tx.insertInto('backup_run').values(run).execute();
}

const runColumns = [
  'id',
  'kind',
  'started_at as startedAt',
  'finished_at as finishedAt',
  'ok',
  'code',
  'file_name as fileName',
  'bytes',
  'rows',
  'files',
  'detail'
] as const;

export async function selectRuns(db: Db, limit: number): Promise<BackupRun[]> {
  const rows = await db
    .selectFrom('backup_run')
    .select(runColumns)
    .orderBy('finished_at', 'desc')
    .limit(limit)
    .execute();
  return rows as BackupRun[];
}

/** The newest run of a kind; only a good one when `good`. */
export async function selectLastRun(db: Db, kind: RunKind, good: boolean): Promise<BackupRun | undefined> {
  let query = db.selectFrom('backup_run').select(runColumns).where('kind', '=', kind);
  if (good) query = query.where('ok', '=', true);
  return (await query.orderBy('finished_at', 'desc').limit(1).executeTakeFirst()) as BackupRun | undefined;
}

export async function selectFailureTimes(db: Db, kind: RunKind, since: Date): Promise<Date[]> {
  const rows = await db
    .selectFrom('backup_run')
    .select('finished_at')
    .where('kind', '=', kind)
    .where('ok', '=', false)
    .where('finished_at', '>=', since)
    .execute();
  return rows.map((row) => row.finished_at);
}

export async function selectDatabaseFigures(db: Db): Promise<{ version: string; bytes: number }> {
  const { rows } = await sql<{ version: string; bytes: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`.execute(db);
  return rows[0] ?? { version: '', bytes: 0 };
}

export async function selectAppliedMigrations(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('schema_migration').select('name').orderBy('name').execute();
  return rows.map((row) => row.name);
}

/** Every queue, also the idle ones; finished jobs do not count. */
export async function selectQueues(db: Db): Promise<QueueState[]> {
  const { rows } = await sql<QueueState>`
    select q.name,
      count(j.id) filter (where j.state in ('created', 'retry')) as waiting,
      count(j.id) filter (where j.state = 'active') as active,
      count(j.id) filter (where j.state = 'failed') as failed
    from jobs.queue q
    left join jobs.job j on j.name = q.name and j.state in ('created', 'retry', 'active', 'failed')
    where q.name not like '\\_\\_%'
    group by q.name order by q.name`.execute(db);
  return rows;
}

export async function selectFailedJobs(db: Db, limit: number): Promise<FailedJob[]> {
  const { rows } = await sql<FailedJob>`
    select id, name, coalesce(completed_on, created_on) as "failedAt", left(coalesce(output ->> 'message', output::text, ''), 500) as reason
    from jobs.job where state = 'failed' order by "failedAt" desc limit ${limit}`.execute(db);
  return rows;
}

/** Whether a job of this name waits to start or runs; one that waits for another try does not count. */
export async function isUnderWay(db: Db, name: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from jobs.job where name = ${name} and state in ('created', 'active') limit 1`.execute(db);
  return rows.length > 0;
}
