// Shapes that the assessments' use cases share and give to both doors.
import type { Db } from '#server/platform/database.ts';
import type { Grant } from '#server/platform/actor.ts';
import type { CriteriaContent } from '#shared/criteria.ts';
import type {
  AssessmentOutcome,
  AssessmentPurpose,
  AssessmentState,
  ConflictKind,
  CouncilRole,
  FoundConflict,
  Recommendation,
  ReviewerReason
} from '#shared/assessments.ts';

/**
 * Units that run a practice which others judge: their people have an interest in it. The replication module fills the
 * list in services.ts.
 */
export interface AdopterSource {
  /** Practice id → ids of units that adopted it. */
  adoptersOf(db: Db, practiceIds: readonly string[]): Promise<Map<string, string[]>>;
}

export interface CriteriaVersion {
  id: string;
  setId: string;
  number: number;
  state: 'draft' | 'published';
  content: CriteriaContent;
  revision: number;
  savedAt: Date;
  savedByName: string | null;
  publishedAt: Date | null;
  publishedByName: string | null;
  /** How many assessments began with it. */
  uses: number;
}

export interface CouncilRecord {
  id: string;
  name: string;
  unitId: string;
  unitName: string;
  levelId: string;
  levelVi: string;
  levelEn: string;
  documentId: string | null;
  reviewers: number;
  /** ISO dates; `to` is the first day after the term, null while open. */
  from: string;
  to: string | null;
  demo: boolean;
}

export interface MemberRecord {
  id: string;
  councilId: string;
  personId: string;
  name: string;
  role: CouncilRole;
  /** Empty: all fields. */
  fieldIds: string[];
  from: string;
  to: string | null;
  /** Whether the account is in use. */
  active: boolean;
  grants: Grant[];
}

export interface AssessmentRecord {
  id: string;
  practiceId: string;
  practiceVersion: number;
  councilId: string;
  criteriaVersionId: string;
  purpose: AssessmentPurpose;
  previousId: string | null;
  requestReason: string | null;
  state: AssessmentState;
  spread: number | null;
  meanMark: number | null;
  recommendation: Recommendation | null;
  recommendationReason: string | null;
  recommendedLevelId: string | null;
  exemplary: boolean;
  recommendedAt: Date | null;
  closedAt: Date | null;
  outcome: AssessmentOutcome | null;
  outcomeReason: string | null;
  documentId: string | null;
  revision: number;
  createdAt: Date;
}

/** A reviewer with their sheet; for the server only: what leaves it is shaped by assessments-view.rules.ts. */
export interface ReviewerRecord {
  personId: string;
  name: string;
  reason: ReviewerReason;
  assignedAt: Date;
  withdrawnAt: Date | null;
  conflict: ConflictKind | null;
  conflictNote: string | null;
  submittedAt: Date | null;
}

/** Why a member may not judge a practice. */
export type ConflictOf = (personId: string) => FoundConflict | null;
