// SQL of units: chains, single units, the tree and the office's table.
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import { unitTypeNames } from '#shared/unit-types.ts';
import type { TreeRow, UnitRow, UnitVersion } from '#shared/units.ts';

const today = sql`(now() at time zone 'Asia/Ho_Chi_Minh')::date`;

/** For a unit that ended before the day, its last version counts; for one that begins later, its first. */
export async function selectUnitChain(db: Db, unitId: string, day?: string): Promise<string[]> {
  const on = day ? sql`${day}::date` : today;
  const { rows } = await sql<{ id: string }>`
    with recursive chain (id, depth) as (
      select ${unitId}::uuid, 0
      union
      select v.parent_id, c.depth + 1
      from chain c
      cross join lateral (
        select parent_id from (
          select v.parent_id, lower(v.valid) as begins, coalesce(lower(v.valid) <= ${on}, true) as begun
          from unit_version v where v.unit_id = c.id
        ) v
        order by begun desc, case when begun then begins end desc nulls last, begins limit 1
      ) v
      where v.parent_id is not null and c.depth < 20
    )
    select c.id from chain c join unit u on u.id = c.id order by c.depth`.execute(db);
  return rows.map((row) => row.id);
}

/** Columns of UnitRow for the version alias `v`, with laterals `p` and `g` that `places` adds. */
const rowColumns = (day: string): RawBuilder<unknown> => sql`
  v.unit_id as id, v.name, v.full_name as "fullName", v.type, v.code, v.symbol, v.parent_id as "parentId",
  lower(v.valid) as "from", upper(v.valid) as "to", u.demo,
  concat_ws(', ', p.full_name, g.full_name) as place,
  case when v.valid @> ${day}::date then 'current' when upper(v.valid) <= ${day}::date then 'ended' else 'future' end as state`;

/** The two units above, without the country, by the names they bore when the version (last) stood. */
const places = (day: string): RawBuilder<unknown> => sql`
  join unit u on u.id = v.unit_id
  cross join lateral (
    select case when v.valid @> ${day}::date then ${day}::date when upper(v.valid) <= ${day}::date then upper(v.valid) - 1
      else lower(v.valid) end as day
  ) at
  left join lateral (
    select x.full_name, x.parent_id from unit_version x
    where x.unit_id = v.parent_id and x.valid @> at.day and x.type <> 'country'
  ) p on true
  left join lateral (
    select x.full_name from unit_version x
    where x.unit_id = p.parent_id and x.valid @> at.day and x.type <> 'country'
  ) g on true`;

export const rowParts = { rowColumns, places };

/** The version that stands on the day, else the last before it, else the first. */
export const versionOf = (unitId: RawBuilder<unknown>, day: string): RawBuilder<unknown> => sql`
  (select * from unit_version x where x.unit_id = ${unitId}
   order by x.valid @> ${day}::date desc, coalesce(lower(x.valid) <= ${day}::date, true) desc,
     case when coalesce(lower(x.valid) <= ${day}::date, true) then lower(x.valid) end desc nulls last, lower(x.valid)
   limit 1)`;

/** Order of names: numbers as numbers, then the Vietnamese alphabet. */
export const byName = sql`case when v.name ~ '^[0-9]{1,4}$' then v.name::int end nulls last, v.name collate "vi-x-icu", v.full_name collate "vi-x-icu", v.unit_id`;

/** Units by id as of a day, in no order. */
export async function selectUnitRows(db: Db, ids: readonly string[], day: string): Promise<UnitRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<UnitRow>`
    select ${rowColumns(day)}
    from unnest(${[...ids]}::uuid[]) as wanted (id)
    cross join lateral ${versionOf(sql`wanted.id`, day)} v
    ${places(day)}`.execute(db);
  return rows;
}

/** Every version of a unit, oldest first, with the names its parent and territory bore (last) in that time. */
export async function selectUnitVersions(db: Db, unitId: string, day: string): Promise<UnitVersion[]> {
  const ref = (id: RawBuilder<unknown>) => sql`(
    select json_build_object('id', x.unit_id, 'name', x.name, 'fullName', x.full_name, 'type', x.type)
    from ${versionOf(id, day)} x)`;
  const { rows } = await sql<UnitVersion>`
    select v.id, lower(v.valid) as "from", upper(v.valid) as "to", v.type, v.name, v.full_name as "fullName", v.code, v.symbol,
      v.document, ${ref(sql`v.parent_id`)} as parent, ${ref(sql`v.territory_id`)} as territory
    from unit_version v where v.unit_id = ${unitId}::uuid
    order by lower(v.valid) nulls first`.execute(db);
  return rows;
}

const versions = sql`(select x.*, k.demo from unit_version x join unit k on k.id = x.unit_id)`;
const order = sql`v.demo, array_position(${unitTypeNames}::text[], v.type), ${byName}`;

/** Units that stand under a parent (null: at the top) on a day, bodies by type after the territory, with how many they hold. */
export async function selectChildren(
  db: Db,
  parentId: string | null,
  day: string,
  page: { limit: number; offset: number }
): Promise<{ rows: TreeRow[]; total: number }> {
  const under = parentId ? sql`v.parent_id = ${parentId}::uuid` : sql`v.parent_id is null`;
  const { rows } = await sql<TreeRow & { total: number }>`
    select ${rowColumns(day)}, v.total,
      (select count(*) from unit_version c where c.parent_id = v.unit_id and c.valid @> ${day}::date) as "childCount"
    from (
      select v.*, count(*) over () as total from ${versions} v
      where ${under} and v.valid @> ${day}::date
      order by ${order} limit ${page.limit} offset ${page.offset}
    ) v ${places(day)}
    order by ${order}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export interface ListFilters {
  /** Folded words; empty for all. */
  folded: string;
  types: readonly string[];
  state: 'current' | 'ended' | 'all';
  parentId: string | undefined;
  day: string;
}

/** One page of the office's table. */
export async function selectUnitList(
  db: Db,
  filters: ListFilters,
  page: { limit: number; offset: number }
): Promise<{ rows: UnitRow[]; total: number }> {
  const { day, state } = filters;
  const stands = sql`v.valid @> ${day}::date`;
  // The version that speaks for a unit: the one of the day, else the newest.
  const speaks = sql`not exists (select from unit_version w where w.unit_id = v.unit_id and w.id <> v.id
    and (w.valid @> ${day}::date or (not ${stands} and lower(w.valid) > coalesce(lower(v.valid), '-infinity'))))`;
  const conditions = [
    state === 'current' ? stands : state === 'ended' ? sql`upper(v.valid) <= ${day}::date and ${speaks}` : speaks
  ];
  if (filters.folded)
    conditions.push(
      sql`(v.name_folded like ${`%${filters.folded}%`} or v.short_folded like ${`%${filters.folded}%`} or v.code = ${filters.folded})`
    );
  if (filters.types.length > 0) conditions.push(sql`v.type = any(${[...filters.types]}::text[])`);
  if (filters.parentId) conditions.push(sql`v.parent_id = ${filters.parentId}::uuid`);
  const where = sql.join(conditions, sql` and `);
  const { rows } = await sql<UnitRow>`
    select ${rowColumns(day)}
    from (
      select v.* from ${versions} v where ${where}
      order by v.short_folded = ${filters.folded} desc, ${order} limit ${page.limit} offset ${page.offset}
    ) v ${places(day)}
    order by v.short_folded = ${filters.folded} desc, ${order}`.execute(db);
  const count = await sql<{ n: number }>`select count(*) as n from unit_version v where ${where}`.execute(db);
  return { rows, total: count.rows[0]?.n ?? 0 };
}

/** How many territorial units of some types stand on a day, the demonstration's apart. */
export async function countUnits(db: Db, types: readonly string[], day: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from unit_version v join unit u on u.id = v.unit_id
    where v.type = any(${[...types]}::text[]) and v.valid @> ${day}::date and not u.demo`.execute(db);
  return rows[0]?.n ?? 0;
}

/** How many units of some types stand directly under each unit on a day. */
export async function countUnder(
  db: Db,
  types: readonly string[],
  day: string
): Promise<{ parentId: string; count: number }[]> {
  const { rows } = await sql<{ parentId: string; count: number }>`
    select parent_id as "parentId", count(*) as count from unit_version
    where type = any(${[...types]}::text[]) and valid @> ${day}::date and parent_id is not null
    group by parent_id`.execute(db);
  return rows;
}
