// SQL of units.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';

/** For a unit that ended before the day, its last version counts. */
export async function selectUnitChain(db: Db, unitId: string, day?: string): Promise<string[]> {
  const on = day ? sql`${day}::date` : sql`(now() at time zone 'Asia/Ho_Chi_Minh')::date`;
  const { rows } = await sql<{ id: string }>`
    with recursive chain (id, depth) as (
      select ${unitId}::uuid, 0
      union
      select v.parent_id, c.depth + 1
      from chain c
      cross join lateral (
        select parent_id from unit_version
        where unit_id = c.id and lower(valid) <= ${on}
        order by lower(valid) desc limit 1
      ) v
      where v.parent_id is not null and c.depth < 20
    )
    select c.id from chain c join unit u on u.id = c.id order by c.depth`.execute(db);
  return rows.map((row) => row.id);
}
