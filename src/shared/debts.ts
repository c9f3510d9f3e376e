// Who owes what: the kinds of things that wait, and on whom.

/** Things a unit owes, things a council's members owe, things the programme's own office owes. */
export const unitDebts = ['check_in', 'unit_approval', 'rollout_answer', 'advice'] as const;
export const councilDebts = ['sheet'] as const;
export const officeDebts = ['council', 'decision', 'confirmation', 'succession'] as const;
export const debtKinds = [...unitDebts, ...councilDebts, ...officeDebts] as const;
export type DebtKind = (typeof debtKinds)[number];

/** One thing that waits. */
export interface Debt {
  kind: DebtKind;
  unitId: string | null;
  unitName: string;
  /** The council of a missing sheet. */
  councilName: string | null;
  /** Who is to do it, where it is one person's. */
  person: string | null;
  name: string;
  /** An office address, in Vietnamese. */
  href: string;
  /** ISO date since when it waits. */
  since: string;
  /** Whole days until today. */
  days: number;
}
