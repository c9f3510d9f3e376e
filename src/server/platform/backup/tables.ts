// What the catalogue tells about our tables: columns, order of rows, references, triggers, sequences; and their COPY commands.
import type pg from 'pg';
import { from as copyFrom, to as copyTo, type CopyStreamQuery, type CopyToStreamQuery } from 'pg-copy-streams';
import { fillingOrder } from './order.ts';

export interface Table {
  /** `schema.table`; our names need no quoting beyond the dot. */
  name: string;
  /** Without generated ones: those are computed again. */
  columns: string[];
  /** An ORDER BY that gives the same order on every server. */
  order: string;
  /** Ordinary triggers that fire now; the load switches exactly these off and on again. */
  triggers: string[];
}

export interface Sequence {
  name: string;
  /** The number it gives next. */
  next: string;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const quotedName = (name: string) => name.split('.').map(quoted).join('.');

// schema_migration and its lock say where the schema stands: the manifest carries that.
const ours = `n.nspname in ('public', 'jobs') and c.relname not in ('schema_migration', 'schema_migration_lock')
  and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')`;

/**
 * Tables whose rows never leave the database: visitors' digests, the day's key that could tell whose they are, and form
 * windows. A copy of the key would undo its being thrown away every night.
 */
export const neverCopied: ReadonlySet<string> = new Set([
  'public.view_key',
  'public.article_view_mark',
  'public.form_turn'
]);

/** All tables of the program, in the order they can be filled. @throws Error when foreign keys run in a circle */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; keys: string[] | null; triggers: string[] }>(`
    select n.nspname || '.' || c.relname as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      (select array_agg(format('%I%s', a.attname, case when a.attcollation <> 0 then ' collate "C"' else '' end) order by k.place)
        from pg_index i cross join unnest(i.indkey::int2[]) with ordinality as k (number, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
        where i.indrelid = c.oid and i.indisprimary) as keys,
      array(select t.tgname::text from pg_trigger t
        where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled = 'O' and t.tgparentid = 0 order by 1) as triggers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and ${ours}
    order by 1`);
  const tables = new Map(
    rows.map((row) => {
      // Without a primary key whole rows decide; equal rows may stand in any order.
      const order = row.keys ?? row.columns.map((column) => `${quoted(column)}::text collate "C"`);
      return [
        row.name,
        { name: row.name, columns: row.columns, triggers: row.triggers, order: order.join(', ') }
      ] as const;
    })
  );
  const references = await readReferences(client);
  return fillingOrder([...tables.keys()], references).flatMap((name) => tables.get(name) ?? []);
}

/** From each table to those its foreign keys point at; a partition counts as its whole. */
async function readReferences(client: pg.Client): Promise<Map<string, Set<string>>> {
  const { rows } = await client.query<{ source: string; target: string }>(`
    select distinct sn.nspname || '.' || s.relname as source, tn.nspname || '.' || t.relname as target
    from pg_constraint f
    join pg_class s on s.oid = coalesce(pg_partition_root(f.conrelid), f.conrelid)
    join pg_namespace sn on sn.oid = s.relnamespace
    join pg_class t on t.oid = coalesce(pg_partition_root(f.confrelid), f.confrelid)
    join pg_namespace tn on tn.oid = t.relnamespace
    where f.contype = 'f' and sn.nspname in ('public', 'jobs') order by 1, 2`);
  const references = new Map<string, Set<string>>();
  for (const { source, target } of rows) {
    const targets = references.get(source) ?? new Set();
    references.set(source, targets.add(target));
  }
  return references;
}

/** Where every sequence stands. Sequences ignore snapshots, so they may be ahead of the rows: that only leaves gaps. */
export async function readSequences(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string; step: string }>(`
    select n.nspname || '.' || c.relname as name, s.seqincrement::text as step
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_sequence s on s.seqrelid = c.oid
    where ${ours} order by 1`);
  const sequences: Sequence[] = [];
  for (const { name, step } of rows) {
    const found = await client.query<{ next: string }>(
      `select (case when is_called then last_value + ${step} else last_value end)::text as next from ${quotedName(name)}`
    );
    if (found.rows[0]) sequences.push({ name, next: found.rows[0].next });
  }
  return sequences;
}

/** Streams a table's rows as COPY text, or none of them; the caller reads it to the end. */
export function copyOut(client: pg.Client, table: Table, none = false): CopyToStreamQuery {
  const columns = table.columns.map(quoted).join(', ');
  const rows = none ? ' where false' : '';
  return client.query(
    copyTo(`copy (select ${columns} from ${quotedName(table.name)}${rows} order by ${table.order}) to stdout`)
  );
}

/** Takes COPY text of the named columns; `finish` comes when the rows are in. */
export function copyIn(client: pg.Client, name: string, columns: string[]): CopyStreamQuery {
  return client.query(copyFrom(`copy ${quotedName(name)} (${columns.map(quoted).join(', ')}) from stdin`));
}
