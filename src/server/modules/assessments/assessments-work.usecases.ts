// The secretary's and the chair's work on one assessment: who scores, votes, the recommendation, ending it without one.
import { currentDay } from '#server/platform/clock.ts';
import type { Actor } from '#server/platform/actor.ts';
import { authorise } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { peopleWithRole } from '#server/modules/people/people.within.ts';
import { movePractice, openPractice, readPractice } from '#server/modules/practices/practices.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import { recommendationsFor, type ConflictKind, type Recommendation, type Vote } from '#shared/assessments.ts';
import * as errors from './assessments.errors.ts';
import { assessmentsPolicy } from './assessments.policy.ts';
import {
  lockAssessment,
  selectReviewers,
  selectSheets,
  selectVotes,
  updateClosed,
  updateRecommended,
  updateState,
  upsertVote
} from './assessments.queries.ts';
import { replaceAdvice } from './assessments-advice.queries.ts';
import { assign, conflictFinder } from './assessments-assign.within.ts';
import { selectMembers } from './assessments-councils.queries.ts';
import { selectLevels } from './assessments-criteria.queries.ts';
import { auditAssessment, inTerm, openAssessment, readCouncil, viewAssessment } from './assessments-open.within.ts';
import { beginDeliberation, setSheetAside } from './assessments-sheets.within.ts';

/**
 * Asks a member by hand, as when the automatic choice found nobody.
 * @throws AppError assessment_state, reviewer_unfit, reviewer_conflict
 */
export async function assignReviewer(
  services: Services,
  actor: Actor,
  input: { assessmentId: string; personId: string }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const open = await openAssessment(tx, actor, input.assessmentId, 'assessments.run', ['scoring', 'third_needed']);
    const { assessment, council } = open;
    const today = currentDay(services);
    const member = (await selectMembers(tx, council.id)).find(
      (one) => one.personId === input.personId && inTerm(one, today)
    );
    if (!member?.active || member.role === 'secretary') throw errors.reviewerUnfit(member ? 'not_member' : 'term');
    if ((await selectReviewers(tx, assessment.id)).some((one) => one.personId === input.personId))
      throw errors.reviewerUnfit('assigned');
    const practice = await readPractice(tx, assessment.practiceId);
    if (member.fieldIds.length > 0 && !member.fieldIds.includes(practice.content.fieldId))
      throw errors.reviewerUnfit('field');
    const find = await conflictFinder(services, tx, [member], [practice], today);
    const conflict = find(member.personId, practice.id);
    if (conflict) throw errors.reviewerConflict(conflict);
    await assign(services, tx, actor, {
      assessmentId: assessment.id,
      practice,
      personIds: [member.personId],
      reason: assessment.state === 'third_needed' ? 'third' : 'chosen'
    });
    await updateState(tx, assessment.id, 'scoring', null);
    await auditAssessment(tx, actor, assessment, council, 'reviewer_assigned', { personId: member.personId });
  });
}

/** Sets a member's sheet aside for a conflict or because they cannot score; somebody else is asked. @throws AppError not_reviewer, sheet_set_aside */
export async function setReviewerAside(
  services: Services,
  actor: Actor,
  input: { assessmentId: string; personId: string; conflict: ConflictKind; note: string }
): Promise<{ replaced: boolean }> {
  return inTransaction(services.db, async (tx) => {
    const open = await openAssessment(tx, actor, input.assessmentId, 'assessments.run', [
      'scoring',
      'third_needed',
      'deliberation'
    ]);
    const reviewer = (await selectReviewers(tx, open.assessment.id)).find((one) => one.personId === input.personId);
    if (!reviewer) throw errors.notReviewer();
    if (reviewer.withdrawnAt) throw errors.sheetSetAside();
    return { replaced: (await setSheetAside(services, tx, actor, open, input)) !== null };
  });
}

/** When nobody is free to be the third: the council deliberates over the sheets it has. @throws AppError assessment_state */
export async function goOnWithoutThird(
  services: Services,
  actor: Actor,
  input: { assessmentId: string }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const open = await openAssessment(tx, actor, input.assessmentId, 'assessments.run', ['third_needed']);
    const counted = (await selectSheets(tx, open.assessment.id)).filter((sheet) => sheet.withdrawnAt === null);
    if (counted.some((sheet) => sheet.submittedAt === null)) throw errors.notAllIn();
    await auditAssessment(tx, actor, open.assessment, open.council, 'third_waived');
    await beginDeliberation(
      services,
      tx,
      actor,
      open,
      counted.map((sheet) => ({ total: sheet.total ?? 0 }))
    );
  });
}

/**
 * A member's vote; the secretary or the chair may write down one given at the meeting.
 * @throws AppError not_reviewer (not of this council), assessment_state, not_voting, reviewer_conflict
 */
export async function castVote(
  services: Services,
  actor: Actor,
  input: { assessmentId: string; personId: string | null; vote: Vote; reason: string }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const assessment = await lockAssessment(tx, input.assessmentId);
    if (!assessment) {
      authorise(actor, assessmentsPolicy, 'assessments.score');
      throw errors.assessmentNotFound();
    }
    const council = await readCouncil(tx, assessment.councilId);
    const personId = input.personId ?? actor.personId ?? '';
    authorise(
      actor,
      assessmentsPolicy,
      personId === actor.personId ? 'assessments.score' : 'assessments.recommend',
      personId === actor.personId ? undefined : await unitChain(tx, council.unitId)
    );
    const today = currentDay(services);
    const member = (await selectMembers(tx, council.id)).find((one) => one.personId === personId && inTerm(one, today));
    if (!member || member.role === 'secretary') throw errors.notVoting();
    if (assessment.state !== 'deliberation') throw errors.assessmentStateWrong(assessment.state);
    const practice = await readPractice(tx, assessment.practiceId);
    const conflict = (await conflictFinder(services, tx, [member], [practice], today))(personId, practice.id);
    if (conflict) throw errors.reviewerConflict(conflict);
    const declared = (await selectReviewers(tx, assessment.id)).find((one) => one.personId === personId)?.conflict;
    if (declared && declared !== 'unavailable') throw errors.reviewerConflict('declared');
    await upsertVote(tx, {
      assessmentId: assessment.id,
      personId,
      vote: input.vote,
      reason: input.reason,
      by: actor.personId,
      at: services.clock.now()
    });
    await auditAssessment(tx, actor, assessment, council, 'voted', { personId });
  });
}

export interface RecommendInput {
  assessmentId: string;
  revision: number;
  recommendation: Recommendation;
  reason: string;
  levelId: string | null;
  exemplary: boolean;
  /** One piece of advice a line. */
  advice: string;
  adviceDueOn: string | null;
}

/**
 * What the council recommends, with reasons: recognition needs the votes of a majority, and any recommendation the votes of
 * half of those who vote. Can be changed until a decision closes the assessment.
 * @throws AppError assessment_state, assessment_changed, recommendation_unfit, quorum_missing, vote_not_carried
 */
export async function recommend(services: Services, actor: Actor, input: RecommendInput): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const open = await openAssessment(tx, actor, input.assessmentId, 'assessments.recommend', [
      'deliberation',
      'recommended'
    ]);
    const { assessment, council } = open;
    if (assessment.revision !== input.revision) throw errors.assessmentChanged();
    const { sight } = await viewAssessment(tx, actor, assessment.id, currentDay(services));
    if (!sight.everything) throw errors.reviewerConflict('declared');
    if (!recommendationsFor[assessment.purpose].includes(input.recommendation)) throw errors.recommendationUnfit();
    if (input.levelId && !(await selectLevels(tx)).some((level) => level.id === input.levelId))
      throw errors.councilLevelUnknown();
    await checkVotes(services, tx, assessment.id, council.id, assessment.practiceId, input.recommendation);
    const at = services.clock.now();
    const recognises = input.recommendation === 'recognise';
    await updateRecommended(tx, assessment.id, {
      recommendation: input.recommendation,
      reason: input.reason,
      levelId: recognises ? input.levelId : null,
      exemplary: recognises && input.exemplary,
      by: actor.personId,
      at,
      revision: assessment.revision
    });
    const lines = input.advice
      .split('\n')
      .map((line) => line.replace(/^[-–•\s]+/, '').trim())
      .filter(Boolean);
    await replaceAdvice(tx, {
      assessmentId: assessment.id,
      practiceId: assessment.practiceId,
      texts: lines.slice(0, 30).map((line) => line.slice(0, 1000)),
      dueOn: input.adviceDueOn,
      at
    });
    await auditAssessment(tx, actor, assessment, council, 'recommended', { recommendation: input.recommendation });
    const practice = await readPractice(tx, assessment.practiceId);
    const deciding = await peopleWithRole(tx, ['authority', 'provincial_officer'], council.unitId);
    await notify(
      services,
      tx,
      deciding.map((one) => one.id),
      {
        kind: 'assessments.recommended',
        facts: { practice: practice.content.name, name: council.name },
        href: `/van-phong/tham-dinh/${assessment.id}`,
        onceKey: `assessments.recommended:${assessment.id}`,
        byMail: false
      }
    );
  });
}

async function checkVotes(
  services: Services,
  tx: Parameters<typeof selectVotes>[0],
  assessmentId: string,
  councilId: string,
  practiceId: string,
  recommendation: Recommendation
): Promise<void> {
  const today = currentDay(services);
  const [votes, members, practice] = [
    await selectVotes(tx, assessmentId),
    (await selectMembers(tx, councilId)).filter((one) => one.role !== 'secretary' && inTerm(one, today)),
    await readPractice(tx, practiceId)
  ];
  const find = await conflictFinder(services, tx, members, [practice], today);
  const aside = new Set(
    (await selectReviewers(tx, assessmentId)).flatMap((one) =>
      one.conflict && one.conflict !== 'unavailable' ? [one.personId] : []
    )
  );
  const entitled = new Set(
    members.flatMap(({ personId }) => (find(personId, practiceId) || aside.has(personId) ? [] : [personId]))
  );
  const cast = votes.filter((vote) => entitled.has(vote.personId));
  const needed = Math.max(1, Math.ceil(entitled.size / 2));
  if (cast.length < needed) throw errors.quorumMissing(cast.length, needed);
  const inFavour = cast.filter((vote) => vote.vote === 'for').length;
  if ((recommendation === 'recognise' || recommendation === 'keep') && inFavour * 2 <= cast.length)
    throw errors.voteNotCarried(inFavour, cast.length);
}

/**
 * Ends an assessment without a recommendation and returns the practice to its unit with the reason (a re-evaluation is merely
 * ended: the practice stays recognised).
 */
export async function withdrawAssessment(
  services: Services,
  actor: Actor,
  input: { assessmentId: string; reason: string }
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const open = await openAssessment(tx, actor, input.assessmentId, 'assessments.run', [
      'scoring',
      'third_needed',
      'deliberation',
      'recommended'
    ]);
    const { assessment, council } = open;
    const at = services.clock.now();
    if (assessment.purpose !== 'reevaluation') {
      const practice = await readPractice(tx, assessment.practiceId);
      // The unit may have taken it back already.
      if (practice.state === 'in_assessment') {
        const held = await openPractice(tx, actor, assessment.practiceId, 'recognise');
        await movePractice(tx, actor, held, {
          action: 'return',
          at,
          today: currentDay(services),
          reason: input.reason,
          details: { assessmentId: assessment.id }
        });
      }
    }
    await updateClosed(tx, assessment.id, { outcome: 'withdrawn', reason: input.reason, documentId: null, at });
    await auditAssessment(tx, actor, assessment, council, 'withdrawn');
  });
}
