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

/** Records that go over to another unit, all of one old unit. */
export interface SuccessionMove {
  ids: readonly string[];
  fromId: string;
  toId: string;
  /** The day of the succession: the new unit holds them from then on. */
  onDate: string;
  successionId: string;
  at: Date;
}

/**
 * A later module whose records hang on units (people, practices, replication). Nothing follows a succession silently: each
 * record is proposed to an heir, a person decides. services.ts fills the list.
 */
export interface SuccessionFollower {
  /** Key of the subject in the texts and in `succession_proposal`. */
  subject: string;
  /** Records that hang on these units now. */
  records(db: Db, unitIds: readonly string[]): Promise<{ id: string; unitId: string }[]>;
  /** What a record is called, and its office address (in Vietnamese) where it has one. Unknown ids are left out. */
  describe(db: Db, ids: readonly string[]): Promise<Map<string, { title: string; href: string | null }>>;
  /**
   * Moves records to the new unit.
   * @returns those that could not go, each with the key of the reason in the texts
   */
  move(tx: Tx, actor: Actor, move: SuccessionMove): Promise<{ id: string; reason: string }[]>;
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
