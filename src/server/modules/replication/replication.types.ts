// Shapes of adoptions and rollouts.
import type { Indicator } from '#shared/practice.ts';
import type { AdoptionOutcome, AdoptionState } from '#shared/replication.ts';

/** An adoption as its row holds it. Days are ISO dates. */
export interface AdoptionRecord {
  id: string;
  practiceId: string;
  practiceVersion: number;
  unitId: string | null;
  outsideName: string | null;
  outsidePlace: string | null;
  /** Sealed; only the mail job opens it. */
  outsideMail: string | null;
  confirmedAt: Date | null;
  sourceId: string | null;
  state: AdoptionState;
  plannedOn: string | null;
  startedOn: string | null;
  endedOn: string | null;
  outcome: AdoptionOutcome | null;
  outcomeReason: string | null;
  indicators: Indicator[];
  contact: string;
  nextCheckInOn: string | null;
  revision: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface AdoptionRow {
  id: string;
  practiceId: string;
  practiceName: string;
  practiceSlug: string;
  unitId: string | null;
  unitName: string;
  outside: boolean;
  state: AdoptionState;
  outcome: AdoptionOutcome | null;
  since: string | null;
  endedOn: string | null;
  nextCheckInOn: string | null;
}

export interface AdaptationRow {
  id: string;
  onDate: string;
  what: string;
  why: string;
  timing: 'planned' | 'reactive';
  decidedBy: string;
  coreKept: boolean;
  /** What stayed as it was. */
  kept: string;
}
