// SQL of the register's facets: the fields and levels by number, and the packed rows that are counted.
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import type { RegisterFrame, RegisterUnit } from '#shared/register.ts';
import { matching, narrowedTo, type IndexFilter } from './practices-search.queries.ts';
import type { TextQueries } from '#server/modules/search/search.within.ts';

export async function selectRegisterFrame(db: Db): Promise<RegisterFrame> {
  const { rows: fields } = await sql<RegisterFrame['fields'][number]>`
    select f.id, f.slug, f.number, f.name_vi as "nameVi", f.name_en as "nameEn", f.short_vi as "shortVi", f.short_en as "shortEn", f.closed,
      coalesce((select json_agg(json_build_object('id', s.id, 'slug', s.slug, 'number', s.number, 'nameVi', s.name_vi,
        'nameEn', s.name_en, 'closed', s.closed) order by s.position, s.name_vi) from subfield s where s.field_id = f.id), '[]') as subfields
    from field f order by f.position, f.name_vi`.execute(db);
  const { rows: levels } = await sql<RegisterFrame['levels'][number]>`
    select slug, number, name_vi as "nameVi", name_en as "nameEn" from recognition_level order by rank`.execute(db);
  return { fields, levels };
}

/**
 * Every practice that matches, packed one after the other: what the facets are counted from. A due day is days since
 * 2000-01-01 (the greatest number: none); a unit's mark is the last four bytes of the id that stands under the unit chosen.
 */
export async function selectPacked(
  db: Db,
  text: TextQueries | null,
  by: IndexFilter,
  /** With it, the ids too when there are so many at the most. */
  mostIds = 0
): Promise<{ packed: Buffer; ids: string[] | undefined }> {
  // Without a unit chosen the country itself says nothing: what stands under it does.
  const country = sql`(select unit_id from unit_version where type = 'country')`;
  const depth = by.unitId
    ? sql`array_position(i.unit_path, ${by.unitId}::uuid) + 1`
    : sql`case when i.unit_path[1] in ${country} then 2 else 1 end`;
  const row = sql`int4send(i.facets_a) || int4send(i.facets_b)
    || int4send(coalesce(i.next_check_in_on - date '2000-01-01', 2147483647))
    || coalesce(substr(uuid_send(i.unit_path[${depth}]), 13, 4), '\\x00000000')`;
  const from = sql`practice_index i where ${text ? matching(text) : sql`true`} and ${narrowedTo(by)}`;
  const { rows } = await (
    mostIds > 0
      ? sql<{ packed: Buffer | null; ids: string[] | null }>`
          with hit as materialized (select i.practice_id, ${row} as packed from ${from})
          select (select string_agg(packed, '') from hit) as packed,
            (select array_agg(practice_id) from (select practice_id from hit limit ${mostIds + 1}) one) as ids`
      : sql<{
          packed: Buffer | null;
          ids: string[] | null;
        }>`select string_agg(${row}, '') as packed, null as ids from ${from}`
  ).execute(db);
  const ids = rows[0]?.ids ?? undefined;
  return { packed: rows[0]?.packed ?? Buffer.alloc(0), ids: ids && ids.length <= mostIds ? ids : undefined };
}

/** The way down to a unit, and every unit that ever stood under it (without one: under the country, or at the top). */
export async function selectUnitBranch(
  db: Db,
  unitId: string | null,
  today: string
): Promise<{ path: RegisterUnit[]; children: RegisterUnit[] }> {
  const latest = (id: RawBuilder<unknown>) => sql`
    lateral (select x.full_name, x.parent_id, x.code, x.valid @> ${today}::date as current, u.demo
      from unit_version x join unit u on u.id = x.unit_id where x.unit_id = ${id}
      order by lower(x.valid) <= ${today}::date desc nulls first, lower(x.valid) desc nulls last limit 1) v`;
  const { rows: path } = await sql<RegisterUnit>`
    with recursive up (id, name, code, current, demo, parent, place) as (
      select one.id, v.full_name, v.code, v.current, v.demo, v.parent_id, 0 from (select ${unitId}::uuid as id) one cross join ${latest(sql`one.id`)}
      union all
      select up.parent, v.full_name, v.code, v.current, v.demo, v.parent_id, up.place + 1 from up cross join ${latest(sql`up.parent`)}
      where up.parent is not null and up.place < 20
    )
    select id, name, code, current, demo from up order by place desc`.execute(db);
  const under = unitId
    ? sql`v.parent_id = ${unitId}`
    : sql`(v.parent_id is null and v.type <> 'country') or v.parent_id in (select unit_id from unit_version where type = 'country')`;
  const { rows: children } = await sql<RegisterUnit>`
    select one.unit_id as id, v.full_name as name, v.code, v.current, v.demo
    from (select distinct v.unit_id from unit_version v where ${under}) one cross join ${latest(sql`one.unit_id`)}
    order by v.full_name collate "vi-x-icu"`.execute(db);
  return { path, children };
}
