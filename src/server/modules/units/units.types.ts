// What the units module keeps to the server: data sets, the load report, and how later modules follow a succession.
import type { Actor } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import type { Span, UnitRef } from '#shared/units.ts';
import type { SuccessionKind } from '#shared/units.schema.ts';

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
