// SQL that removes the demo's persons.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/database.ts';

export async function deleteDemoPeople(tx: Tx): Promise<void> {
  await sql`delete from person where demo`.execute(tx);
}
