// SQL that removes the demo's practices.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/database.ts';

export async function deleteDemoPractices(tx: Tx): Promise<number> {
  // A practice of one's own that was merged into one of the demo stands by itself again.
  await sql`update practice set merged_into_id = null
    where not demo and merged_into_id in (select id from practice where demo)`.execute(tx);
  await sql`update practice set merged_into_id = null where demo`.execute(tx);
  await sql`delete from succession_proposal
    where subject = 'practices' and subject_id in (select id from practice where demo)`.execute(tx);
  const { rows } = await sql<{ id: string }>`delete from practice where demo returning id`.execute(tx);
  return rows.length;
}
