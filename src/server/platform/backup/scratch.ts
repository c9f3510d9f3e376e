// A database for trial beside the real one: created empty, dropped whatever happens in it.
import pg from 'pg';
import { AppError } from '#server/platform/errors.ts';

const lock = 726_004;
/** insufficient_privilege. */
const refused = '42501';

function beside(url: string): { name: string; url: string } {
  const address = new URL(url);
  const own = decodeURIComponent(address.pathname.slice(1)) || decodeURIComponent(address.username);
  const name = `${own.slice(0, 50)}_rehearsal`;
  address.pathname = `/${encodeURIComponent(name)}`;
  return { name, url: address.href };
}

/**
 * Runs `work` with the address of a new, empty database on the same server.
 * @throws AppError `scratch_refused` 403 when the role may not create databases, `scratch_busy` 409 when another trial runs
 */
export async function withScratchDatabase<T>(url: string, work: (scratchUrl: string) => Promise<T>): Promise<T> {
  const scratch = beside(url);
  const quoted = `"${scratch.name.replaceAll('"', '""')}"`;
  const client = new pg.Client({ connectionString: url, application_name: 'mhh rehearsal', keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lock]);
    if (!rows[0]?.taken) throw new AppError('scratch_busy', 409, 'A rehearsal is already running.');
    // What a killed rehearsal left behind.
    await client.query(`drop database if exists ${quoted} with (force)`);
    try {
      await client.query(`create database ${quoted} template template0 encoding 'UTF8'`);
    } catch (error) {
      if ((error as { code?: string }).code !== refused) throw error;
      throw new AppError('scratch_refused', 403, 'The database role may not create databases.', {}, error);
    }
    try {
      return await work(scratch.url);
    } finally {
      await client.query(`drop database if exists ${quoted} with (force)`);
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}
