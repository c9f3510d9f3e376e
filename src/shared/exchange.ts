// Questions and answers at a practice: the limits that forms show and the states; what checks them is in exchange.schema.ts.
export const questionLimits = { name: 80, unitName: 200, body: 3000, reason: 600, answer: 5000, byName: 100 } as const;
/** Declined questions are deleted after so many months; the privacy page and the texts say so. */
export const questionKeptMonths = 12;

export const questionStates = ['waiting', 'published', 'declined'] as const;
export type QuestionState = (typeof questionStates)[number];

/** An answer as everyone reads it. */
export interface Answer {
  id: string;
  body: string;
  byName: string;
  /** In whose name it was given. */
  unitName: string;
  createdAt: Date;
}

/** A published question with its answers, oldest first. */
export interface PublicQuestion {
  id: string;
  name: string;
  unitName: string;
  body: string;
  createdAt: Date;
  answers: Answer[];
}
