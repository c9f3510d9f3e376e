// Units as pages and the API hand them to the browser.
import { addDays } from './days.ts';
import type { SuccessionKind } from './units.schema.ts';

/** Days are ISO dates; `to` is the first day no longer valid; null is an open end or a start nobody recorded. */
export interface Span {
  from: string | null;
  to: string | null;
}

/** The last day of a span that ends before `to`. */
export const lastDay = (to: string): string => addDays(to, -1);

export interface UnitRef {
  id: string;
  name: string;
  fullName: string;
  type: string;
}

export interface UnitVersion extends Span {
  id: string;
  type: string;
  name: string;
  fullName: string;
  code: string | null;
  symbol: string | null;
  document: string | null;
  parent: UnitRef | null;
  territory: UnitRef | null;
}

export type UnitState = 'current' | 'ended' | 'future';

/** A unit in a list: the version that stood on the day asked for, or the one that was found. */
export interface UnitRow extends UnitRef, Span {
  code: string | null;
  symbol: string | null;
  parentId: string | null;
  /** Names of the next units above, without the country: "Huyện Dầu Tiếng, Tỉnh Bình Dương". */
  place: string;
  /** As of the day asked for (today unless given). */
  state: UnitState;
  demo: boolean;
}

export interface TreeRow extends UnitRow {
  childCount: number;
}

/** One arrow of the succession graph; `newId` null: dissolved without an heir. */
export interface SuccessionEdge {
  successionId: string;
  onDate: string;
  kind: SuccessionKind;
  document: string | null;
  note: string | null;
  oldId: string;
  newId: string | null;
  part: 'full' | 'partial';
}

export interface Heir {
  unitId: string;
  part: 'full' | 'partial';
  /** Unit ids from the unit asked about to the heir, both included. */
  path: string[];
}

/** Where a line stops without an heir: dissolved by a recorded event, or ended and nobody recorded what followed. */
export interface LineEnd {
  unitId: string;
  reason: 'dissolved' | 'unrecorded' | 'not_yet';
  path: string[];
}

export interface Fate {
  heirs: Heir[];
  ends: LineEnd[];
}

export interface WhoAmI {
  unit: UnitRow;
  day: string;
  heirs: Heir[];
  ends: LineEnd[];
  /**
   * Where no body took over: which units now hold the territory. Of a district, through its communes; of a body, through
   * the territory it worked in. Null when there is nothing to derive or an heir answers already.
   */
  territory: { base: string; heirs: Heir[] } | null;
  edges: SuccessionEdge[];
  /** Every unit named above by id, as of the day. */
  units: Map<string, UnitRow>;
}

export interface WhoWasThis {
  ancestors: Heir[];
  /** The lines that lead into the unit. */
  edges: SuccessionEdge[];
  units: Map<string, UnitRow>;
}
