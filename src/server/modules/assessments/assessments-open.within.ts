// What the assessments' use cases share: opening a council's assessment, who its viewer is, the audit row.
import { addDays } from '#shared/days.ts';
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import {
  assessmentNotFound,
  assessmentStateWrong,
  councilNotFound,
  criteriaSetNotFound
} from './assessments.errors.ts';
import { assessmentsPolicy, type AssessmentsPermission } from './assessments.policy.ts';
import { lockAssessment, selectAssessment, selectInterests, selectReviewers } from './assessments.queries.ts';
import { selectCouncil, selectMembers } from './assessments-councils.queries.ts';
import { selectCriteriaVersion } from './assessments-criteria.queries.ts';
import { sightOf, type Sight, type Viewer } from './assessments-view.rules.ts';
import type {
  AssessmentRecord,
  CouncilRecord,
  CriteriaVersion,
  MemberRecord,
  ReviewerRecord
} from './assessments.types.ts';
import type { AssessmentState } from '#shared/assessments.ts';

/** The day after an ISO day: terms are given by their last day and kept by the first day after. */
export const dayAfter = (day: string): string => addDays(day, 1);

/** Whether a term holds a day; `to` is the first day after it. */
export const inTerm = (term: { from: string; to: string | null }, day: string): boolean =>
  term.from <= day && (term.to === null || day < term.to);

/** @throws AppError not_found */
export async function readCouncil(db: Db, id: string): Promise<CouncilRecord> {
  const council = await selectCouncil(db, id);
  if (!council) throw councilNotFound();
  return council;
}

/** @throws AppError not_found */
export async function readCriteria(db: Db, id: string): Promise<CriteriaVersion> {
  const version = await selectCriteriaVersion(db, id);
  if (!version) throw criteriaSetNotFound();
  return version;
}

export interface OpenAssessment {
  assessment: AssessmentRecord;
  council: CouncilRecord;
}

/**
 * Locks an assessment for a step of the council's work.
 * @param states the states in which the step can be taken
 * @throws AppError sign_in_needed, forbidden, not_found, assessment_state
 */
export async function openAssessment(
  tx: Tx,
  actor: Actor,
  id: string,
  permission: AssessmentsPermission,
  states: readonly AssessmentState[]
): Promise<OpenAssessment> {
  const assessment = await lockAssessment(tx, id);
  if (!assessment) {
    authorise(actor, assessmentsPolicy, permission);
    throw assessmentNotFound();
  }
  const council = await readCouncil(tx, assessment.councilId);
  authorise(actor, assessmentsPolicy, permission, await unitChain(tx, council.unitId));
  if (!states.includes(assessment.state)) throw assessmentStateWrong(assessment.state);
  return { assessment, council };
}

export interface Viewed extends OpenAssessment {
  reviewers: ReviewerRecord[];
  members: MemberRecord[];
  viewer: Viewer;
  sight: Sight;
  may: (permission: AssessmentsPermission) => boolean;
}

/**
 * An assessment with what the actor may see of it. Everything that leaves the module about an assessment under way goes
 * through the `sight` worked out here.
 * @throws AppError sign_in_needed, not_found (also for one the actor may not know of)
 */
export async function viewAssessment(db: Db, actor: Actor, id: string, today: string): Promise<Viewed> {
  const assessment = await selectAssessment(db, id);
  if (!assessment || actor.kind === 'visitor') {
    authorise(actor, assessmentsPolicy, 'assessments.see');
    throw assessmentNotFound();
  }
  const council = await readCouncil(db, assessment.councilId);
  const [reviewers, members, chain] = await Promise.all([
    selectReviewers(db, id),
    selectMembers(db, council.id),
    unitChain(db, council.unitId)
  ]);
  const may = (permission: AssessmentsPermission) => allows(actor, assessmentsPolicy, permission, chain);
  const mine = reviewers.find((one) => one.personId === actor.personId && one.withdrawnAt === null);
  const conflict = reviewers.find((one) => one.personId === actor.personId)?.conflict;
  const authors = (await selectInterests(db, [assessment.practiceId])).get(assessment.practiceId)?.authorIds ?? [];
  const viewer: Viewer = {
    barred: (conflict != null && conflict !== 'unavailable') || authors.includes(actor.personId ?? ''),
    reviewer: mine !== undefined,
    submitted: mine?.submittedAt != null,
    runs: may('assessments.run'),
    sees: may('assessments.see'),
    member: members.some((one) => one.personId === actor.personId && inTerm(one, today))
  };
  return { assessment, council, reviewers, members, viewer, sight: sightOf(viewer, assessment.state), may };
}

/** References, counts and states only: the audit log is read by administrators while councils are at work. */
export const auditAssessment = (
  tx: Tx,
  actor: Actor,
  assessment: { id: string },
  council: { unitId: string },
  action: string,
  details: Record<string, unknown> = {}
): Promise<void> =>
  recordAudit(tx, actor, {
    action: `assessments.${action}`,
    subjectType: 'assessment',
    subjectId: assessment.id,
    unitId: council.unitId,
    details
  });
