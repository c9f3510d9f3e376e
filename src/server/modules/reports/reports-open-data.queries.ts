// SQL of the open data, read in pieces by key so that any number of rows takes little memory.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import type { CsvValue } from '#server/platform/csv.ts';

type Row = Record<string, CsvValue>;

/** Public practices after an id. */
export async function selectOpenPractices(
  db: Db,
  after: string | null,
  limit: number,
  publicUrl: string
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select l.practice_id as id, l.code, ${publicUrl} || '/mo-hinh/' || l.slug as url, l.name, l.kind, l.scope, l.state,
      l.life as condition, l.unit_id, l.unit_name, f.name_vi as field, s.name_vi as part, v.name_vi as level, l.exemplary,
      l.evidence_level, array_to_string(l.audiences, ';') as audiences, l.recognised_on, l.in_use_since, l.adoptions,
      l.summary, to_char(l.listed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as listed_at,
      u.demo as fictional
    from practice_live l join field f on f.id = l.field_id join unit u on u.id = l.unit_id
    left join subfield s on s.id = l.subfield_id left join recognition_level v on v.id = l.level_id
    where ${after}::uuid is null or l.practice_id > ${after}::uuid
    order by l.practice_id limit ${limit}`.execute(db);
  return rows;
}

/** Versions of units after one; `cursor` is the version's own id. */
export async function selectOpenUnits(
  db: Db,
  after: string | null,
  limit: number
): Promise<(Row & { cursor: string })[]> {
  const { rows } = await sql<Row & { cursor: string }>`
    select x.id as cursor, x.unit_id as id, lower(x.valid) as valid_from, upper(x.valid) as valid_to, x.type,
      x.full_name as name, x.code, x.parent_id, u.demo as fictional
    from unit_version x join unit u on u.id = x.unit_id
    where ${after}::uuid is null or x.id > ${after}::uuid order by x.id limit ${limit}`.execute(db);
  return rows;
}

/** Adoptions of public practices counted by state; practices nobody adopted are left out. */
export async function selectOpenAdoptions(db: Db, after: string | null, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select l.practice_id, l.code as practice_code, n.* from practice_live l
    cross join lateral (
      select count(*) filter (where a.state = 'planned') as planned, count(*) filter (where a.state = 'running') as running,
        count(*) filter (where a.state = 'finished') as finished, count(*) filter (where a.state = 'stopped') as stopped,
        count(*) filter (where a.outcome = 'worked') as worked
      from adoption a where a.practice_id = l.practice_id) n
    where l.adoptions > 0 and (${after}::uuid is null or l.practice_id > ${after}::uuid)
    order by l.practice_id limit ${limit}`.execute(db);
  return rows;
}
