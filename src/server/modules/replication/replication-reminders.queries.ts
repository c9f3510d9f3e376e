// SQL of reminders: adopters whose report is due, and which reminder went out.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';

export interface DueReport {
  id: string;
  practiceName: string;
  unitId: string | null;
  dueOn: string;
}

/** Running adoptions whose report is due between two days, by id after `afterId`; outsiders while they can be written to. */
export async function selectDueReports(
  db: Db,
  days: { from: string; until: string },
  afterId: string | null,
  limit: number
): Promise<DueReport[]> {
  const { rows } = await sql<DueReport>`
    select a.id, p.name as "practiceName", a.unit_id as "unitId", a.next_check_in_on as "dueOn"
    from adoption a join practice p on p.id = a.practice_id
    where a.state = 'running' and a.next_check_in_on between ${days.from}::date and ${days.until}::date
      and (a.unit_id is not null or (a.confirmed_at is not null and a.outside_mail is not null))
      and (${afterId}::uuid is null or a.id > ${afterId}::uuid)
    order by a.id limit ${limit}`.execute(db);
  return rows;
}

/** Notes that a reminder goes out; false when it went out before. */
export async function insertReportReminder(
  tx: Tx,
  reminder: { adoptionId: string; dueOn: string; step: number; at: Date }
): Promise<boolean> {
  const result = await tx
    .insertInto('adoption_reminder')
    .values({ adoption_id: reminder.adoptionId, due_on: reminder.dueOn, step: reminder.step, sent_at: reminder.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows) > 0;
}
