// What a practice's unit sees of the councils' work and does with it: outcomes, advice answered, one reconsideration.
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { auditPractice, authoriseAt, mayAt, readPractice } from '#server/modules/practices/practices.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import * as errors from './assessments.errors.ts';
import { assessmentsPolicy } from './assessments.policy.ts';
import { lockAssessment, selectAssessment, selectReviewers } from './assessments.queries.ts';
import {
  insertRequest,
  lockAdvice,
  lockRequest,
  selectHistory,
  selectOpenRequests,
  selectRequestsOf,
  updateAdvice,
  updateRequest,
  type HistoryRow,
  type RequestRow
} from './assessments-advice.queries.ts';
import { beginAssessment } from './assessments-begin.within.ts';
import { selectAdvice, type AdviceRow } from './assessments-board.queries.ts';
import { reachOf } from './assessments-reach.within.ts';
import { auditAssessment, readCouncil } from './assessments-open.within.ts';

export interface PracticeAssessments {
  practice: { id: string; name: string; state: string };
  history: (HistoryRow & { advice: AdviceRow[] })[];
  requests: RequestRow[];
  /** The declined assessment that can still be reconsidered. */
  reconsiderable: string | null;
  canAnswer: boolean;
  /** May open the council's own page of an assessment. */
  canSeeCouncil: boolean;
}

/**
 * A practice's assessments as its unit sees them: that a council is at work, later outcome, reasons and advice; never a mark.
 * @throws AppError forbidden, not_found
 */
export async function getPracticeAssessments(
  services: Services,
  actor: Actor,
  practiceId: string
): Promise<PracticeAssessments> {
  const { db } = services;
  const practice = await readPractice(db, practiceId);
  await authoriseAt(db, actor, 'practices.see', practice.unitId);
  const may = await mayAt(db, actor, practice.unitId);
  const [history, advice, requests] = await Promise.all([
    selectHistory(db, practiceId),
    selectAdvice(db, { practiceId }),
    selectRequestsOf(db, practiceId)
  ]);
  const last = history[0];
  const asked = new Set(requests.map((one) => one.assessmentId));
  const canAnswer = may('practices.write');
  return {
    practice: { id: practice.id, name: practice.content.name, state: practice.state },
    history: history.map((row) => ({
      ...row,
      // Advice belongs to the recommendation: it is shown when that is carried out.
      advice: row.closed ? advice.filter((one) => one.assessmentId === row.id) : []
    })),
    requests,
    reconsiderable:
      canAnswer &&
      practice.state === 'declined' &&
      last?.outcome === 'declined' &&
      last.purpose === 'recognition' &&
      !asked.has(last.id)
        ? last.id
        : null,
    canAnswer,
    canSeeCouncil: allows(actor, assessmentsPolicy, 'assessments.see')
  };
}

/** The unit says what became of a piece of advice: carried out, or not and why. @throws AppError advice_answered, assessment_state */
export async function answerAdvice(
  services: Services,
  actor: Actor,
  input: { practiceId: string; adviceId: string; state: 'done' | 'not_done'; answer: string }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const practice = await readPractice(tx, input.practiceId);
    await authoriseAt(tx, actor, 'practices.write', practice.unitId);
    const advice = await lockAdvice(tx, input.adviceId);
    if (!advice || advice.practiceId !== practice.id || !advice.closed) throw errors.assessmentNotFound();
    if (advice.state === 'done') throw errors.adviceAnswered();
    const at = services.clock.now();
    await updateAdvice(tx, advice.id, { state: input.state, text: input.answer, by: actor.personId, at });
    await auditPractice(tx, actor, practice, 'assessments.advice_answered', {
      adviceId: advice.id,
      state: input.state
    });
  });
}

/**
 * The unit asks for the one reconsideration of a decline.
 * @throws AppError not_reconsiderable, reconsidered_already
 */
export async function requestReconsideration(
  services: Services,
  actor: Actor,
  input: { practiceId: string; assessmentId: string; reason: string }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const practice = await readPractice(tx, input.practiceId);
    await authoriseAt(tx, actor, 'practices.write', practice.unitId);
    const assessment = await lockAssessment(tx, input.assessmentId);
    if (
      !assessment ||
      assessment.practiceId !== practice.id ||
      assessment.outcome !== 'declined' ||
      practice.state !== 'declined'
    )
      throw errors.notReconsiderable();
    if (assessment.purpose === 'reconsideration') throw errors.reconsideredAlready();
    const added = await insertRequest(tx, {
      assessmentId: assessment.id,
      practiceId: practice.id,
      reason: input.reason,
      by: actor.personId,
      at: services.clock.now()
    });
    if (!added) throw errors.reconsideredAlready();
    await auditPractice(tx, actor, practice, 'assessments.reconsideration_requested', { assessmentId: assessment.id });
  });
}

/** Requests that wait for the council's answer. */
export async function listReconsiderations(services: Services, actor: Actor): Promise<RequestRow[]> {
  authorise(actor, assessmentsPolicy, 'assessments.run');
  return selectOpenRequests(services.db, await reachOf(services.db, actor, 'assessments.run'));
}

/**
 * Accepted, the practice is assessed once more, if it can be by members who did not score it before; refused, it stays declined.
 * @throws AppError not_found, reconsidered_already, and those of beginning an assessment
 */
export async function answerReconsideration(
  services: Services,
  actor: Actor,
  input: { assessmentId: string; accept: boolean; councilId: string | null; answer: string }
): Promise<{ assessmentId: string | null }> {
  return inTransaction(services.db, async (tx) => {
    const previous = await selectAssessment(tx, input.assessmentId);
    if (!previous) throw errors.assessmentNotFound();
    const council = await readCouncil(tx, input.councilId ?? previous.councilId);
    authorise(actor, assessmentsPolicy, 'assessments.run', await unitChain(tx, council.unitId));
    const before = await readCouncil(tx, previous.councilId);
    authorise(actor, assessmentsPolicy, 'assessments.run', await unitChain(tx, before.unitId));
    const request = await lockRequest(tx, input.assessmentId);
    if (!request) throw errors.assessmentNotFound();
    if (request.state !== 'open') throw errors.reconsideredAlready();
    const at = services.clock.now();
    const answer = { text: input.answer || null, by: actor.personId, at };
    await updateRequest(tx, previous.id, { state: input.accept ? 'accepted' : 'refused', ...answer });
    await auditAssessment(
      tx,
      actor,
      previous,
      before,
      input.accept ? 'reconsideration_accepted' : 'reconsideration_refused'
    );
    if (!input.accept) return { assessmentId: null };
    const reviewers = (await selectReviewers(tx, previous.id)).map((one) => one.personId);
    const begun = await beginAssessment(services, tx, actor, council, {
      practiceId: previous.practiceId,
      purpose: 'reconsideration',
      previous: { id: previous.id, reason: request.reason, reviewers }
    });
    return { assessmentId: begun.assessmentId };
  });
}
