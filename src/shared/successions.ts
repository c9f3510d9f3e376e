// What the review of a succession shows: groups of records that wait for a decision.

export const proposalStates = ['open', 'moved', 'kept'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Records of one kind at one unit that ended, with where they could go. */
export interface ProposalGroup {
  successionId: string;
  onDate: string;
  kind: string;
  oldUnitId: string;
  oldUnitName: string;
  subject: string;
  /** Null where there are several heirs or none. */
  proposedUnitId: string | null;
  heirs: { id: string; name: string }[];
  open: number;
  moved: number;
  kept: number;
}

/** One record of a group. */
export interface Proposal {
  id: string;
  subjectId: string;
  title: string;
  href: string | null;
  state: ProposalState;
  decidedUnitName: string | null;
  reason: string | null;
}
