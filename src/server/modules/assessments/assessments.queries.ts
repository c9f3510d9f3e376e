// SQL of assessments, who scores them, and the score sheets.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type {
  AssessmentOutcome,
  AssessmentPurpose,
  AssessmentState,
  ConflictKind,
  ReviewerReason
} from '#shared/assessments.ts';
import type { SheetContent } from '#shared/criteria.ts';
import type { AssessmentRecord, ReviewerRecord } from './assessments.types.ts';

export const assessmentColumns = sql`
  a.id, a.practice_id as "practiceId", a.practice_version as "practiceVersion", a.council_id as "councilId",
  a.criteria_version_id as "criteriaVersionId", a.purpose, a.previous_id as "previousId", a.request_reason as "requestReason",
  a.state, a.spread, a.mean_mark as "meanMark", a.recommendation, a.recommendation_reason as "recommendationReason",
  a.recommended_level_id as "recommendedLevelId", a.exemplary, a.recommended_at as "recommendedAt", a.closed_at as "closedAt",
  a.outcome, a.outcome_reason as "outcomeReason", a.document_id as "documentId", a.revision, a.created_at as "createdAt"`;

export async function selectAssessment(db: Db, id: string): Promise<AssessmentRecord | undefined> {
  const { rows } =
    await sql<AssessmentRecord>`select ${assessmentColumns} from assessment a where a.id = ${id}`.execute(db);
  return rows[0];
}

/** Sheets sent at the same moment, a decision and a declared conflict wait for one another here. */
export async function lockAssessment(tx: Tx, id: string): Promise<AssessmentRecord | undefined> {
  const { rows } = await sql<AssessmentRecord>`
    select ${assessmentColumns} from assessment a where a.id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function insertAssessment(
  tx: Tx,
  assessment: {
    practiceId: string;
    practiceVersion: number;
    councilId: string;
    criteriaVersionId: string;
    purpose: AssessmentPurpose;
    previousId: string | null;
    requestReason: string | null;
    by: string | null;
    at: Date;
  }
): Promise<string> {
  const { id } = await tx
    .insertInto('assessment')
    .values({
      practice_id: assessment.practiceId,
      practice_version: assessment.practiceVersion,
      council_id: assessment.councilId,
      criteria_version_id: assessment.criteriaVersionId,
      purpose: assessment.purpose,
      previous_id: assessment.previousId,
      request_reason: assessment.requestReason,
      created_by: assessment.by,
      created_at: assessment.at
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function selectOpenAssessment(db: Db, practiceId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('assessment')
    .select('id')
    .where('practice_id', '=', practiceId)
    .where('state', '<>', 'closed')
    .executeTakeFirst();
  return row?.id;
}

/** In the order of the assignment. */
export async function selectReviewers(db: Db, assessmentId: string): Promise<ReviewerRecord[]> {
  const { rows } = await sql<ReviewerRecord>`
    select r.person_id as "personId", p.name, r.reason, r.assigned_at as "assignedAt", r.withdrawn_at as "withdrawnAt", r.conflict,
      r.conflict_note as "conflictNote", s.submitted_at as "submittedAt"
    from assessment_reviewer r join person p on p.id = r.person_id
    join score_sheet s on s.assessment_id = r.assessment_id and s.person_id = r.person_id
    where r.assessment_id = ${assessmentId}
    order by r.assigned_at, p.name collate "vi-x-icu", r.person_id`.execute(db);
  return rows;
}

/** With an empty sheet to write on. */
export async function insertReviewer(
  tx: Tx,
  reviewer: { assessmentId: string; personId: string; reason: ReviewerReason; by: string | null; at: Date }
): Promise<void> {
  await tx
    .insertInto('assessment_reviewer')
    .values({
      assessment_id: reviewer.assessmentId,
      person_id: reviewer.personId,
      reason: reviewer.reason,
      assigned_by: reviewer.by,
      assigned_at: reviewer.at
    })
    .execute();
  await tx
    .insertInto('score_sheet')
    .values({ assessment_id: reviewer.assessmentId, person_id: reviewer.personId, saved_at: reviewer.at })
    .execute();
}

export async function updateWithdrawn(
  tx: Tx,
  reviewer: { assessmentId: string; personId: string; conflict: ConflictKind; note: string; at: Date }
): Promise<void> {
  await tx
    .updateTable('assessment_reviewer')
    .set({ withdrawn_at: reviewer.at, conflict: reviewer.conflict, conflict_note: reviewer.note })
    .where('assessment_id', '=', reviewer.assessmentId)
    .where('person_id', '=', reviewer.personId)
    .execute();
}

export interface SheetRow {
  personId: string;
  name: string;
  exclusions: SheetContent['exclusions'];
  marks: SheetContent['marks'];
  comment: string;
  advice: string;
  total: number | null;
  excluded: boolean | null;
  revision: number;
  savedAt: Date;
  submittedAt: Date | null;
  withdrawnAt: Date | null;
}

/** Every sheet of an assessment, those set aside too. Only after all are in does any of it leave the server. */
export async function selectSheets(db: Db, assessmentId: string): Promise<SheetRow[]> {
  const { rows } = await sql<SheetRow>`
    select s.person_id as "personId", p.name, s.exclusions, s.marks, s.comment, s.advice, s.total, s.excluded, s.revision,
      s.saved_at as "savedAt", s.submitted_at as "submittedAt", r.withdrawn_at as "withdrawnAt"
    from score_sheet s join assessment_reviewer r on r.assessment_id = s.assessment_id and r.person_id = s.person_id
    join person p on p.id = s.person_id
    where s.assessment_id = ${assessmentId} order by r.assigned_at, p.name collate "vi-x-icu", s.person_id`.execute(db);
  return rows;
}

/** The one sheet of one person. */
export async function selectSheet(db: Db, assessmentId: string, personId: string): Promise<SheetRow | undefined> {
  const { rows } = await sql<SheetRow>`
    select s.person_id as "personId", p.name, s.exclusions, s.marks, s.comment, s.advice, s.total, s.excluded, s.revision,
      s.saved_at as "savedAt", s.submitted_at as "submittedAt", r.withdrawn_at as "withdrawnAt"
    from score_sheet s join assessment_reviewer r on r.assessment_id = s.assessment_id and r.person_id = s.person_id
    join person p on p.id = s.person_id
    where s.assessment_id = ${assessmentId} and s.person_id = ${personId}`.execute(db);
  return rows[0];
}

/** @returns the new revision; undefined when the sheet was saved elsewhere or sent meanwhile */
export async function updateSheet(
  tx: Tx,
  sheet: { assessmentId: string; personId: string; revision: number; content: SheetContent; at: Date },
  sent?: { total: number; excluded: boolean }
): Promise<number | undefined> {
  const row = await tx
    .updateTable('score_sheet')
    .set({
      exclusions: JSON.stringify(sheet.content.exclusions),
      marks: JSON.stringify(sheet.content.marks),
      comment: sheet.content.comment,
      advice: sheet.content.advice,
      revision: sheet.revision + 1,
      saved_at: sheet.at,
      ...(sent && { total: sent.total, excluded: sent.excluded, submitted_at: sheet.at })
    })
    .where('assessment_id', '=', sheet.assessmentId)
    .where('person_id', '=', sheet.personId)
    .where('revision', '=', sheet.revision)
    .where('submitted_at', 'is', null)
    .returning('revision')
    .executeTakeFirst();
  return row?.revision;
}

export async function updateState(
  tx: Tx,
  id: string,
  state: Exclude<AssessmentState, 'closed' | 'recommended'>,
  summary: { spread: number; mean: number } | null
): Promise<void> {
  await tx
    .updateTable('assessment')
    .set({ state, spread: summary?.spread ?? null, mean_mark: summary?.mean ?? null })
    .where('id', '=', id)
    .execute();
}

export interface Recommended {
  recommendation: string;
  reason: string;
  levelId: string | null;
  exemplary: boolean;
  by: string | null;
  at: Date;
  revision: number;
}

export async function updateRecommended(tx: Tx, id: string, given: Recommended): Promise<void> {
  await tx
    .updateTable('assessment')
    .set({
      state: 'recommended',
      recommendation: given.recommendation,
      recommendation_reason: given.reason,
      recommended_level_id: given.levelId,
      exemplary: given.exemplary,
      recommended_by: given.by,
      recommended_at: given.at,
      revision: given.revision + 1
    })
    .where('id', '=', id)
    .execute();
}

export async function updateClosed(
  tx: Tx,
  id: string,
  closing: { outcome: AssessmentOutcome; reason: string | null; documentId: string | null; at: Date }
): Promise<void> {
  await tx
    .updateTable('assessment')
    .set({
      state: 'closed',
      outcome: closing.outcome,
      outcome_reason: closing.reason,
      document_id: closing.documentId,
      closed_at: closing.at
    })
    .where('id', '=', id)
    .execute();
}

/** Units that held practices, with accounts named as authors: what conflicts are found from. */
export async function selectInterests(
  db: Db,
  practiceIds: readonly string[]
): Promise<Map<string, { holders: string[]; authorIds: string[] }>> {
  const { rows } = await sql<{ id: string; holders: string[]; authorIds: string[] }>`
    select p.id,
      array(select distinct h.unit_id::text from practice_holder h where h.practice_id = p.id) as holders,
      array(select x.person_id::text from practice_author x where x.practice_id = p.id) as "authorIds"
    from practice p where p.id = any(${[...practiceIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...interests }) => [id, interests]));
}

export interface VoteRow {
  personId: string;
  name: string;
  vote: 'for' | 'against' | 'abstain';
  reason: string;
  at: Date;
  /** Written down by the secretary at the meeting. */
  byOther: boolean;
}

export async function selectVotes(db: Db, assessmentId: string): Promise<VoteRow[]> {
  const { rows } = await sql<VoteRow>`
    select v.person_id as "personId", p.name, v.vote, v.reason, v.at,
      v.recorded_by is distinct from v.person_id as "byOther"
    from council_vote v join person p on p.id = v.person_id
    where v.assessment_id = ${assessmentId} order by p.name collate "vi-x-icu", v.person_id`.execute(db);
  return rows;
}

export async function upsertVote(
  tx: Tx,
  vote: { assessmentId: string; personId: string; vote: string; reason: string; by: string | null; at: Date }
): Promise<void> {
  const values = { vote: vote.vote, reason: vote.reason, recorded_by: vote.by, at: vote.at };
  await tx
    .insertInto('council_vote')
    .values({ assessment_id: vote.assessmentId, person_id: vote.personId, ...values })
    .onConflict((oc) => oc.columns(['assessment_id', 'person_id']).doUpdateSet(values))
    .execute();
}

export async function deleteVotes(tx: Tx, assessmentId: string): Promise<void> {
  await tx.deleteFrom('council_vote').where('assessment_id', '=', assessmentId).execute();
}
