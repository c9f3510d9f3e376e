// SQL of likely duplicates: candidates by the letters of their names while somebody types, and all practices for the clusters.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { PracticeState } from '#shared/practice.ts';
import { rowUnitName } from './practices-names.queries.ts';

/** How near a name must be to become a candidate; the trigram index looks up the rarest triples of the text alone. */
export async function prepareAlike(tx: Tx): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
    set_config('pg_trgm.similarity_threshold', '0.6', true),
    set_config('pg_trgm.word_similarity_threshold', '0.85', true)`.execute(tx);
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

/** Practices with a name, former or other name near a folded text, the nearest first. */
export async function selectNearNames(
  tx: Tx,
  folded: string,
  exceptId: string | null,
  limit: number
): Promise<AlikeRow[]> {
  const near = (column: string) => sql`(${sql.ref(column)} % ${folded} or ${folded} <% ${sql.ref(column)})`;
  const { rows } = await sql<AlikeRow>`
    with hit as (
      select p.id, similarity(p.name_folded, ${folded}) + word_similarity(${folded}, p.name_folded) as near
      from practice p where ${near('p.name_folded')}
      union all
      select n.practice_id, similarity(n.name_folded, ${folded}) + word_similarity(${folded}, n.name_folded)
      from practice_name n where ${near('n.name_folded')}
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
