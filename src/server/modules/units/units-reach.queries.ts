// SQL of reach: every unit that lies below some units, by the same rule as a unit's chain upwards.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';

const today = sql`(now() at time zone 'Asia/Ho_Chi_Minh')::date`;

/** The units themselves and all below; for a unit that ended its last parent counts, for one to come its first. */
export async function selectUnitsBelow(db: Db, unitIds: readonly string[], day?: string): Promise<string[]> {
  if (unitIds.length === 0) return [];
  const on = day ? sql`${day}::date` : today;
  const { rows } = await sql<{ id: string }>`
    with recursive standing as materialized (
      select distinct on (v.unit_id) v.unit_id, v.parent_id from unit_version v
      order by v.unit_id, coalesce(lower(v.valid) <= ${on}, true) desc,
        case when coalesce(lower(v.valid) <= ${on}, true) then lower(v.valid) end desc nulls last, lower(v.valid)
    ), below (unit_id) as (
      select unnest(${[...unitIds]}::uuid[])
      union
      select s.unit_id from standing s join below b on s.parent_id = b.unit_id
    )
    select unit_id as id from below`.execute(db);
  return rows.map((row) => row.id);
}
