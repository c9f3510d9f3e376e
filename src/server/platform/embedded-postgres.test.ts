// The supervisor: first start, take-over of a live and an orphaned server, a stale pid file, a taken port, an interrupted first start.
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDataFolder } from '#tests/support/data-folder.ts';
import { writeRecord } from './embedded-postgres-home.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';

let dataDir: string;
let latest: EmbeddedPostgres;
const record = async () =>
  JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8')) as { port: number; clusterDir: string };
const ask = async (url: string, query: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(query);
  await client.end();
  return rows;
};

beforeAll(async () => {
  dataDir = await temporaryDataFolder();
});
afterAll(async () => {
  await latest?.destroy();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  it('creates a cluster in UTF-8 and writes durably', async () => {
    latest = await startEmbeddedPostgres({ dataDir });
    expect(latest).toMatchObject({ created: true, reused: false });
    expect(await ask(latest.url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    expect(await ask(latest.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    await ask(latest.url, 'create table kept as select 42 as n');
  });

  it('finds a server that runs already', async () => {
    const again = await startEmbeddedPostgres({ dataDir });
    expect(again).toMatchObject({ created: false, reused: true, url: latest.url });
  });

  it('takes over the orphan of a process killed without warning', async () => {
    await latest.stop();
    const child = spawn(process.execPath, ['tests/support/hold-postgres.ts', dataDir], {
      stdio: ['ignore', 'pipe', 'inherit']
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    latest = await startEmbeddedPostgres({ dataDir });
    expect(latest.reused).toBe(true);
    expect(await ask(latest.url, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('survives a stale pid file and a crash of the server', async () => {
    const { clusterDir } = await record();
    const pidFile = join(clusterDir, 'postmaster.pid');
    const [pid] = (await readFile(pidFile, 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await readFile(pidFile, 'utf8')).toContain(String(pid));
    latest = await startEmbeddedPostgres({ dataDir });
    expect(latest.reused).toBe(false);
    expect(await ask(latest.url, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  it('moves to another port when its own is taken', async () => {
    await latest.stop();
    const { port } = await record();
    const squatter = createServer().listen(port, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    latest = await startEmbeddedPostgres({ dataDir });
    expect((await record()).port).not.toBe(port);
    expect(await ask(latest.url, 'select n from kept')).toEqual([{ n: 42 }]);
    squatter.close();
  });

  it('starts over after a first start that was cut short', async () => {
    const half = await temporaryDataFolder();
    const clusterDir = join(half, 'postgres');
    await mkdir(`${clusterDir}.making`, { recursive: true });
    await writeFile(join(`${clusterDir}.making`, 'PG_VERSION'), '18\n');
    await writeRecord(half, { clusterDir, port: 1, password: 'never-used' });
    const started = await startEmbeddedPostgres({ dataDir: half });
    expect(started).toMatchObject({ created: true, clusterDir });
    expect(await readdir(half)).toEqual(expect.not.arrayContaining(['postgres.making', 'postgres.password']));
    await started.destroy();
    await rm(half, { recursive: true, force: true });
  });
});
