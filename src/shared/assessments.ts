// What assessments are to pages and server alike: states, roles of a council, outcomes, conflicts.
import type { PracticeKind } from './practice.ts';

export const councilRoles = ['chair', 'secretary', 'member'] as const;
export type CouncilRole = (typeof councilRoles)[number];

export const assessmentPurposes = ['recognition', 'reconsideration', 'reevaluation'] as const;
export type AssessmentPurpose = (typeof assessmentPurposes)[number];

export const assessmentStates = ['scoring', 'third_needed', 'deliberation', 'recommended', 'closed'] as const;
export type AssessmentState = (typeof assessmentStates)[number];

/** What a council can recommend; `keep` is for a yearly re-evaluation. */
export const recommendations = ['recognise', 'return', 'decline', 'keep'] as const;
export type Recommendation = (typeof recommendations)[number];

export const recommendationsFor: Record<AssessmentPurpose, readonly Recommendation[]> = {
  recognition: ['recognise', 'return', 'decline'],
  reconsideration: ['recognise', 'decline'],
  reevaluation: ['keep', 'decline']
};

export type AssessmentOutcome = 'recognised' | 'returned' | 'declined' | 'confirmed' | 'revoked' | 'withdrawn';

/** Why somebody may not judge a practice, or no longer does. */
export const conflictKinds = ['same_unit', 'former_unit', 'author', 'adopter', 'declared', 'unavailable'] as const;
export type ConflictKind = (typeof conflictKinds)[number];
export type FoundConflict = Exclude<ConflictKind, 'declared' | 'unavailable'>;

export type ReviewerReason = 'balanced' | 'chosen' | 'third' | 'replacement';

export const votes = ['for', 'against', 'abstain'] as const;
export type Vote = (typeof votes)[number];

export type AdviceState = 'open' | 'done' | 'not_done';

/** A practice as assessments name it. */
export interface JudgedPractice {
  id: string;
  code: string;
  name: string;
  kind: PracticeKind;
  unitName: string;
  fieldShortVi: string;
  fieldShortEn: string;
}
