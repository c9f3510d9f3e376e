// SQL of likely duplicates: candidates by the letters of their names while somebody types, and all practices for the clusters.
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { PracticeState } from '#shared/practice.ts';
import { rowUnitName } from './practices-names.queries.ts';

/** What is known of the syllables of a typed name. */
export interface TypedSyllables {
  /** Different ones, the rarest first; the share of names they stand in, as the planner's statistics know it. */
  syllables: { text: string; share: number }[];
  /** About how many names there are. */
  names: number;
}

/**
 * Prepares the search of candidates: by an index of syllables, and by letter triples for names around the typed text. (A
 * plain likeness of triples reads most of its index for each name of ordinary length.)
 */
export async function prepareAlike(tx: Tx, folded: string): Promise<TypedSyllables> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
    set_config('pg_trgm.word_similarity_threshold', '0.85', true)`.execute(tx);
  const { rows } = await sql<{ text: string; share: number | null; names: number }>`
    select typed.text, known.share, greatest((select reltuples from pg_class where oid = 'practice'::regclass), 0) as names
    from (select distinct unnest(string_to_array(${folded}, ' ')) as text) typed
    left join (
      select common.text, common.share
      from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as common (text, share)
      where s.schemaname = current_schema() and s.tablename = 'practice_syllables'
    ) known using (text)
    order by coalesce(known.share, 0), length(typed.text) desc, typed.text`.execute(tx);
  return { syllables: rows.map(({ text, share }) => ({ text, share: share ?? 0 })), names: rows[0]?.names ?? 0 };
}

export interface AlikeRow {
  id: string;
  code: string;
  slug: string;
  name: string;
  state: PracticeState;
  unitId: string;
  unitName: string;
  listed: boolean;
  nameFolded: string;
  /** Former and other names, folded. */
  otherNames: string[];
  summary: string;
}

/** So many names are looked at for one set of syllables, and for the letters: where more fit, they say little. */
const namesOfOneSet = 100;

/**
 * Practices with a name, former or other name near a folded text, the nearest first: names that hold the text, and names
 * that hold all syllables of one of the sets.
 */
export async function selectNearNames(
  tx: Tx,
  folded: string,
  sets: readonly (readonly string[])[],
  exceptId: string | null,
  limit: number
): Promise<AlikeRow[]> {
  const found = (table: 'practice' | 'practice_name', id: string, holds: RawBuilder<unknown>, more: number) =>
    sql`(select ${sql.ref(id)} as id, ${sql.lit(more)} + similarity(name_folded, ${folded}) as near
      from ${sql.table(table)} where ${holds} limit ${namesOfOneSet})`;
  const branches = (
    [
      ['practice', 'id'],
      ['practice_name', 'practice_id']
    ] as const
  ).flatMap(([table, id]) => [
    found(table, id, sql`${folded} <% name_folded`, 1),
    ...sets.map((set) => found(table, id, sql`string_to_array(name_folded, ' ') @> ${set}::text[]`, 0))
  ]);
  const { rows } = await sql<AlikeRow>`
    with hit as (
      ${sql.join(branches, sql` union all `)}
    ), best as (
      select p.id, max(hit.near) as near from hit join practice p using (id)
      where p.merged_into_id is null and p.id is distinct from ${exceptId}::uuid
        and not exists (select from practice_distinct d
          where d.first_id = least(p.id, ${exceptId}::uuid) and d.second_id = greatest(p.id, ${exceptId}::uuid))
      group by p.id order by 2 desc, p.id limit ${limit}
    )
    select p.id, p.code, p.slug, p.name, p.state, p.unit_id as "unitId", ${rowUnitName(sql`p.unit_id`)} as "unitName",
      p.listed_at is not null as listed, p.name_folded as "nameFolded",
      array(select n.name_folded from practice_name n where n.practice_id = p.id) as "otherNames", p.summary
    from best join practice p using (id) order by best.near desc, p.id`.execute(tx);
  return rows;
}

export interface ComparedRow {
  id: string;
  unitId: string;
  fieldId: string;
  nameFolded: string;
  otherNames: string[];
  summary: string;
}

/** One stretch of all practices that were not merged, in the order of their ids. */
export async function selectCompared(db: Db, after: string | null, limit: number): Promise<ComparedRow[]> {
  const { rows } = await sql<ComparedRow>`
    select p.id, p.unit_id as "unitId", p.field_id as "fieldId", p.name_folded as "nameFolded", p.summary,
      array(select n.name_folded from practice_name n where n.practice_id = p.id) as "otherNames"
    from practice p where p.merged_into_id is null ${after ? sql`and p.id > ${after}::uuid` : sql``}
    order by p.id limit ${limit}`.execute(db);
  return rows;
}

/** Every pair an officer found to be two practices. */
export async function selectDistinctPairs(db: Db): Promise<{ firstId: string; secondId: string }[]> {
  return db.selectFrom('practice_distinct').select(['first_id as firstId', 'second_id as secondId']).execute();
}

export async function insertDistinct(
  tx: Tx,
  pairs: readonly (readonly [string, string])[],
  given: { reason: string; by: string | null; at: Date }
): Promise<void> {
  if (pairs.length === 0) return;
  const inOrder = pairs.map(([a, b]) => (a < b ? [a, b] : [b, a]) as [string, string]);
  await tx
    .insertInto('practice_distinct')
    .values(
      inOrder.map(([first, second]) => ({
        first_id: first,
        second_id: second,
        reason: given.reason,
        by_person: given.by,
        at: given.at
      }))
    )
    .onConflict((same) => same.columns(['first_id', 'second_id']).doNothing())
    .execute();
}
