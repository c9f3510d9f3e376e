// SQL of successions: the graph forward and back, and recording an event.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import { isTerritory, unitTypeNames } from '#shared/unit-types.ts';
import type { SuccessionEdge } from '#shared/units.ts';
import type { RecordedSuccession } from './units.types.ts';

const edgeColumns = sql`
  s.id as "successionId", s.on_date as "onDate", s.kind, s.document, s.note, l.old_unit_id as "oldId",
  l.new_unit_id as "newId", l.part`;

/** Every arrow that can be followed from some units by successions up to a day. */
export async function selectEdgesFrom(db: Db, unitIds: readonly string[], day: string): Promise<SuccessionEdge[]> {
  if (unitIds.length === 0) return [];
  const { rows } = await sql<SuccessionEdge>`
    with recursive reach (unit_id) as (
      select unnest(${[...unitIds]}::uuid[])
      union
      select l.new_unit_id from reach r
      join unit_succession_link l on l.old_unit_id = r.unit_id
      join unit_succession s on s.id = l.succession_id and s.on_date <= ${day}::date
      where l.new_unit_id is not null
    )
    select ${edgeColumns} from reach r
    join unit_succession_link l on l.old_unit_id = r.unit_id
    join unit_succession s on s.id = l.succession_id and s.on_date <= ${day}::date
    order by s.on_date, s.id, l.old_unit_id, l.new_unit_id`.execute(db);
  return rows;
}

/** Every arrow that leads to a unit, and what else became of those it came from. */
export async function selectEdgesTo(db: Db, unitId: string): Promise<SuccessionEdge[]> {
  const { rows } = await sql<SuccessionEdge>`
    with recursive origin (unit_id) as (
      select ${unitId}::uuid
      union
      select l.old_unit_id from origin o join unit_succession_link l on l.new_unit_id = o.unit_id
    )
    select ${edgeColumns} from origin o
    join unit_succession_link l on l.old_unit_id = o.unit_id
    join unit_succession s on s.id = l.succession_id
    where o.unit_id <> ${unitId}::uuid
    order by s.on_date, s.id, l.old_unit_id, l.new_unit_id`.execute(db);
  return rows;
}

/** Units whose end already has a recorded succession. */
export async function selectSucceeded(db: Db, unitIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct old_unit_id as id from unit_succession_link where old_unit_id = any(${[...unitIds]}::uuid[])`.execute(
    db
  );
  return rows.map((row) => row.id);
}

const territorialTypes = unitTypeNames.filter(isTerritory);

/** Territorial units that stood directly under a unit on the last day it stood. */
export async function selectLastTerritory(db: Db, unitId: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.unit_id as id
    from (select max(upper(valid)) - 1 as last from unit_version where unit_id = ${unitId}::uuid) u
    join unit_version c on c.parent_id = ${unitId}::uuid and c.valid @> least(u.last, ${day}::date)
    where c.type = any(${territorialTypes}::text[])`.execute(db);
  return rows.map((row) => row.id);
}

/** The territorial unit a body works in: its territory, else the nearest territorial unit above, in its last version. */
export async function selectTerritoryOf(db: Db, unitId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    with recursive up (unit_id, type, depth) as (
      select unit_id, type, 0 from unit_version where unit_id = (
        select coalesce(territory_id, parent_id) from unit_version where unit_id = ${unitId}::uuid
        order by lower(valid) desc nulls last limit 1)
      union all
      select p.unit_id, p.type, up.depth + 1
      from up cross join lateral (
        select parent_id from unit_version where unit_id = up.unit_id order by lower(valid) desc nulls last limit 1
      ) v
      join unit_version p on p.unit_id = v.parent_id
      where up.depth < 10 and not up.type = any(${territorialTypes}::text[])
    )
    select unit_id as id from up where type = any(${territorialTypes}::text[]) and type <> 'country'
    order by depth limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

export async function insertSuccession(
  tx: Tx,
  event: { kind: string; onDate: string; document: string | null; note: string | null; demo: boolean },
  links: RecordedSuccession['links']
): Promise<string> {
  const { id } = await tx
    .insertInto('unit_succession')
    .values({ kind: event.kind, on_date: event.onDate, document: event.document, note: event.note, demo: event.demo })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('unit_succession_link')
    .values(links.map((l) => ({ succession_id: id, old_unit_id: l.oldId, new_unit_id: l.newId, part: l.part })))
    .execute();
  return id;
}
