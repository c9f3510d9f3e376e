// SQL of what waits to be assessed, and of trying a step that may be undone.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { JudgedPractice } from '#shared/assessments.ts';

export interface WaitingPractice extends JudgedPractice {
  fieldId: string;
  /** Since when it waits; for a re-evaluation the day it is due. */
  since: string;
  /** Whether the field has criteria to be judged by. */
  hasCriteria: boolean;
  total: number;
}

const unitName = sql`(select v.full_name from unit_version v where v.unit_id = p.unit_id order by upper(v.valid) desc nulls first limit 1)`;

/** Practices approved by their unit, the longest waiting first; or recognised ones whose yearly re-evaluation is due. */
export async function selectWaiting(
  db: Db,
  filters: {
    kind: 'recognition' | 'reevaluation';
    fieldId: string | undefined;
    reach: readonly string[] | null;
    day: string;
  },
  page: { limit: number; offset: number }
): Promise<WaitingPractice[]> {
  const waits =
    filters.kind === 'recognition'
      ? sql`p.state = 'unit_approved'`
      : sql`p.state = 'recognised' and p.reevaluate_on <= ${filters.day}::date
          and not exists (select from assessment a where a.practice_id = p.id and a.state <> 'closed')`;
  const since =
    filters.kind === 'recognition'
      ? sql`(p.state_changed_at at time zone 'Asia/Ho_Chi_Minh')::date`
      : sql`p.reevaluate_on`;
  const { rows } = await sql<WaitingPractice>`
    select p.id, p.code, p.name, p.kind, p.field_id as "fieldId", ${unitName} as "unitName", f.short_vi as "fieldShortVi",
      f.short_en as "fieldShortEn", ${since} as since, count(*) over () as total,
      exists (select from criteria_set s join criteria_set_version v on v.set_id = s.id and v.state = 'published'
        where s.field_id = p.field_id and not s.closed) as "hasCriteria"
    from practice p join field f on f.id = p.field_id
    where ${waits} and p.merged_into_id is null
      and (${filters.fieldId ?? null}::uuid is null or p.field_id = ${filters.fieldId ?? null}::uuid)
      and (${filters.reach === null} or p.unit_id = any(${[...(filters.reach ?? [])]}::uuid[]))
    order by ${since}, p.code limit ${page.limit} offset ${page.offset}`.execute(db);
  return rows;
}

/** Runs one piece so that its failure leaves the rest of the transaction standing. */
export async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint piece`.execute(tx);
  try {
    const result = await work();
    await sql`release savepoint piece`.execute(tx);
    return result;
  } catch (error) {
    await sql`rollback to savepoint piece`.execute(tx);
    throw error;
  }
}
