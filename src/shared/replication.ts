// What replication is to pages and server: adoptions, how they went, rollouts and their answers, the lineage of a practice.

export const adoptionStates = ['planned', 'running', 'stopped', 'finished'] as const;
export type AdoptionState = (typeof adoptionStates)[number];

export const adoptionOutcomes = ['worked', 'partly', 'did_not'] as const;
export type AdoptionOutcome = (typeof adoptionOutcomes)[number];

export const adoptionActions = ['start', 'finish', 'stop', 'change', 'adapt', 'report'] as const;
export type AdoptionAction = (typeof adoptionActions)[number];

export const adaptationTimings = ['planned', 'reactive'] as const;
export type AdaptationTiming = (typeof adaptationTimings)[number];

export const rolloutAnswers = ['will_do', 'does_already', 'cannot'] as const;
export type RolloutAnswer = (typeof rolloutAnswers)[number];

export const rolloutStates = ['draft', 'open', 'closed'] as const;
export type RolloutState = (typeof rolloutStates)[number];

/** Units asked in one rollout at most. */
export const rolloutUnitsLimit = 5000;

/** The mail address of an adopter outside is kept so many months after the work ended. */
export const outsideKeptMonths = 12;

/** Rows of figures that a form sent, without those left empty; a choice alone fills none. */
export const filledRows = (rows: unknown): Record<string, string>[] =>
  (Array.isArray(rows) ? (rows as Record<string, string>[]) : []).filter((row) =>
    Object.entries(row).some(([key, value]) => key !== 'better' && value.trim() !== '')
  );

/** One place that runs or ran a practice, as the tree and the map show it. */
export interface LineageNode {
  id: string;
  unitId: string | null;
  /** As the unit is called today, or what somebody outside calls itself. */
  unitName: string;
  /** Province and commune codes of the unit's territory, for the map; null where it is unknown. */
  provinceCode: string | null;
  communeCode: string | null;
  /** Province the outside adopter named. */
  place: string;
  state: AdoptionState;
  outcome: AdoptionOutcome | null;
  outcomeReason: string | null;
  /** ISO day it started, else the day planned. */
  since: string | null;
  endedOn: string | null;
  /** The adoption it was learned from; null: from the practice's own unit. */
  parentId: string | null;
  adaptations: number;
  coreKept: boolean;
  confirmed: boolean;
}
