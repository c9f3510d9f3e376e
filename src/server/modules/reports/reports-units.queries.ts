// SQL of the tree of units as statistics sum it up.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';

export interface StandingUnit {
  id: string;
  parentId: string | null;
  name: string;
}

/** Changes whenever any version of any unit was written or removed. */
export async function selectUnitsMark(db: Db): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select count(*) || '.' || coalesce(max(xmin::text::bigint), 0) as mark from unit_version`.execute(db);
  return rows[0]?.mark ?? '';
}

/** Every unit with its parent and full name as of a day, by the rule of a unit's chain upwards. */
export async function selectStandingUnits(db: Db, day: string): Promise<StandingUnit[]> {
  const { rows } = await sql<StandingUnit>`
    select distinct on (v.unit_id) v.unit_id as id, v.parent_id as "parentId", v.full_name as name from unit_version v
    order by v.unit_id, coalesce(lower(v.valid) <= ${day}::date, true) desc,
      case when coalesce(lower(v.valid) <= ${day}::date, true) then lower(v.valid) end desc nulls last, lower(v.valid)`.execute(
    db
  );
  return rows;
}
