// SQL of the public register's lists and of a practice's page.
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import type { RegisterSort } from '#shared/register.ts';
import { narrowedTo, type IndexFilter } from './practices-search.queries.ts';

const orders = {
  newest: sql`i.listed_at desc, i.practice_id desc`,
  name: sql`i.name collate "vi-x-icu", i.practice_id`,
  adopted: sql`i.adoptions desc, i.listed_at desc, i.practice_id desc`
} satisfies Record<RegisterSort, RawBuilder<unknown>>;

/** One page of the practices that pass a condition and filters, in an order. */
export async function selectListedPage(
  db: Db,
  condition: RawBuilder<unknown>,
  by: IndexFilter,
  sort: RegisterSort,
  page: { size: number; offset: number }
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.practice_id as id from practice_index i where ${condition} and ${narrowedTo(by)}
    order by ${orders[sort]} limit ${page.size} offset ${page.offset}`.execute(db);
  return rows.map((row) => row.id);
}
