// SQL that removes the demo's assessments.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/database.ts';

export async function deleteDemoAssessments(tx: Tx): Promise<void> {
  const theirs = sql`(select id from assessment where practice_id in (select id from practice where demo)
    or council_id in (select id from council where demo)
    or criteria_version_id in (select v.id from criteria_set_version v join criteria_set s on s.id = v.set_id where s.demo))`;
  await sql`update assessment set previous_id = null where purpose <> 'reconsideration' and previous_id in ${theirs}`.execute(
    tx
  );
  await sql`delete from assessment where id in ${theirs}`.execute(tx);
  await sql`delete from council where demo`.execute(tx);
  await sql`delete from criteria_set where demo`.execute(tx);
}
