// What a check-in reports, and how the health of a practice is shown.

export const checkInOutcomes = ['unchanged', 'adapted', 'paused', 'resumed', 'ended'] as const;
export type CheckInOutcome = (typeof checkInOutcomes)[number];

/** One mark of the health strip: kept on time, given late, missing now, paused or ended. */
export interface HealthMark {
  /** ISO day. */
  on: string;
  kind: 'kept' | 'late' | 'missing' | 'paused' | 'ended';
}

/** A figure reported with a check-in. */
export interface CheckInIndicator {
  name: string;
  measure: string;
  value: number;
  source: string;
}

/** One of a model's own criteria. `key` never changes once it was published. */
export interface ModelCriterion {
  key: string;
  text: string;
  /** Without it, it is not this model any more. */
  core: boolean;
  /** What shows that it is met. */
  evidence: string;
}

export const criterionAnswers = ['met', 'partly', 'not_met'] as const;
export type CriterionAnswer = (typeof criterionAnswers)[number];

export const criteriaLimit = 40;
