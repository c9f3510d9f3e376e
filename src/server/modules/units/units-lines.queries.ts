// SQL of what units hang on and what became of them, for many units at once.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import { versionOf } from './units.queries.ts';
import type { UnitEdge } from './units-lines.rules.ts';

/** The units and everything they hang on, by parent and by territory. */
export async function selectEdgesUp(db: Db, unitIds: readonly string[], day: string): Promise<UnitEdge[]> {
  if (unitIds.length === 0) return [];
  const { rows } = await sql<UnitEdge>`
    with recursive up (id) as (
      select unnest(${[...unitIds]}::uuid[])
      union
      select x.id from up cross join lateral ${versionOf(sql`up.id`, day)} v
        cross join lateral (values (v.parent_id), (v.territory_id)) x (id)
      where x.id is not null
    )
    select up.id, v.type, v.parent_id as "parentId", v.territory_id as "territoryId"
    from up cross join lateral ${versionOf(sql`up.id`, day)} v`.execute(db);
  return rows;
}

/** Each unit with everything that came out of it by successions up to a day, itself included. */
export async function selectHeirs(db: Db, unitIds: readonly string[], day: string): Promise<Map<string, string[]>> {
  if (unitIds.length === 0) return new Map();
  const { rows } = await sql<{ root: string; heirs: string[] }>`
    with recursive reach (root, unit_id) as (
      select id, id from unnest(${[...unitIds]}::uuid[]) as wanted (id)
      union
      select r.root, l.new_unit_id from reach r
      join unit_succession_link l on l.old_unit_id = r.unit_id
      join unit_succession s on s.id = l.succession_id and s.on_date <= ${day}::date
      where l.new_unit_id is not null
    )
    select root, array_agg(distinct unit_id::text) as heirs from reach group by root`.execute(db);
  return new Map(rows.map((row) => [row.root, row.heirs]));
}
