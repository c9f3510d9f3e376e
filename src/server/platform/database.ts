// The database handle: one pool, parsers that give numbers and ISO dates, and the transaction helper.
import { sql, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './database.types.ts';
import type { Logger } from './logger.ts';

export type Database = Kysely<DB>;
export type Tx = Transaction<DB>;
/** What a query function takes first: the pool or a transaction. */
export type Db = Database | Tx;

// bigint counts fit a number here; a date stays 'YYYY-MM-DD' (a Date would shift with the time zone).
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

export interface DatabaseHandle {
  db: Database;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens a pool; `size` connections at most; an idle connection's death is logged, never fatal. */
export function openDatabase(url: string, options: { size: number; logger?: Logger; name?: string }): DatabaseHandle {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.size,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: options.name ?? 'mhh',
    options: '-c timezone=UTC -c datestyle=ISO -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000'
  });
  const lost = (error: Error) =>
    options.logger?.warn({ code: (error as { code?: string }).code }, 'a database connection was lost');
  pool.on('error', lost);
  // A connection that dies while lent out tells its borrower and then shouts; unheard, the shout would end the process.
  pool.on('connect', (client) => void client.on('error', lost));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

/** Runs `work` in one transaction; anything thrown rolls it back. */
export function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

/** Whether the database answers. */
export async function answers(db: Db): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false
  );
}
