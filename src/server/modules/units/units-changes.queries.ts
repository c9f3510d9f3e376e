// SQL that creates units and changes their versions.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { Description, VersionRow } from './units.rules.ts';
import type { Span } from '#shared/units.ts';

/** Held until the transaction ends: changes of the tree take turns, so that two of them cannot make a cycle together. */
export async function lockUnitTree(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(726003)`.execute(tx);
}

/** Versions of units, each unit's oldest first. */
export async function selectVersionRows(
  db: Db,
  unitIds: readonly string[]
): Promise<(VersionRow & { unitId: string; demo: boolean })[]> {
  const { rows } = await sql<VersionRow & { unitId: string; demo: boolean }>`
    select v.id, v.unit_id as "unitId", u.demo, lower(v.valid) as "from", upper(v.valid) as "to", v.type, v.name,
      v.full_name as "fullName", v.code, v.symbol, v.parent_id as "parentId", v.territory_id as "territoryId", v.document
    from unit_version v join unit u on u.id = v.unit_id
    where v.unit_id = any(${[...unitIds]}::uuid[])
    order by v.unit_id, lower(v.valid) nulls first`.execute(db);
  return rows;
}

export async function insertUnit(tx: Tx, demo: boolean): Promise<string> {
  return (await tx.insertInto('unit').values({ demo }).returning('id').executeTakeFirstOrThrow()).id;
}

const columnsOf = (description: Description) => ({
  type: description.type,
  name: description.name,
  full_name: description.fullName,
  code: description.code,
  symbol: description.symbol,
  parent_id: description.parentId,
  territory_id: description.territoryId,
  document: description.document
});

export async function insertVersion(tx: Tx, unitId: string, span: Span, description: Description): Promise<void> {
  await tx
    .insertInto('unit_version')
    .values({
      unit_id: unitId,
      valid: sql`daterange(${span.from}::date, ${span.to}::date)`,
      ...columnsOf(description)
    })
    .execute();
}

export async function updateVersion(tx: Tx, versionId: string, description: Description): Promise<void> {
  await tx.updateTable('unit_version').set(columnsOf(description)).where('id', '=', versionId).execute();
}

export async function closeVersions(tx: Tx, versionIds: readonly string[], day: string): Promise<void> {
  await sql`update unit_version set valid = daterange(lower(valid), ${day}::date)
    where id = any(${[...versionIds]}::uuid[])`.execute(tx);
}

/** Whether a unit stands through the whole of a span. */
export async function standsThrough(db: Db, unitId: string, span: Span): Promise<boolean> {
  const { rows } = await sql<{ stands: boolean }>`
    select coalesce(range_agg(valid) @> daterange(${span.from}::date, ${span.to}::date), false) as stands
    from unit_version where unit_id = ${unitId}::uuid`.execute(db);
  return rows[0]?.stands ?? false;
}

/** A unit and everything it stands under on any day of a span: placing one of these under it would make a cycle. */
export async function selectAboveThrough(db: Db, unitId: string, span: Span): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up (unit_id, span) as (
      select ${unitId}::uuid, daterange(${span.from}::date, ${span.to}::date)
      union
      select v.parent_id, up.span * v.valid from up
      join unit_version v on v.unit_id = up.unit_id and v.valid && up.span
      where v.parent_id is not null
    )
    select distinct unit_id as id from up`.execute(db);
  return rows.map((row) => row.id);
}

/** Versions of other units that name one of some units as parent or territory on a day or later. */
export async function selectDependents(
  db: Db,
  unitIds: readonly string[],
  day: string
): Promise<{ versionId: string; unitId: string; fullName: string; from: string | null; to: string | null }[]> {
  const ids = [...unitIds];
  const { rows } = await sql<{
    versionId: string;
    unitId: string;
    fullName: string;
    from: string | null;
    to: string | null;
  }>`
    select id as "versionId", unit_id as "unitId", full_name as "fullName", lower(valid) as "from", upper(valid) as "to"
    from unit_version
    where (parent_id = any(${ids}::uuid[]) or territory_id = any(${ids}::uuid[]))
      and valid && daterange(${day}::date, null) and not unit_id = any(${ids}::uuid[])
    order by full_name collate "vi-x-icu"`.execute(db);
  return rows;
}

/** From a day on, what stood under (or worked in) some units stands under another. */
export async function moveDependents(
  tx: Tx,
  dependents: readonly { versionId: string; from: string | null; to: string | null }[],
  unitIds: readonly string[],
  toId: string,
  day: string
): Promise<void> {
  const split = dependents.filter((one) => one.from === null || one.from < day);
  const whole = dependents.filter((one) => one.from !== null && one.from >= day);
  const ids = [...unitIds];
  const moved = sql`
    case when parent_id = any(${ids}::uuid[]) then ${toId}::uuid else parent_id end,
    case when territory_id = any(${ids}::uuid[]) then ${toId}::uuid else territory_id end`;
  await closeVersions(
    tx,
    split.map((one) => one.versionId),
    day
  );
  await sql`
    insert into unit_version (unit_id, valid, type, name, full_name, code, symbol, parent_id, territory_id)
    select v.unit_id, daterange(${day}::date, m.until), v.type, v.name, v.full_name, v.code, v.symbol, ${moved}
    from unnest(${split.map((one) => one.versionId)}::uuid[], ${split.map((one) => one.to)}::date[]) as m (id, until)
    join unit_version v on v.id = m.id`.execute(tx);
  await sql`
    update unit_version set (parent_id, territory_id) = (select ${moved})
    where id = any(${whole.map((one) => one.versionId)}::uuid[])`.execute(tx);
}
