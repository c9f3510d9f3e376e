// SQL that removes the demo's adoptions and rollouts.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/database.ts';

export async function deleteDemoReplication(tx: Tx): Promise<void> {
  const theirs = sql`(select id from practice where demo)`;
  await sql`delete from rollout where demo or practice_id in ${theirs}`.execute(tx);
  await sql`delete from adoption where demo or practice_id in ${theirs}`.execute(tx);
}
