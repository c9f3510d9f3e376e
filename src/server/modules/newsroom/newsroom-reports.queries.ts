// SQL of error reports on pages.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';

export interface PageReportRow {
  id: string;
  path: string;
  body: string;
  state: 'open' | 'done';
  createdAt: Date;
  handledAt: Date | null;
  handledBy: string | null;
}

export async function selectReportBySubmission(db: Db, submissionDigest: string): Promise<boolean> {
  const row = await db
    .selectFrom('page_report')
    .select('id')
    .where('submission_key', '=', submissionDigest)
    .executeTakeFirst();
  return row !== undefined;
}

/** Undefined when the same submission is there already. */
export async function insertReport(
  tx: Tx,
  values: { path: string; body: string; submission_key: string; created_at: Date }
): Promise<string | undefined> {
  const row = await tx
    .insertInto('page_report')
    .values(values)
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** One page of reports, newest first, and how many there are in each state. */
export async function selectReports(
  db: Db,
  filters: { state?: 'open' | 'done' | undefined; page: number },
  limit: number
): Promise<{ rows: PageReportRow[]; counts: { open: number; done: number } }> {
  const { rows } = await sql<PageReportRow>`
    select r.id, r.path, r.body, r.state, r.created_at as "createdAt", r.handled_at as "handledAt", p.name as "handledBy"
    from page_report r left join person p on p.id = r.handled_by
    where ${filters.state ?? null}::text is null or r.state = ${filters.state ?? null}
    order by r.created_at desc, r.id desc limit ${limit} offset ${(filters.page - 1) * limit}`.execute(db);
  const counted = await sql<{ open: number; done: number }>`
    select count(*) filter (where state = 'open') as open, count(*) filter (where state = 'done') as done
    from page_report`.execute(db);
  return { rows, counts: counted.rows[0] ?? { open: 0, done: 0 } };
}

/** The state before; undefined when there is no such report. */
export async function updateReportState(
  tx: Tx,
  id: string,
  values: { state: 'open' | 'done'; personId: string | null; at: Date }
): Promise<'open' | 'done' | undefined> {
  const { rows } = await sql<{ before: 'open' | 'done' }>`
    with before as (select id, state from page_report where id = ${id} for update)
    update page_report r set state = ${values.state},
      handled_by = case when ${values.state} = 'done' then ${values.personId}::uuid end,
      handled_at = case when ${values.state} = 'done' then ${values.at}::timestamptz end
    from before where r.id = before.id returning before.state as before`.execute(tx);
  return rows[0]?.before;
}

/** Deletes reports that were done more than so many months before `now`. @returns their ids */
export async function deleteDoneReports(tx: Tx, now: Date, months: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from page_report where state = 'done'
      and handled_at < ${now}::timestamptz - make_interval(months => ${months}) returning id`.execute(tx);
  return rows.map((row) => row.id);
}
