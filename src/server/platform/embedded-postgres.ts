// Supervises the PostgreSQL that the program carries: finds a live one, clears a dead one, starts and stops it.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import {
  chooseClusterDir,
  exists,
  findCluster,
  prepareDataFolder,
  reachableBinaries,
  serverOwner,
  stateFolder,
  writeRecord,
  type ClusterRecord,
  type Owner
} from './embedded-postgres-home.ts';

const run = promisify(execFile);

export interface EmbeddedPostgres {
  /** Connection address of the programme's own database. */
  url: string;
  clusterDir: string;
  /** True when a server was already running and was taken over. */
  reused: boolean;
  /** True when this call created the cluster. */
  created: boolean;
  stop(): Promise<void>;
  /** Starts the server again on the same port when it died; true when it had to. */
  revive(): Promise<boolean>;
  /** Stops the server and deletes the cluster, wherever it lies; for tests. */
  destroy(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** Extra `-c name=value` settings, for tests that give up durability. */
  settings?: Record<string, string>;
  /** `elsewhere`: the new cluster could not lie in DATA_DIR, and lies at the place given. */
  onProgress?: (step: 'copy' | 'elsewhere' | 'initialise' | 'start', place?: string) => void;
}

const databaseName = 'mohinhhay';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Makes the cluster beside its place and moves it there whole: a first start that is cut short leaves nothing that looks like one. */
async function initialise(bin: string, record: ClusterRecord, owner: Owner | undefined): Promise<void> {
  const { clusterDir } = record;
  const making = `${clusterDir}.making`;
  const passwordFile = `${clusterDir}.password`;
  for (const left of [clusterDir, making]) await rm(left, { recursive: true, force: true });
  await mkdir(dirname(clusterDir), { recursive: true });
  if (clusterDir.startsWith(`${stateFolder}/`)) {
    // A strict umask must not hide the state folder from the server's own user.
    await chmod(stateFolder, 0o755);
    await chmod(dirname(clusterDir), 0o755);
  }
  await mkdir(making, { mode: 0o700 });
  await writeFile(passwordFile, record.password, { mode: 0o600 });
  if (owner) for (const path of [making, passwordFile]) await chown(path, owner.uid, owner.gid);
  try {
    await run(
      join(bin, 'initdb'),
      [
        `--pgdata=${making}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
        '--data-checksums'
      ],
      { ...owner, cwd: '/', env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' } }
    );
    await rename(making, clusterDir);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Whether a process runs; one that was killed but whose parent never asked about it (a zombie) does not. */
async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !/\) [ZX]/.test(status);
}

/** Processes that work in the cluster's folder: what is left of a server whose head was killed. */
async function processesIn(clusterDir: string): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return pids.filter((_, index) => folders[index] === clusterDir).map(Number);
}

/**
 * The port of a live server on this cluster, from its own pid file; undefined when none runs. A stale file is removed, but only
 * when no process of the dead server is left: two servers on one folder would destroy it.
 */
async function livePort(clusterDir: string): Promise<number | undefined> {
  const pidFile = join(clusterDir, 'postmaster.pid');
  const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!pid) return undefined;
  const ours =
    (await isRunning(pid)) &&
    (process.platform !== 'linux' || (await processesIn(await realpath(clusterDir))).includes(pid));
  if (ours) return Number(lines[3]);
  const real = await realpath(clusterDir);
  for (let waited = 0; (await processesIn(real)).length > 0; waited += 100) {
    if (waited > 15_000)
      throw new Error(
        `Processes of a PostgreSQL that was killed still work in ${clusterDir}: ${(await processesIn(real)).join(', ')}. End them, then start again.`
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await rm(pidFile, { force: true });
  return undefined;
}

async function startServer(
  bin: string,
  record: ClusterRecord,
  owner: Owner | undefined,
  settings: Record<string, string>
): Promise<void> {
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(record.port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_min_messages: 'warning',
    ...settings
  };
  const options = Object.entries(all)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ');
  const log = join(record.clusterDir, 'server.log');
  try {
    await run(
      join(bin, 'pg_ctl'),
      ['start', '-w', '-t', '60', '-s', '-D', record.clusterDir, '-l', log, '-o', options],
      { ...owner, cwd: '/', env: { ...process.env, LC_ALL: 'C' } }
    );
  } catch (error) {
    const tail = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-5).join('\n');
    throw new Error(`PostgreSQL did not start. Its log ${log} ends with:\n${tail}`, { cause: error });
  }
}

/**
 * Brings the embedded PostgreSQL of a data folder up: creates the cluster on first use, takes over a live or orphaned
 * server, survives a stale pid file, moves to another port when its own is taken.
 * @throws Error with the server's own last log lines when it cannot start
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, settings = {}, onProgress } = options;
  await prepareDataFolder(dataDir);
  const found = await findCluster(dataDir);
  const owner = await serverOwner(found?.clusterDir);
  const bin = await reachableBinaries(owner, () => onProgress?.('copy'));
  const record = found ?? {
    clusterDir: await chooseClusterDir(dataDir, owner),
    port: await freePort(),
    password: randomBytes(24).toString('hex')
  };
  if (!found) {
    await writeRecord(dataDir, record);
    if (record.clusterDir.startsWith(`${stateFolder}/`)) onProgress?.('elsewhere', record.clusterDir);
  }
  const created = !(await exists(join(record.clusterDir, 'PG_VERSION')));
  if (created) {
    onProgress?.('initialise');
    await initialise(bin, record, owner);
  }
  record.created = true;
  const live = await livePort(record.clusterDir);
  if (live) {
    record.port = live;
  } else {
    onProgress?.('start');
    try {
      await startServer(bin, record, owner, settings);
    } catch (error) {
      if (!/could not bind|Address already in use|could not create any TCP/i.test(String((error as Error).message)))
        throw error;
      record.port = await freePort();
      await startServer(bin, record, owner, settings);
    }
  }
  await writeRecord(dataDir, record);
  await createDatabaseIfAbsent(record);
  const stop = async () => {
    await run(join(bin, 'pg_ctl'), ['stop', '-m', 'fast', '-w', '-t', '60', '-s', '-D', record.clusterDir], {
      ...owner,
      cwd: '/'
    });
  };
  return {
    url: addressOf(record, databaseName),
    clusterDir: record.clusterDir,
    reused: live !== undefined,
    created,
    stop,
    async revive() {
      if (await livePort(record.clusterDir)) return false;
      await startServer(bin, record, owner, settings);
      return true;
    },
    async destroy() {
      await stop().catch(() => undefined);
      await rm(record.clusterDir, { recursive: true, force: true });
    }
  };
}

const addressOf = (record: ClusterRecord, database: string) =>
  `postgres://postgres:${record.password}@127.0.0.1:${record.port}/${database}`;

async function createDatabaseIfAbsent(record: ClusterRecord): Promise<void> {
  const client = await connectPatiently(addressOf(record, 'postgres'));
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName} template template0 encoding 'UTF8'`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42P04') throw error;
  } finally {
    await client.end();
  }
}

/** Connects, waiting for a server that is still recovering from a crash (57P03). */
async function connectPatiently(url: string): Promise<pg.Client> {
  for (let waited = 0; ; waited += 200) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      const code = (error as { code?: string }).code;
      if (waited > 60_000 || (code !== '57P03' && code !== 'ECONNREFUSED')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
