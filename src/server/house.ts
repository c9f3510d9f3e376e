// Opens what a command or the server needs: the database (embedded or a server's), migrations, services; closes it again.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from './config.ts';
import { restoreCommitted } from './platform/backup/restore.ts';
import { settleInterruptedRestore } from './platform/backup/restore-files.ts';
import type { DatabaseHandle } from './platform/database.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './platform/embedded-postgres.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { migrate } from './platform/migrate.ts';
import { buildServices, type Services } from './services.ts';

export interface House {
  services: Services;
  databaseUrl: string;
  /** Names of the migrations applied by this opening. */
  migrated: string[];
  close(): Promise<void>;
}

export interface OpenOptions {
  /** The server itself: refused when another process serves the same data folder. */
  serving?: boolean;
  migrate?: boolean;
  onProgress?: (step: string) => void;
}

interface ServingLock {
  release(): Promise<void>;
}

const servingLock = 726_001;
/** The oldest PostgreSQL whose SQL the migrations speak. */
const oldestServer = 15;
const progressTexts = {
  copy: () => 'Copying PostgreSQL to where its own user can run it',
  elsewhere: (place: string) => `The database lies in ${place}: its user may not enter DATA_DIR`,
  initialise: () => 'Creating the database (first start)',
  start: () => 'Starting PostgreSQL'
};

/** @throws Error when there is nothing to look into: a wrong DATA_DIR must not become a new installation */
export function requireInstallation(config: Config): void {
  if (config.databaseUrl === undefined && !existsSync(join(config.dataDir, 'postgres.json')))
    throw new Error(`${config.dataDir} holds no installation: set DATA_DIR to the one you mean.`);
}

/** @throws Error in one sentence when the operator's own server cannot be reached or is too old */
async function meetServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; version: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as version`
    );
    if (Number(rows[0]?.number) < oldestServer * 10_000)
      throw new Error(`it is version ${rows[0]?.version}, and ${oldestServer} or later is needed`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Where a name has several addresses the error is a bundle of them, without words of its own.
    throw new Error(`The server of DATABASE_URL cannot be used: ${message || code || 'it does not answer'}.`, {
      cause: error
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Holds the mark "this data folder is being served" on a connection of its own: it falls with the process, however that ends. */
async function takeServingLock(url: string): Promise<ServingLock | { heldBy: string }> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `mhh serve ${process.pid}`,
    keepAlive: true
  });
  client.on('error', () => undefined);
  await client.connect();
  const taken = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [servingLock]);
  if (taken.rows[0]?.taken) return { release: () => client.end() };
  const holder = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.objid = $1 and l.granted limit 1`,
    [servingLock]
  );
  await client.end();
  return { heldBy: holder.rows[0]?.name.replace('mhh serve ', '') ?? '?' };
}

/** Looks after the embedded server while the program runs: one that died is started again, and the serving mark taken anew. */
function keepAlive(embedded: EmbeddedPostgres, url: string, logger: Logger, onLock: (lock: ServingLock) => void) {
  let looking: Promise<void> | undefined;
  const look = async () => {
    try {
      if (!(await embedded.revive())) return;
      logger.error('PostgreSQL had died and was started again');
      const answer = await takeServingLock(url);
      if ('heldBy' in answer) logger.error({ pid: answer.heldBy }, 'another process serves this data folder');
      else onLock(answer);
    } catch (error) {
      logger.error({ reason: (error as Error).message }, 'PostgreSQL is down and could not be started; trying again');
    }
  };
  const timer = setInterval(() => {
    looking ??= look().finally(() => (looking = undefined));
  }, 2_000);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    }
  };
}

/**
 * @throws Error in one sentence when another process serves the same data folder, or the database cannot be reached
 */
export async function openHouse(config: Config, options: OpenOptions = {}): Promise<House> {
  const logger = createLogger(config.logLevel);
  let embedded: EmbeddedPostgres | undefined;
  if (config.databaseUrl) {
    await meetServer(config.databaseUrl);
  } else {
    embedded = await startEmbeddedPostgres({
      dataDir: config.dataDir,
      onProgress: (step, place = '') => options.onProgress?.(progressTexts[step](place))
    });
  }
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  let lock: ServingLock | undefined;
  if (embedded && options.serving) {
    const answer = await takeServingLock(databaseUrl);
    if ('heldBy' in answer) {
      throw new Error(
        `Another process (pid ${answer.heldBy}) already serves ${config.dataDir}. Stop it first, or set another DATA_DIR and PORT.`
      );
    }
    lock = answer;
  }
  const watch = embedded && lock ? keepAlive(embedded, databaseUrl, logger, (retaken) => (lock = retaken)) : undefined;
  let database: DatabaseHandle | undefined;
  const closeAll = async () => {
    await watch?.stop();
    await database?.close();
    await lock?.release().catch(() => undefined);
    if (!embedded) return;
    if (lock) return embedded.stop();
    // A command stops only a server that it started itself and that nobody began to use meanwhile.
    if (embedded.reused) return;
    const probe = await takeServingLock(databaseUrl);
    if ('heldBy' in probe) return;
    await probe.release();
    await embedded.stop();
  };
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= closeAll());
  try {
    const built = await buildServices(config, databaseUrl, logger);
    const { services } = built;
    database = built.database;
    const settled =
      options.serving &&
      (await settleInterruptedRestore(config.dataDir, services.files, (id) => restoreCommitted(databaseUrl, id)));
    if (settled) {
      // The secret key is another one now: build everything on it.
      await close();
      return await openHouse(config, options);
    }
    const migrated = options.migrate === false ? [] : await migrate(services.db);
    if (migrated.length > 0) options.onProgress?.(`Database schema: ${migrated.length} migration(s) applied`);
    return { services, databaseUrl, migrated, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}
