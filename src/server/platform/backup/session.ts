// One connection for a backup or a restore: no time limits, and settings that make COPY text the same on every server.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from '#server/platform/database.ts';
import type { DB } from '#server/platform/database.types.ts';

export interface Session {
  /** For COPY; the same connection as `db`, so both are in one transaction. */
  client: pg.Client;
  db: Database;
  close(): Promise<void>;
}

const settings: Record<string, string> = {
  timezone: 'UTC',
  datestyle: 'ISO,YMD',
  intervalstyle: 'postgres',
  extra_float_digits: '1',
  bytea_output: 'hex',
  client_encoding: 'UTF8',
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  // A restore waits for a lock only so long: somebody else is at work in the database.
  lock_timeout: '30s'
};

export async function openSession(url: string, name: string): Promise<Session> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    options: Object.entries(settings)
      .map(([key, value]) => `-c ${key}=${value}`)
      .join(' ')
  });
  client.on('error', () => undefined);
  await client.connect();
  const lent = Object.assign(client, { release: () => undefined });
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({
      pool: { connect: async () => lent as never, end: async () => undefined, options: {} as never }
    })
  });
  return { client, db, close: () => client.end() };
}
