// What the units module hands out, and the interface by which later modules follow a succession.
import type { Actor } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import type { SuccessionKind } from '#shared/units.schema.ts';

/** Days are ISO dates; `to` is the first day no longer valid; null is an open end or a start nobody recorded. */
export interface Span {
  from: string | null;
  to: string | null;
}

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

export interface RecordedSuccession {
  id: string;
  kind: SuccessionKind;
  onDate: string;
  links: { oldId: string; newId: string | null; part: 'full' | 'partial' }[];
}

/**
 * A later module whose records hang on units (people, practices, replication). Nothing follows a succession silently: it
 * proposes, a person reviews. services.ts fills the list.
 */
export interface SuccessionFollower {
  /** Key of the subject in the texts of the preview. */
  subject: string;
  /** How many of its records hang on these units: shown before the succession is confirmed. */
  count(db: Db, unitIds: string[]): Promise<number>;
  /** Files proposals inside the transaction that records the succession. */
  propose(tx: Tx, actor: Actor, succession: RecordedSuccession): Promise<void>;
}

/** What a data set holds, by keys of its own. Names are written as they are to be shown. */
export interface UnitDataset {
  name: string;
  demo: boolean;
  units: { key: string; versions: DatasetVersion[]; aliases?: string[] }[];
  successions: {
    key: string;
    onDate: string;
    kind: SuccessionKind;
    document?: string;
    note?: string;
    links: { old: string; new: string | null; part: 'full' | 'partial' }[];
  }[];
  notes: { key: string; kind: string; unit?: string; details: Record<string, unknown> }[];
  /** What the data set says of itself, shown in the load report. */
  counts: Record<string, number>;
}

export interface DatasetVersion extends Span {
  type: string;
  name: string;
  fullName: string;
  code?: string | null;
  symbol?: string | null;
  parent?: string | null;
  territory?: string | null;
}

export interface DataNote {
  id: string;
  dataset: string;
  kind: string;
  unit: UnitRef | null;
  details: Record<string, unknown>;
}

export interface LoadReport {
  dataset: string;
  loadedAt: Date;
  counts: Record<string, number>;
  notes: { kind: string; count: number }[];
}
