// An adoption's life, and what adoptions say about a practice: pure rules.
import type { AdoptionAction, AdoptionOutcome, AdoptionState, RolloutAnswer } from '#shared/replication.ts';
import type { EvidenceLevel, Indicator } from '#shared/practice.ts';

/** From each state the actions that can be done, and the state after. */
const steps: Record<AdoptionState, Partial<Record<AdoptionAction, AdoptionState>>> = {
  planned: { start: 'running', stop: 'stopped', change: 'planned', adapt: 'planned' },
  running: { finish: 'finished', stop: 'stopped', change: 'running', adapt: 'running', report: 'running' },
  stopped: {},
  finished: {}
};

/** The state after an action; null when it cannot be done from this state. */
export const adoptionAfter = (state: AdoptionState, action: AdoptionAction): AdoptionState | null =>
  steps[state][action] ?? null;

export const possibleAdoptionActions = (state: AdoptionState): AdoptionAction[] =>
  Object.keys(steps[state]) as AdoptionAction[];

/** What the evidence rule needs to know of an adoption by another unit. */
export interface AdoptionEvidence {
  outcome: AdoptionOutcome | null;
  state: AdoptionState;
  coreKept: boolean;
  indicators: readonly Pick<Indicator, 'before' | 'after' | 'better'>[];
}

/** So many independent successes stand for "at scale". */
export const scaleOfSuccess = 10;

/** Whether an adoption reproduces the practice: it worked, its core was kept, and a measured figure moved the right way. */
export const reproduces = (adoption: AdoptionEvidence): boolean =>
  adoption.state === 'finished' &&
  adoption.outcome === 'worked' &&
  adoption.coreKept &&
  adoption.indicators.some(
    ({ before, after, better }) =>
      before !== null && after !== null && (better === 'higher' ? after > before : after < before)
  );

/**
 * The evidence level that adoptions bear out: 4 from one independent success, 5 from ten; null when there is none.
 */
export function evidenceOf(adoptions: readonly AdoptionEvidence[]): EvidenceLevel | null {
  const successes = adoptions.filter(reproduces).length;
  return successes >= scaleOfSuccess ? 5 : successes >= 1 ? 4 : null;
}

/** Whether following `parent` links from `start` comes back to it; `parent` gives the source of an adoption. */
export function makesCircle(start: string, first: string | null, parent: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set([start]);
  for (let at = first; at !== null; at = parent.get(at) ?? null) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

/** An adopter under way reports so often. */
export const checkInMonths = 6;

/** Days from the deadline of a rollout on which units that have not answered or finished are reminded. */
export const rolloutReminderSteps = [-14, -7, -1, 3, 10, 30] as const;

/** Days from the day an adopter's report is due on which a reminder goes out. */
export const reportReminderSteps = [-14, 1, 15, 45, 90] as const;

/** The step owed on a day: the last one reached that is not older than a week. */
function stepOwed<S extends number>(steps: readonly S[], daysFromDue: number): S | null {
  const step = steps.findLast((one) => one <= daysFromDue);
  return step !== undefined && daysFromDue - step < 7 ? step : null;
}

export const rolloutReminderOwed = (daysFromDue: number): number | null => stepOwed(rolloutReminderSteps, daysFromDue);
export const reportReminderOwed = (daysFromDue: number): number | null => stepOwed(reportReminderSteps, daysFromDue);

/** An announcement from outside that nobody confirmed is deleted after so many days. */
export const unconfirmedDays = 30;

/** Whether a unit still owes something in an open rollout: an answer, or the work it said it would do. */
export const owes = (unit: { answer: RolloutAnswer | null; doneOn: string | null }): boolean =>
  unit.answer === null || (unit.answer === 'will_do' && unit.doneOn === null);
