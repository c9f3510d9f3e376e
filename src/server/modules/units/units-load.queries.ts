// SQL that loads a data set in whole sets, and reads the load report.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { DataNote, LoadReport, UnitDataset } from './units.types.ts';

/** Of some keys, those that name no unit. */
export async function selectUnknownKeys(db: Db, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from unnest(${[...keys]}::text[]) as k (key)
    where not exists (select from unit where source_key = k.key)`.execute(db);
  return rows.map((row) => row.key);
}

export async function selectIdsByKey(db: Db, keys: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; id: string }>`
    select source_key as key, id from unit where source_key = any(${[...keys]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.key, row.id]));
}

/** Inserts the units that are not there yet; returns the keys inserted. */
export async function insertNewUnits(tx: Tx, keys: readonly string[], demo: boolean): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    insert into unit (source_key, demo) select key, ${demo} from unnest(${[...keys]}::text[]) as k (key)
    on conflict (source_key) do nothing returning source_key as key`.execute(tx);
  return rows.map((row) => row.key);
}

export async function insertVersions(tx: Tx, units: UnitDataset['units']): Promise<number> {
  const rows = units.flatMap((unit) => unit.versions.map((version) => ({ key: unit.key, ...version })));
  const column = <K extends keyof (typeof rows)[number]>(name: K) => rows.map((row) => row[name] ?? null);
  const done = await sql`
    insert into unit_version (unit_id, valid, type, name, full_name, code, symbol, parent_id, territory_id)
    select u.id, daterange(r.since, r.until), r.type, r.name, r.full_name, r.code, r.symbol, p.id, t.id
    from unnest(
      ${column('key')}::text[], ${column('from')}::date[], ${column('to')}::date[], ${column('type')}::text[],
      ${column('name')}::text[], ${column('fullName')}::text[], ${column('code')}::text[], ${column('symbol')}::text[],
      ${column('parent')}::text[], ${column('territory')}::text[]
    ) as r (key, since, until, type, name, full_name, code, symbol, parent, territory)
    join unit u on u.source_key = r.key
    left join unit p on p.source_key = r.parent
    left join unit t on t.source_key = r.territory`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

export async function insertAliases(tx: Tx, units: UnitDataset['units']): Promise<void> {
  const rows = units.flatMap((unit) => (unit.aliases ?? []).map((name) => ({ key: unit.key, name })));
  await sql`
    insert into unit_alias (unit_id, name)
    select u.id, r.name
    from unnest(${rows.map((row) => row.key)}::text[], ${rows.map((row) => row.name)}::text[]) as r (key, name)
    join unit u on u.source_key = r.key
    on conflict do nothing`.execute(tx);
}

/** Inserts the events that are not there yet, with their links; returns how many. */
export async function insertSuccessions(tx: Tx, events: UnitDataset['successions'], demo: boolean): Promise<number> {
  const { rows } = await sql<{ key: string }>`
    insert into unit_succession (source_key, on_date, kind, document, note, demo)
    select *, ${demo} from unnest(
      ${events.map((e) => e.key)}::text[], ${events.map((e) => e.onDate)}::date[], ${events.map((e) => e.kind)}::text[],
      ${events.map((e) => e.document ?? null)}::text[], ${events.map((e) => e.note ?? null)}::text[])
    on conflict (source_key) do nothing returning source_key as key`.execute(tx);
  const added = new Set(rows.map((row) => row.key));
  const links = events.filter((e) => added.has(e.key)).flatMap((e) => e.links.map((link) => ({ key: e.key, ...link })));
  await sql`
    insert into unit_succession_link (succession_id, old_unit_id, new_unit_id, part)
    select s.id, o.id, n.id, r.part
    from unnest(
      ${links.map((l) => l.key)}::text[], ${links.map((l) => l.old)}::text[], ${links.map((l) => l.new)}::text[],
      ${links.map((l) => l.part)}::text[]
    ) as r (key, old, new, part)
    join unit_succession s on s.source_key = r.key
    join unit o on o.source_key = r.old
    left join unit n on n.source_key = r.new`.execute(tx);
  return added.size;
}

/** What a loaded tree must not hold: names of units that stand while the unit above does not, or under themselves. */
export async function selectTreeProblems(tx: Tx): Promise<{ reason: string; name: string }[]> {
  const { rows } = await sql<{ reason: string; name: string }>`
    with recursive standing as materialized (
      select unit_id, range_agg(valid) as valid from unit_version group by unit_id
    ), up (start, unit_id, span, depth) as (
      select unit_id, parent_id, valid, 1 from unit_version where parent_id is not null
      union all
      select up.start, v.parent_id, up.span * v.valid, up.depth + 1
      from up join unit_version v on v.unit_id = up.unit_id and v.valid && up.span
      where v.parent_id is not null and up.unit_id <> up.start and up.depth < 30
    )
    (select 'parent does not stand' as reason, v.full_name as name
     from unit_version v join standing p on p.unit_id in (v.parent_id, v.territory_id)
     where not p.valid @> v.valid limit 5)
    union all
    (select distinct 'stands under itself', v.full_name
     from up join unit_version v on v.unit_id = up.start where up.unit_id = up.start limit 5)
    union all
    (select distinct 'succession does not fit', v.full_name
     from unit_succession_link l
     join unit_succession s on s.id = l.succession_id
     join standing o on o.unit_id = l.old_unit_id
     left join standing n on n.unit_id = l.new_unit_id
     join unit_version v on v.unit_id = l.old_unit_id
     where coalesce(upper(o.valid) <> s.on_date, true) or not coalesce(n.valid @> s.on_date, true) limit 5)`.execute(
    tx
  );
  return rows;
}

export async function upsertLoad(
  tx: Tx,
  dataset: string,
  loadedAt: Date,
  counts: Record<string, number>
): Promise<void> {
  const values = { loaded_at: loadedAt, counts: JSON.stringify(counts) };
  await tx
    .insertInto('unit_load')
    .values({ dataset, ...values })
    .onConflict((conflict) => conflict.column('dataset').doUpdateSet(values))
    .execute();
}

export async function insertNotes(tx: Tx, dataset: string, notes: UnitDataset['notes']): Promise<void> {
  await sql`
    insert into unit_data_note (source_key, dataset, kind, unit_id, details)
    select r.key, ${dataset}, r.kind, u.id, r.details
    from unnest(
      ${notes.map((n) => n.key)}::text[], ${notes.map((n) => n.kind)}::text[], ${notes.map((n) => n.unit ?? null)}::text[],
      ${notes.map((n) => JSON.stringify(n.details))}::jsonb[]
    ) as r (key, kind, unit, details)
    left join unit u on u.source_key = r.unit
    on conflict (source_key) do nothing`.execute(tx);
}

export async function selectLoadReports(db: Db): Promise<LoadReport[]> {
  const { rows } = await sql<LoadReport>`
    select l.dataset, l.loaded_at as "loadedAt", l.counts,
      coalesce((select json_agg(json_build_object('kind', n.kind, 'count', n.count) order by n.kind)
        from (select kind, count(*) from unit_data_note where dataset = l.dataset group by kind) n), '[]') as notes
    from unit_load l order by l.loaded_at`.execute(db);
  return rows;
}

const noteColumns = sql`
  n.id, n.dataset, n.kind, n.details, (
    select json_build_object('id', v.unit_id, 'name', v.name, 'fullName', v.full_name, 'type', v.type)
    from unit_version v where v.unit_id = n.unit_id order by lower(v.valid) desc nulls last limit 1) as unit`;

export async function selectNotes(db: Db, dataset: string, kind: string): Promise<DataNote[]> {
  const { rows } = await sql<DataNote>`
    select ${noteColumns} from unit_data_note n where n.dataset = ${dataset} and n.kind = ${kind}
    order by n.source_key limit 500`.execute(db);
  return rows;
}

export async function selectNotesOf(db: Db, unitId: string): Promise<DataNote[]> {
  const { rows } = await sql<DataNote>`
    select ${noteColumns} from unit_data_note n where n.unit_id = ${unitId}::uuid order by n.source_key`.execute(db);
  return rows;
}
