// Begins one assessment inside a transaction: criteria of the field, the practice's step, who scores.
import { currentDay } from '#server/platform/clock.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database.ts';
import type { PracticeRecord } from '#server/modules/practices/practices.types.ts';
import { movePractice, openPractice } from '#server/modules/practices/practices.within.ts';
import type { Services } from '#server/services.ts';
import type { AssessmentPurpose } from '#shared/assessments.ts';
import * as errors from './assessments.errors.ts';
import { insertAssessment, selectOpenAssessment, updateClosed } from './assessments.queries.ts';
import { assign, chooseFor, type Choice } from './assessments-assign.within.ts';
import { selectCriteriaOf } from './assessments-criteria.queries.ts';
import { auditAssessment, inTerm } from './assessments-open.within.ts';
import type { CouncilRecord } from './assessments.types.ts';

export interface Begun extends Choice {
  assessmentId: string;
  practice: PracticeRecord;
}

/**
 * The caller has authorised `assessments.run` at the council's unit.
 * @param previous the declined assessment that is reconsidered, with the unit's reasons and who scored it then
 * @throws AppError forbidden, not_found, practice_merged, practice_state, council_not_in_term, assessment_open,
 *   assessment_no_criteria, assessment_too_few
 */
export async function beginAssessment(
  services: Services,
  tx: Tx,
  actor: Actor,
  council: CouncilRecord,
  given: {
    practiceId: string;
    purpose: AssessmentPurpose;
    previous?: { id: string; reason: string; reviewers: readonly string[] };
  }
): Promise<Begun> {
  const at = services.clock.now();
  const today = currentDay(services);
  const { purpose, previous } = given;
  if (!inTerm(council, today)) throw errors.councilNotInTerm();
  const action = purpose === 'reevaluation' ? 'recognise' : 'begin_assessment';
  const practice = await openPractice(tx, actor, given.practiceId, action);
  const expected = { recognition: 'unit_approved', reconsideration: 'declined', reevaluation: 'recognised' }[purpose];
  if (practice.state !== expected) throw purpose === 'reevaluation' ? errors.notDue() : errors.notReconsiderable();
  const open = await selectOpenAssessment(tx, practice.id);
  if (open) {
    if (purpose === 'reevaluation') throw errors.assessmentOpen();
    // The unit took the practice back while the council was at work; what was begun then is over.
    await updateClosed(tx, open, {
      outcome: 'withdrawn',
      reason: 'Đơn vị đã rút hồ sơ trước khi hội đồng kết thúc thẩm định.',
      documentId: null,
      at
    });
  }
  const criteria = (await selectCriteriaOf(tx, [practice.content.fieldId])).get(practice.content.fieldId);
  if (!criteria) throw errors.noCriteria();
  const choice = await chooseFor(services, tx, council, practice, {
    needed: council.reviewers,
    today,
    ...(previous && { last: new Set(previous.reviewers) })
  });
  if (choice.chosen.length < council.reviewers)
    throw errors.tooFewReviewers(choice.chosen.length, council.reviewers, choice.conflicts.length);
  const assessmentId = await insertAssessment(tx, {
    practiceId: practice.id,
    practiceVersion: practice.version,
    councilId: council.id,
    criteriaVersionId: criteria.id,
    purpose,
    previousId: previous?.id ?? null,
    requestReason: previous?.reason ?? null,
    by: actor.personId,
    at
  });
  if (purpose !== 'reevaluation')
    await movePractice(tx, actor, practice, {
      action: 'begin_assessment',
      at,
      today,
      details: { assessmentId, purpose }
    });
  await assign(services, tx, actor, { assessmentId, practice, personIds: choice.chosen, reason: 'balanced' });
  await auditAssessment(tx, actor, { id: assessmentId }, council, 'begun', {
    practiceId: practice.id,
    purpose,
    reviewers: choice.chosen,
    conflicts: choice.conflicts.map(({ personId, kind }) => ({ personId, kind }))
  });
  return { ...choice, assessmentId, practice };
}
