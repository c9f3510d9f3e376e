// Shapes that the practices' use cases share and give to both doors.
import type { Db, Tx } from '#server/platform/database.ts';
import type { PracticeAction, PracticeContent, PracticeLife, PracticeState } from '#shared/practice.ts';

/** A practice with everything its row holds. Days are ISO dates. */
export interface PracticeRecord {
  id: string;
  code: string;
  slug: string;
  state: PracticeState;
  stateChangedAt: Date;
  stateReason: string | null;
  version: number;
  unitId: string;
  content: PracticeContent;
  listedAt: Date | null;
  listedVersion: number | null;
  life: PracticeLife | null;
  lifeSince: string | null;
  checkInMonths: number;
  nextCheckInOn: string | null;
  lastCheckInOn: string | null;
  levelId: string | null;
  recognisedOn: string | null;
  exemplary: boolean;
  reevaluateOn: string | null;
  mergedIntoId: string | null;
  importId: string | null;
  createdBy: string | null;
  updatedBy: string | null;
  createdAt: Date;
  updatedAt: Date;
  demo: boolean;
}

/** One step of a practice's life, for the timeline. */
export interface PracticeEvent {
  kind: string;
  fromState?: PracticeState | null;
  toState?: PracticeState | null;
  reason?: string | null;
  /** Whether readers of the register see it. */
  public?: boolean;
  onDate?: string | null;
  details?: Record<string, unknown>;
}

export interface NewPractice {
  unitId: string;
  content: PracticeContent;
  state: PracticeState;
  /** Given by an import; made from a sequence otherwise. */
  code?: string;
  nominatedByName?: string | null;
  importId?: string | null;
  demo?: boolean;
}

/** A recognition entered from a signed decision. */
export interface RecognitionGiven {
  levelId: string;
  documentId: string;
  decidedOn: string;
  exemplary: boolean;
}

/** Practices as lists show them; names are those of today. */
export interface PracticeRow {
  id: string;
  code: string;
  slug: string;
  name: string;
  kind: PracticeContent['kind'];
  state: PracticeState;
  unitId: string;
  unitName: string;
  fieldShortVi: string;
  fieldShortEn: string;
  life: PracticeLife | null;
  nextCheckInOn: string | null;
  levelVi: string | null;
  levelEn: string | null;
  exemplary: boolean;
  evidenceLevel: number;
  updatedAt: Date;
  stateChangedAt: Date;
}

/**
 * What a later module does when a practice is merged into another: it moves its own records over. services.ts fills the
 * list (assessments, replication, reports).
 */
export interface MergeFollower {
  /** @returns how many records moved, by kind */
  merge(tx: Tx, fromId: string, intoId: string): Promise<Record<string, number>>;
}

/** What a later module says to stop a deletion: how many of its records hang on the practice. */
export interface PracticeUses {
  subject: string;
  count(db: Db, practiceId: string): Promise<number>;
}

export type { PracticeAction };
