// SQL that removes the demo's resolutions.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/database.ts';

export async function deleteDemoResolutions(tx: Tx): Promise<void> {
  const theirs = sql`(select t.id from resolution_target t join resolution r on r.id = t.resolution_id where r.demo)`;
  // A target of one's own that fed one of the demo stands by itself again.
  await sql`update resolution_target t set parent_id = null, feeds = false from resolution r
    where r.id = t.resolution_id and not r.demo and t.parent_id in ${theirs}`.execute(tx);
  await sql`update resolution_target t set parent_id = null, feeds = false from resolution r
    where r.id = t.resolution_id and r.demo and t.parent_id is not null`.execute(tx);
  await sql`delete from resolution where demo`.execute(tx);
}
