// The scheduled backup, its trial, warnings to administrators, the system page, on a real PostgreSQL.
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { systemActor } from '#server/platform/actor.ts';
import { fillDatabase, fillFiles } from '#tests/support/backup-sample.ts';
import { collectJobs } from '#tests/support/jobs.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import {
  backUpTo,
  rehearseBackup,
  requestBackup,
  restoreFrom,
  runScheduledBackup
} from './operations-backups.usecases.ts';
import { observeBackups, readSystemState, retryJob } from './operations.usecases.ts';

const services = await testServices({ BACKUP_KEEP: '2' });
const administrator = testActor([{ role: 'administrator', unitId: null }]);
const folder = services.config.backup.dir;

const run = async (text: string) => {
  const client = new pg.Client({ connectionString: services.databaseUrl });
  await client.connect();
  await client.query(text).finally(() => client.end());
};
const runs = () => services.db.selectFrom('backup_run').selectAll().orderBy('finished_at').execute();

{
  const client = new pg.Client({ connectionString: services.databaseUrl });
  await client.connect();
  await fillDatabase(client);
  await client.query(
    `insert into person_grant (person_id, role) select id, 'administrator' from person where email = 'nguoi1@mau.test'`
  );
  await client.end();
  await fillFiles(services.files);
}

beforeEach(async () => {
  collectJobs(services);
  services.clock.set('2026-11-23T03:00:00Z');
  services.mail.sent.length = 0;
  await run('delete from backup_run');
  await rm(folder, { recursive: true, force: true });
});

test('a scheduled backup is written, tried out on a database of its own, and the oldest are forgotten', async () => {
  for (let night = 0; night < 3; night += 1) {
    await runScheduledBackup(services);
    services.clock.advance(86_400_000);
  }
  expect((await readdir(folder)).sort()).toEqual(['mhh-20261124-100000.mhh', 'mhh-20261125-100000.mhh']);
  expect(services.jobs).toMatchObject({ waiting: [{ name: 'backup.rehearsal' }, {}, {}] });
  await rehearseBackup(services);
  const [first, , , trial] = await runs();
  expect(first).toMatchObject({ kind: 'backup', ok: true, code: 'written', file_name: 'mhh-20261123-100000.mhh' });
  expect(first?.rows).toBeGreaterThan(250);
  expect(trial).toMatchObject({ kind: 'rehearsal', ok: true, code: 'restored', file_name: 'mhh-20261125-100000.mhh' });
  expect(trial?.files).toBe(first?.files);
  const { rows } = await sql`select 1 from pg_database where datname = current_database() || '_rehearsal'`.execute(
    services.db
  );
  expect(rows).toEqual([]);
  expect(services.mail.sent).toEqual([]);
});

test('a role that may not create databases has the checksums verified, and it is said so', async () => {
  await run(`drop role if exists plain_owner; create role plain_owner login password 'x' superuser`);
  await runScheduledBackup(services);
  await run('alter role plain_owner nosuperuser nocreatedb');
  const url = new URL(services.databaseUrl);
  url.username = 'plain_owner';
  url.password = 'x';
  await rehearseBackup({ ...services, databaseUrl: url.href });
  const [, trial] = await runs();
  expect(trial).toMatchObject({ kind: 'rehearsal', ok: true, code: 'checksums_only' });
  expect(trial?.detail).toContain('may not create databases');
  await run('drop role plain_owner');
});

test('a damaged archive fails its trial and administrators are told once', async () => {
  await runScheduledBackup(services);
  const file = join(folder, 'mhh-20261123-100000.mhh');
  const bytes = await readFile(file);
  await writeFile(file, bytes.subarray(0, bytes.length / 2));
  await expect(rehearseBackup(services)).rejects.toMatchObject({ code: 'archive_damaged' });
  await expect(rehearseBackup(services)).rejects.toMatchObject({ code: 'archive_damaged' });
  expect((await runs()).map((one) => [one.kind, one.ok, one.code])).toEqual([
    ['backup', true, 'written'],
    ['rehearsal', false, 'archive_damaged'],
    ['rehearsal', false, 'archive_damaged']
  ]);
  expect(services.mail.sent.map((mail) => mail.to)).toEqual(['nguoi1@mau.test']);
  expect(services.mail.sent[0]?.text).toContain('http://mhh.test/van-phong/he-thong');
});

test('a backup that cannot be written is noted and mailed', async () => {
  await mkdir(dirname(folder), { recursive: true });
  await writeFile(folder, 'a file where the folder should be');
  await expect(runScheduledBackup(services)).rejects.toThrow();
  expect(await runs()).toMatchObject([{ kind: 'backup', ok: false, code: 'backup_failed' }]);
  expect(services.mail.sent).toHaveLength(1);
  await chmod(folder, 0o600);
});

test('backup and restore by hand leave their mark in the audit log', async () => {
  const file = join(services.config.dataDir, 'by-hand.mhh');
  const made = await backUpTo(services, systemActor(), { file });
  const other = await testServices();
  const restored = await restoreFrom(other, systemActor(), { file, replace: false });
  expect(restored.rows).toBe(made.rows);
  const actions = await other.db
    .selectFrom('audit_entry')
    .select('action')
    .where('action', 'like', 'operations.%')
    .execute();
  expect(actions).toEqual([{ action: 'operations.restored' }]);
  await expect(backUpTo(services, testActor([{ role: 'editor', unitId: null }]), { file })).rejects.toMatchObject({
    code: 'forbidden'
  });
  await expect(restoreFrom(other, administrator, { file, replace: true })).rejects.toMatchObject({ code: 'forbidden' });
});

test('a backup is asked for once', async () => {
  await requestBackup(services, administrator);
  expect(services.jobs).toMatchObject({ waiting: [{ name: 'backup.scheduled' }] });
  await run(`select jobs.create_queue('backup.scheduled', '{"policy": "standard"}')`);
  await run(`insert into jobs.job (name) values ('backup.scheduled')`);
  await expect(requestBackup(services, administrator)).rejects.toMatchObject({ code: 'backup_waiting', status: 409 });
  await run(`delete from jobs.job where name = 'backup.scheduled'`);
});

test('the system page tells what an administrator answers for, and only to one', async () => {
  await runScheduledBackup(services);
  await rehearseBackup(services);
  services.clock.advance(3 * 86_400_000);
  await run(`insert into jobs.job (name, state, output) values ('sample', 'failed', '{"message": "no luck"}')`);
  const state = await readSystemState(services, administrator);
  expect(state).toMatchObject({
    database: { kind: 'embedded' },
    files: { kind: 'disk', count: 6 },
    migrations: { waiting: [] },
    backups: { enabled: true, late: true, underWay: false, lastGood: { code: 'written' }, lastRehearsal: { ok: true } },
    failedJobs: [{ name: 'sample', reason: 'no luck' }],
    mail: 'printed'
  });
  expect(state.backups.next).toEqual(new Date('2026-11-26T19:30:00Z'));
  expect(state.queues.find((queue) => queue.name === 'sample')).toEqual({
    name: 'sample',
    waiting: 7,
    active: 0,
    failed: 1
  });
  expect(state.backups.archives).toHaveLength(1);
  await expect(readSystemState(services, testActor([{ role: 'editor', unitId: null }]))).rejects.toMatchObject({
    status: 403
  });
});

test('monitoring reads age and trial', async () => {
  observeBackups(services);
  observeBackups(services);
  expect(await services.metrics.registry.metrics()).not.toMatch(/^mhh_backup_rehearsal_ok/m);
  await runScheduledBackup(services);
  await rehearseBackup(services);
  services.clock.advance(60_000);
  const text = await services.metrics.registry.metrics();
  expect(text).toMatch(/^mhh_backup_age_seconds 60$/m);
  expect(text).toMatch(/^mhh_backup_rehearsal_ok 1$/m);
});

test('a failed job is tried again once', async () => {
  const own = await testServices();
  let tries = 0;
  const work = async () => {
    tries += 1;
    if (tries === 1) throw new Error('no luck');
  };
  await own.jobs.start([{ name: 'stumble', options: { retryLimit: 0 }, run: work }]);
  try {
    await own.db.transaction().execute((tx) => own.jobs.enqueue(tx, 'stumble', {}));
    const failed = async () => (await readSystemState(own, administrator)).failedJobs[0];
    await expect.poll(failed, { timeout: 15_000 }).toMatchObject({ name: 'stumble' });
    const job = (await failed())!;
    await retryJob(own, administrator, { queue: 'stumble', id: job.id });
    await expect(retryJob(own, administrator, { queue: 'stumble', id: job.id })).rejects.toMatchObject({
      code: 'job_not_failed'
    });
    await expect.poll(() => tries, { timeout: 15_000 }).toBe(2);
  } finally {
    await own.jobs.stop();
  }
});
