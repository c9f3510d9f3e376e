// SQL of the council's advice and of requests for reconsideration.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { AdviceState } from '#shared/assessments.ts';

/** Writes what the council advises anew; answers are given only after the assessment is closed. */
export async function replaceAdvice(
  tx: Tx,
  advice: { assessmentId: string; practiceId: string; texts: readonly string[]; dueOn: string | null; at: Date }
): Promise<void> {
  await tx.deleteFrom('council_advice').where('assessment_id', '=', advice.assessmentId).execute();
  if (advice.texts.length === 0) return;
  await tx
    .insertInto('council_advice')
    .values(
      advice.texts.map((text) => ({
        assessment_id: advice.assessmentId,
        practice_id: advice.practiceId,
        text,
        due_on: advice.dueOn,
        created_at: advice.at
      }))
    )
    .execute();
}

export interface AdviceHeld {
  id: string;
  practiceId: string;
  state: AdviceState;
  closed: boolean;
}

export async function lockAdvice(tx: Tx, id: string): Promise<AdviceHeld | undefined> {
  const { rows } = await sql<AdviceHeld>`
    select v.id, v.practice_id as "practiceId", v.state, a.state = 'closed' as closed
    from council_advice v join assessment a on a.id = v.assessment_id where v.id = ${id} for update of v`.execute(tx);
  return rows[0];
}

export async function updateAdvice(
  tx: Tx,
  id: string,
  answer: { state: AdviceState; text: string; by: string | null; at: Date }
): Promise<void> {
  await tx
    .updateTable('council_advice')
    .set({ state: answer.state, answer: answer.text, answered_by: answer.by, answered_at: answer.at })
    .where('id', '=', id)
    .execute();
}

/** @returns false when one was asked for before */
export async function insertRequest(
  tx: Tx,
  request: { assessmentId: string; practiceId: string; reason: string; by: string | null; at: Date }
): Promise<boolean> {
  const row = await tx
    .insertInto('reconsideration_request')
    .values({
      assessment_id: request.assessmentId,
      practice_id: request.practiceId,
      reason: request.reason,
      requested_by: request.by,
      requested_at: request.at
    })
    .onConflict((oc) => oc.doNothing())
    .returning('assessment_id')
    .executeTakeFirst();
  return row !== undefined;
}

export interface RequestRow {
  assessmentId: string;
  practiceId: string;
  practiceName: string;
  unitName: string;
  reason: string;
  state: 'open' | 'accepted' | 'refused';
  answer: string | null;
  requestedAt: Date;
  answeredAt: Date | null;
}

const requestColumns = sql`
  q.assessment_id as "assessmentId", q.practice_id as "practiceId", p.name as "practiceName", q.reason, q.state, q.answer,
  q.requested_at as "requestedAt", q.answered_at as "answeredAt",
  (select v.full_name from unit_version v where v.unit_id = p.unit_id order by upper(v.valid) desc nulls first limit 1) as "unitName"`;

export async function selectRequestsOf(db: Db, practiceId: string): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select ${requestColumns} from reconsideration_request q join practice p on p.id = q.practice_id
    where q.practice_id = ${practiceId} order by q.requested_at desc`.execute(db);
  return rows;
}

/** Requests nobody has answered, oldest first. */
export async function selectOpenRequests(db: Db, reach: readonly string[] | null): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select ${requestColumns} from reconsideration_request q join practice p on p.id = q.practice_id
    join assessment a on a.id = q.assessment_id join council c on c.id = a.council_id
    where q.state = 'open' and (${reach === null} or c.unit_id = any(${[...(reach ?? [])]}::uuid[]))
    order by q.requested_at limit 100`.execute(db);
  return rows;
}

export async function lockRequest(
  tx: Tx,
  assessmentId: string
): Promise<{ reason: string; state: string; practiceId: string } | undefined> {
  const row = await tx
    .selectFrom('reconsideration_request')
    .select(['reason', 'state', 'practice_id'])
    .where('assessment_id', '=', assessmentId)
    .forUpdate()
    .executeTakeFirst();
  return row && { reason: row.reason, state: row.state, practiceId: row.practice_id };
}

export async function updateRequest(
  tx: Tx,
  assessmentId: string,
  answer: { state: 'accepted' | 'refused'; text: string | null; by: string | null; at: Date }
): Promise<void> {
  await tx
    .updateTable('reconsideration_request')
    .set({ state: answer.state, answer: answer.text, answered_by: answer.by, answered_at: answer.at })
    .where('assessment_id', '=', assessmentId)
    .execute();
}

/** A practice's assessments, newest first, for its unit: outcomes and reasons, never a mark. */
export interface HistoryRow {
  id: string;
  purpose: 'recognition' | 'reconsideration' | 'reevaluation';
  councilName: string;
  createdAt: Date;
  closedAt: Date | null;
  closed: boolean;
  outcome: string | null;
  /** What the council gave as reasons; only once closed. */
  reason: string | null;
  levelVi: string | null;
  levelEn: string | null;
  exemplary: boolean;
  documentNumber: string | null;
  documentId: string | null;
  decidedOn: string | null;
  practiceVersion: number;
}

export async function selectHistory(db: Db, practiceId: string): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select a.id, a.purpose, c.name as "councilName", a.created_at as "createdAt", a.closed_at as "closedAt",
      a.state = 'closed' as closed, a.outcome,
      case when a.state = 'closed' then coalesce(a.outcome_reason, a.recommendation_reason) end as reason,
      case when a.outcome = 'recognised' then l.name_vi end as "levelVi",
      case when a.outcome = 'recognised' then l.name_en end as "levelEn",
      a.outcome = 'recognised' and a.exemplary as exemplary,
      d.number as "documentNumber", d.id as "documentId", d.issued_on as "decidedOn", a.practice_version as "practiceVersion"
    from assessment a join council c on c.id = a.council_id
    left join recognition_level l on l.id = a.recommended_level_id
    left join official_document d on d.id = a.document_id
    where a.practice_id = ${practiceId} order by a.created_at desc, a.id desc`.execute(db);
  return rows.map((row) => ({ ...row, exemplary: row.exemplary ?? false }));
}
