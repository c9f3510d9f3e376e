// The council's board, and the page of one assessment in as many shapes as there are things to hide.
import { currentDay } from '#server/platform/clock.ts';
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { documentById } from '#server/modules/documents/documents.within.ts';
import { notify } from '#server/modules/notifications/notifications.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import type { Services } from '#server/services.ts';
import type {
  AssessmentOutcome,
  AssessmentPurpose,
  AssessmentState,
  ConflictKind,
  JudgedPractice,
  Recommendation,
  ReviewerReason,
  Vote
} from '#shared/assessments.ts';
import type { BoardInput } from '#shared/assessments.schema.ts';
import { disagreements, type CriteriaContent, type Disagreement, type SheetContent } from '#shared/criteria.ts';
import type { FieldInfo, LevelInfo } from '#shared/practice.ts';
import { folded, words } from '#shared/vietnamese.ts';
import * as errors from './assessments.errors.ts';
import { assessmentsPolicy } from './assessments.policy.ts';
import { selectSheets, selectVotes, type VoteRow } from './assessments.queries.ts';
import {
  selectAdvice,
  selectBoard,
  selectJudged,
  selectOwing,
  type AdviceRow,
  type BoardSource
} from './assessments-board.queries.ts';
import { selectCouncils } from './assessments-councils.queries.ts';
import { selectFields, selectLevels } from './assessments-criteria.queries.ts';
import { reachOf } from './assessments-reach.within.ts';
import { inTerm, readCriteria, viewAssessment, type Viewed } from './assessments-open.within.ts';
import { allIn, plainState } from './assessments-view.rules.ts';

const pageSize = 30;

export interface BoardRow extends JudgedPractice {
  assessmentId: string;
  councilId: string;
  councilName: string;
  purpose: AssessmentPurpose;
  state: AssessmentState;
  outcome: AssessmentOutcome | null;
  createdAt: Date;
  /** Who has sent the sheet; null for those who may not know. */
  progress: { assigned: number; submitted: number; waitingFor: string[]; short: boolean } | null;
  /** Only when all sheets are in. */
  result: { meanMark: number | null; recommendation: string | null } | null;
}

/** What the councils in the actor's reach are working on. */
export async function listBoard(
  services: Services,
  actor: Actor,
  input: BoardInput
): Promise<{
  rows: BoardRow[];
  total: number;
  pageCount: number;
  fields: FieldInfo[];
  councils: { id: string; name: string }[];
  canRun: boolean;
  canDecide: boolean;
}> {
  authorise(actor, assessmentsPolicy, 'assessments.see');
  const [reach, runs] = await Promise.all([
    reachOf(services.db, actor, 'assessments.see'),
    reachOf(services.db, actor, 'assessments.run')
  ]);
  const canRun = allows(actor, assessmentsPolicy, 'assessments.run');
  // Whether a third is called tells how the marks lie: only the secretary's work needs to know.
  const state = input.state === 'third_needed' && !canRun ? 'unscored' : input.state;
  const filters = {
    ...{ councilId: input.councilId, fieldId: input.fieldId, state, reach },
    folded: words(folded(input.q)),
    code: input.q.trim().toUpperCase()
  };
  const [{ rows, total }, fields, councils] = await Promise.all([
    selectBoard(services.db, actor.personId, filters, { limit: pageSize, offset: (input.page - 1) * pageSize }),
    selectFields(services.db),
    selectCouncils(services.db, { day: currentDay(services) }, { limit: 200, offset: 0 })
  ]);
  const shown = (row: BoardSource): BoardRow => {
    const runsHere = runs === null || runs.includes(row.councilUnitId);
    const { assessmentId, councilId, councilName, purpose, outcome, createdAt } = row;
    const { id, code, name, kind, unitName, fieldShortVi, fieldShortEn } = row;
    const progress = !row.owes && (runsHere || allIn(row.state));
    const { assigned, submitted, waitingFor, short } = row;
    return {
      ...{ assessmentId, councilId, councilName, purpose, outcome, createdAt },
      ...{ id, code, name, kind, unitName, fieldShortVi, fieldShortEn },
      state: progress && runsHere ? row.state : plainState(row.state),
      progress: progress ? { assigned, submitted, waitingFor, short } : null,
      result: !row.owes && allIn(row.state) ? { meanMark: row.meanMark, recommendation: row.recommendation } : null
    };
  };
  return {
    rows: rows.map(shown),
    total,
    pageCount: Math.max(1, Math.ceil(total / pageSize)),
    fields,
    councils: councils.rows
      .filter((one) => reach === null || reach.includes(one.unitId))
      .map(({ id, name }) => ({ id, name })),
    canRun,
    canDecide: allows(actor, assessmentsPolicy, 'assessments.decide')
  };
}

interface Standing {
  id: string;
  practice: JudgedPractice;
  council: { id: string; name: string; reviewers: number };
  purpose: AssessmentPurpose;
  requestReason: string | null;
  state: AssessmentState;
  createdAt: Date;
  /** One's own sheet, when one has one. */
  mine: 'open' | 'submitted' | null;
}

export interface ReviewerLine {
  personId: string;
  name: string;
  reason: ReviewerReason;
  submittedAt: Date | null;
  setAside: { conflict: ConflictKind; note: string } | null;
}

/** That a council is at work: all that those know who may not see who has sent a sheet. */
export interface StandingView extends Standing {
  sight: 'standing';
}
/** The secretary's view while sheets come in: who has sent, never a mark. */
export interface ProgressView extends Standing {
  sight: 'progress';
  reviewers: ReviewerLine[];
  /** Fewer members stand than the council asks for. */
  short: boolean;
  canRun: boolean;
  /** Members who could be asked by hand. */
  askable: { personId: string; name: string }[];
}
export interface ShownSheet {
  personId: string;
  name: string;
  content: SheetContent;
  total: number;
  excluded: boolean;
  submittedAt: Date;
}
/** All sheets are in. */
export interface FullView extends Standing {
  sight: 'everything';
  reviewers: ReviewerLine[];
  criteria: CriteriaContent;
  criteriaNumber: number;
  sheets: ShownSheet[];
  disagreements: Disagreement[];
  spread: number | null;
  meanMark: number | null;
  votes: VoteRow[];
  /** Chair and members in their term, who vote. */
  voters: { personId: string; name: string }[];
  advice: AdviceRow[];
  recommendation: { kind: Recommendation; reason: string; levelId: string | null; exemplary: boolean; at: Date } | null;
  outcome: {
    kind: AssessmentOutcome;
    reason: string | null;
    at: Date;
    document: { id: string; number: string; issuedOn: string } | null;
  } | null;
  levels: LevelInfo[];
  revision: number;
  canVote: boolean;
  myVote: Vote | null;
  canRun: boolean;
  canRecommend: boolean;
  canDecide: boolean;
}
export type AssessmentView = StandingView | ProgressView | FullView;

/**
 * One assessment, in the shape the actor may see.
 * @throws AppError sign_in_needed, forbidden, not_found
 */
export async function getAssessment(services: Services, actor: Actor, id: string): Promise<AssessmentView> {
  const { db } = services;
  const today = currentDay(services);
  const viewed = await viewAssessment(db, actor, id, today);
  const { assessment, council, viewer, sight, may } = viewed;
  if (!sight.standing) {
    authorise(actor, assessmentsPolicy, 'assessments.see', await unitChain(db, council.unitId));
    throw errors.assessmentNotFound();
  }
  const practice = await selectJudged(db, id);
  if (!practice) throw errors.assessmentNotFound();
  const { unitId: _unit, levelNow: _level, ...judged } = practice;
  const standing: Standing = {
    id,
    practice: judged,
    council: { id: council.id, name: council.name, reviewers: council.reviewers },
    purpose: assessment.purpose,
    requestReason: assessment.requestReason,
    state: sight.progress && viewer.runs ? assessment.state : plainState(assessment.state),
    createdAt: assessment.createdAt,
    mine: viewer.reviewer ? (viewer.submitted ? 'submitted' : 'open') : null
  };
  if (sight.everything) return { ...standing, ...(await wholeOf(services, actor, viewed)) };
  if (!sight.progress) return { ...standing, sight: 'standing' };
  const lines = reviewerLines(viewed);
  const had = new Set(lines.map((one) => one.personId));
  const standingOnes = lines.filter((one) => !one.setAside).length;
  return {
    ...standing,
    sight: 'progress',
    reviewers: lines,
    short: standingOnes < council.reviewers,
    canRun: may('assessments.run'),
    askable: viewed.members
      .filter((one) => one.role !== 'secretary' && one.active && inTerm(one, today) && !had.has(one.personId))
      .map(({ personId, name }) => ({ personId, name }))
  };
}

const reviewerLines = (viewed: Viewed): ReviewerLine[] =>
  viewed.reviewers.map(({ personId, name, reason, submittedAt, withdrawnAt, conflict, conflictNote }) => ({
    ...{ personId, name, reason, submittedAt },
    setAside: withdrawnAt && conflict ? { conflict, note: conflictNote ?? '' } : null
  }));

async function wholeOf(services: Services, actor: Actor, viewed: Viewed): Promise<Omit<FullView, keyof Standing>> {
  const { db } = services;
  const { assessment, members, may, viewer } = viewed;
  const today = currentDay(services);
  const [criteria, sheets, votes, advice, levels] = await Promise.all([
    readCriteria(db, assessment.criteriaVersionId),
    selectSheets(db, assessment.id),
    selectVotes(db, assessment.id),
    selectAdvice(db, { assessmentId: assessment.id }),
    selectLevels(db)
  ]);
  const paper = assessment.documentId ? await documentById(db, assessment.documentId) : null;
  const counted = sheets.filter((sheet) => sheet.withdrawnAt === null && sheet.submittedAt !== null);
  const voters = members.filter((one) => one.role !== 'secretary' && inTerm(one, today));
  const deliberating = assessment.state === 'deliberation' || assessment.state === 'recommended';
  return {
    sight: 'everything',
    reviewers: reviewerLines(viewed),
    criteria: criteria.content,
    criteriaNumber: criteria.number,
    sheets: counted.map((sheet) => ({
      personId: sheet.personId,
      name: sheet.name,
      content: { exclusions: sheet.exclusions, marks: sheet.marks, comment: sheet.comment, advice: sheet.advice },
      total: sheet.total ?? 0,
      excluded: sheet.excluded ?? false,
      submittedAt: sheet.submittedAt ?? assessment.createdAt
    })),
    disagreements: disagreements(criteria.content, counted),
    spread: assessment.spread,
    meanMark: assessment.meanMark,
    votes,
    voters: voters.map(({ personId, name }) => ({ personId, name })),
    advice,
    recommendation: assessment.recommendation && {
      kind: assessment.recommendation,
      reason: assessment.recommendationReason ?? '',
      levelId: assessment.recommendedLevelId,
      exemplary: assessment.exemplary,
      at: assessment.recommendedAt ?? assessment.createdAt
    },
    outcome: assessment.outcome && {
      kind: assessment.outcome,
      reason: assessment.outcomeReason,
      at: assessment.closedAt ?? assessment.createdAt,
      document: paper && { id: paper.id, number: paper.number, issuedOn: paper.issuedOn }
    },
    levels,
    revision: assessment.revision,
    canVote: assessment.state === 'deliberation' && voters.some((one) => one.personId === actor.personId),
    myVote: votes.find((one) => one.personId === actor.personId)?.vote ?? null,
    canRun: may('assessments.run'),
    canRecommend: deliberating && (viewer.member || may('assessments.run')) && may('assessments.recommend'),
    canDecide: may('assessments.decide')
  };
}

/**
 * Reminds everybody who still owes a sheet, once a day each.
 * @returns how many were reminded
 */
export async function remindReviewers(
  services: Services,
  actor: Actor,
  input: { assessmentIds: string[] }
): Promise<{ reminded: number; owing: number }> {
  authorise(actor, assessmentsPolicy, 'assessments.run');
  return inTransaction(services.db, async (tx) => {
    const today = currentDay(services);
    let reminded = 0;
    let owing = 0;
    for (const assessmentId of new Set(input.assessmentIds)) {
      const viewed = await viewAssessment(tx, actor, assessmentId, today);
      authorise(actor, assessmentsPolicy, 'assessments.run', await unitChain(tx, viewed.council.unitId));
      for (const { personId, practice } of await selectOwing(tx, [assessmentId])) {
        if (personId === actor.personId) continue;
        const told = await notify(services, tx, [personId], {
          kind: 'assessments.sheet_reminder',
          facts: { practice },
          href: `/van-phong/tham-dinh/phieu/${assessmentId}`,
          onceKey: `assessments.sheet_reminder:${assessmentId}:${today}`,
          byMail: true
        });
        // Whoever owes a sheet themselves learns nothing from the count.
        if (viewed.viewer.reviewer && !viewed.viewer.submitted) continue;
        owing += 1;
        reminded += told;
      }
      await recordAudit(tx, actor, {
        action: 'assessments.reminded',
        subjectType: 'assessment',
        subjectId: assessmentId,
        unitId: viewed.council.unitId
      });
    }
    return { reminded, owing };
  });
}
