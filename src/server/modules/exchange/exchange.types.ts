// Shapes of questions as their asker and the office read them.
import type { PublicQuestion, QuestionState } from '#shared/exchange.ts';

/** A question as its asker reads it at the private link. */
export interface OwnQuestion extends PublicQuestion {
  state: QuestionState;
  reason: string | null;
  practiceName: string;
  /** Null while the practice does not stand in the register. */
  practiceSlug: string | null;
}

/** A question as the office reads it. */
export interface OfficeQuestion extends OwnQuestion {
  version: number;
  signedIn: boolean;
  moderatedBy: string | null;
  moderatedAt: Date | null;
  practiceId: string;
  unitId: string;
  /** The practice's unit as it is called today. */
  holderName: string;
}

/** What a decision on a question needs to know. */
export interface LockedQuestion {
  id: string;
  state: QuestionState;
  version: number;
  practiceId: string;
  unitId: string;
  personId: string | null;
}

export interface QuestionFilter {
  state?: QuestionState | undefined;
  text?: string | undefined;
  unanswered: boolean;
  practiceId?: string | undefined;
  /** Units whose practices count; undefined: all. */
  reach: readonly string[] | undefined;
}
