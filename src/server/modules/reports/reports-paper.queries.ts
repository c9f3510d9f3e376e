// SQL of what a report says beside the statistics: adoptions begun in the period.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';

/** Adoptions begun in a period, of practices of some units (null: all) and one field (null: all). */
export async function selectAdoptionsBegun(
  db: Db,
  asked: { from: string; to: string; unitIds: readonly string[] | null; fieldId: string | null }
): Promise<{ begun: number; units: number; practices: number }> {
  const { rows } = await sql<{ begun: number; units: number; practices: number }>`
    select count(*) as begun, count(distinct coalesce(a.unit_id::text, a.outside_name)) as units,
      count(distinct a.practice_id) as practices
    from adoption a join practice p on p.id = a.practice_id and p.merged_into_id is null
    where a.started_on between ${asked.from}::date and ${asked.to}::date
      ${asked.unitIds === null ? sql`` : sql`and p.unit_id = any(${[...asked.unitIds]}::uuid[])`}
      ${asked.fieldId === null ? sql`` : sql`and p.field_id = ${asked.fieldId}`}`.execute(db);
  return rows[0] ?? { begun: 0, units: 0, practices: 0 };
}
