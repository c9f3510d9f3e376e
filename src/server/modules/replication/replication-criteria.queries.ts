// SQL of adopters' self-assessments against a model's own criteria.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';

export interface SelfAssessmentRow {
  id: string;
  adoptionId: string;
  criteriaId: string;
  answers: Record<string, { answer: string; evidence: string }>;
  state: 'sent' | 'confirmed' | 'returned';
  reason: string | null;
  sentAt: Date;
  decidedAt: Date | null;
}
const assessmentColumns = sql`id, adoption_id as "adoptionId", criteria_id as "criteriaId", answers, state, reason,
  sent_at as "sentAt", decided_at as "decidedAt"`;

export async function selectSelfAssessments(db: Db, adoptionId: string): Promise<SelfAssessmentRow[]> {
  const { rows } = await sql<SelfAssessmentRow>`
    select ${assessmentColumns} from adoption_assessment where adoption_id = ${adoptionId} order by sent_at desc, id desc`.execute(
    db
  );
  return rows;
}

export async function lockSelfAssessment(tx: Tx, id: string): Promise<SelfAssessmentRow | undefined> {
  const { rows } = await sql<SelfAssessmentRow>`
    select ${assessmentColumns} from adoption_assessment where id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function insertSelfAssessment(
  tx: Tx,
  given: { adoptionId: string; criteriaId: string; answers: object; by: string | null; at: Date }
): Promise<string> {
  const { id } = await tx
    .insertInto('adoption_assessment')
    .values({
      adoption_id: given.adoptionId,
      criteria_id: given.criteriaId,
      answers: JSON.stringify(given.answers),
      sent_by: given.by,
      sent_at: given.at
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function decideSelfAssessment(
  tx: Tx,
  id: string,
  decision: { state: 'confirmed' | 'returned'; reason: string | null; by: string | null; at: Date }
): Promise<void> {
  await tx
    .updateTable('adoption_assessment')
    .set({ state: decision.state, reason: decision.reason, decided_by: decision.by, decided_at: decision.at })
    .where('id', '=', id)
    .execute();
}
