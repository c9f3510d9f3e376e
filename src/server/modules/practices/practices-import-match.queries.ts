// SQL that asks of many rows at once whether their codes and names are in the register already.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { KnownPractice } from './practices-import-match.rules.ts';

export interface AskedRow {
  number: number;
  name: string;
  code: string | null;
  unitId: string;
}

export interface MatchedRow {
  number: number;
  /** The name as the database compares it. */
  folded: string;
  code: (KnownPractice & { sameName: boolean }) | null;
  name: (KnownPractice & { sameUnit: boolean }) | null;
}

/**
 * Practices with a row's code, and with its name (or that as a former or other name).
 * @param batchId practices this batch made are the same only within one unit: the file says that they are several
 */
export async function selectMatches(db: Db, batchId: string, asked: readonly AskedRow[]): Promise<MatchedRow[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<MatchedRow>`
    with asked as materialized (
      select a.number, a.code, a."unitId" as unit_id, text_words(text_folded(a.name)) as folded
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (number int, name text, code text, "unitId" uuid)
    )
    select a.number, a.folded, (
      select json_build_object('id', p.id, 'name', p.name, 'unitId', p.unit_id, 'sameName', p.name_folded = a.folded)
      from practice p where p.code = a.code
    ) as code, (
      select json_build_object('id', h.id, 'name', h.name, 'unitId', h.unit_id, 'sameUnit', h.unit_id = a.unit_id)
      from (
        select p.id, p.name, p.unit_id from practice p
        where p.name_folded = a.folded and p.merged_into_id is null
          and (p.unit_id = a.unit_id or p.import_id is distinct from ${batchId}::uuid)
        union all
        select p.id, p.name, p.unit_id from practice_name n join practice p on p.id = n.practice_id
        where n.name_folded = a.folded and p.merged_into_id is null
      ) h where a.folded <> '' order by h.unit_id = a.unit_id desc, h.id limit 1
    ) as name
    from asked a`.execute(db);
  return rows;
}

export interface NearRow {
  number: number;
  id: string;
  name: string;
  folded: string;
  summary: string;
}

/** Practices, and former or other names of some, much like the core of each name; a few for each. */
export async function selectNear(tx: Tx, asked: readonly { number: number; core: string }[]): Promise<NearRow[]> {
  if (asked.length === 0) return [];
  await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
    set_config('pg_trgm.similarity_threshold', '0.6', true)`.execute(tx);
  const { rows } = await sql<NearRow>`
    select a.number, h.id, h.name, h.folded, h.summary
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (number int, core text)
    cross join lateral (
      select p.id, p.name, n.folded, p.summary
      from (
        select id, name_folded as folded from practice where name_folded % a.core
        union all
        select practice_id, name_folded from practice_name where name_folded % a.core
      ) n join practice p on p.id = n.id
      where p.merged_into_id is null order by similarity(n.folded, a.core) desc, p.id limit 4
    ) h`.execute(tx);
  await sql`select set_config('enable_seqscan', 'on', true)`.execute(tx);
  return rows;
}
