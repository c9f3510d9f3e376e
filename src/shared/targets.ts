// What resolutions and their targets are to pages and server alike: kinds, limits, and the shapes their pages show.
import type { DocumentBrief } from './documents.ts';

export const rollups = ['none', 'sum', 'mean'] as const;
export type Rollup = (typeof rollups)[number];

export const directions = ['higher', 'lower'] as const;
export type Direction = (typeof directions)[number];

/** From good to bad; `no_data` last. */
export const courseStates = ['reached', 'on_course', 'at_risk', 'behind', 'no_data'] as const;
export type CourseState = (typeof courseStates)[number];

export const resolutionStates = ['running', 'coming', 'ended'] as const;
export type ResolutionState = (typeof resolutionStates)[number];

export const targetLimits = {
  name: 300,
  summary: 2000,
  code: 20,
  measure: 60,
  note: 2000,
  source: 500,
  reason: 500,
  contribution: 1000,
  documentText: 120,
  /** Targets of one resolution. */
  targets: 500,
  /** Characters and lines of one pasted table. */
  paste: 200_000,
  pasteLines: 2000
} as const;

/** A unit as it was called when the term began, and who stands in its place today (several after a split, none at all). */
export interface UnitThenNow {
  id: string;
  then: string;
  today: { id: string; name: string }[];
  /** Today it is another unit, or bears another name. */
  changed: boolean;
}

/** Days are ISO dates; `to` is the last day of the term. */
export interface ResolutionBrief {
  id: string;
  slug: string;
  name: string;
  summary: string;
  unitId: string;
  from: string;
  to: string;
  public: boolean;
  revision: number;
  demo: boolean;
}

export interface ResolutionRow extends ResolutionBrief {
  unitName: string;
  state: ResolutionState;
  documentNumber: string | null;
  targets: number;
  /** The newest day a value of it was measured on. */
  lastValueOn: string | null;
}

/** How a target stands on a day against the straight line from baseline to goal. */
export interface Course {
  state: CourseState;
  /** The latest known value by the day; null: nothing measured. */
  value: number | null;
  valueOn: string | null;
  /** Where the line stands on the day the value was measured; on the day looked at without one, or past the deadline. */
  expected: number;
  /** Share of the time gone by that same day, 0 to 1. */
  due: number;
  /** Share of the way from baseline to goal that the value has gone; may lie below 0 or above 1. */
  progress: number | null;
  /** Share of the time gone by the day looked at, 0 to 1. */
  time: number;
  /** Targets below that feed it: how many there are, how many were measured; null where it has values of its own. */
  parts: { measured: number; total: number } | null;
  /** The value is more than thirteen months old. */
  old: boolean;
}

export interface TargetView {
  id: string;
  resolutionId: string;
  parentId: string | null;
  code: string;
  name: string;
  measure: string;
  baseline: number;
  baselineOn: string;
  goal: number;
  goalOn: string;
  better: Direction;
  rollup: Rollup;
  feeds: boolean;
  weight: number;
  note: string;
  revision: number;
  /** Who answers for it. */
  unit: UnitThenNow;
  /** 0 at the top. */
  depth: number;
  course: Course;
  /** States of all targets below it in this resolution. */
  below: Partial<Record<CourseState, number>>;
}

/** A target of another resolution that one of this feeds, or that feeds one of this. */
export interface FarTarget {
  id: string;
  code: string;
  name: string;
  resolutionId: string;
  resolutionName: string;
  /** The target of this resolution at the other end. */
  here: string;
}

export interface CoursePage {
  resolution: ResolutionBrief;
  unit: UnitThenNow;
  document: DocumentBrief | null;
  /** The day looked at. */
  on: string;
  /** In the order of the tree. */
  targets: TargetView[];
  counts: Record<CourseState, number>;
  /** Targets of other resolutions that these feed. */
  feedsInto: FarTarget[];
  /** Targets of other resolutions that feed these. */
  fedBy: FarTarget[];
}

/** A value as it was recorded. */
export interface ValueRow {
  id: string;
  onDate: string;
  value: number;
  source: string;
  document: DocumentBrief | null;
  by: string | null;
  at: Date;
  replacedAt: Date | null;
  replacedBy: string | null;
  replacedReason: string | null;
}

/** What a practice does for a target. */
export interface Contribution {
  targetId: string;
  practiceId: string;
  /** Null for readers' eyes when the practice is not on the register. */
  slug: string | null;
  code: string;
  name: string;
  unitName: string;
  state: string;
  life: string | null;
  overdue: boolean;
  evidenceLevel: number;
  contribution: string;
  amount: number | null;
  amountOn: string | null;
}

/** A practice's link as the practice's own page shows it. */
export interface PracticeTargetLink {
  targetId: string;
  resolutionId: string;
  resolutionSlug: string;
  resolutionName: string;
  public: boolean;
  code: string;
  name: string;
  measure: string;
  contribution: string;
  amount: number | null;
  amountOn: string | null;
}

/** One line of a pasted table, read; `problems` maps cells to message keys. */
export interface PastedLine {
  line: number;
  code: string;
  day: string | null;
  value: number | null;
  source: string;
  document: string;
  /** The cells as they were pasted, to be shown where they could not be read. */
  typed: { day: string; value: string };
  problems: Partial<Record<'code' | 'day' | 'value' | 'source' | 'document' | 'line', string>>;
}

/** A pasted line against what stands. */
export interface PreviewLine extends PastedLine {
  targetId: string | null;
  targetName: string | null;
  measure: string | null;
  /** Null where there is a problem. */
  does: 'new' | 'same' | 'replaces' | null;
  before: number | null;
}

/** Colour helps, words tell. */
export const courseTones = {
  reached: 'success',
  on_course: 'info',
  at_risk: 'warning',
  behind: 'danger',
  no_data: 'neutral'
} as const satisfies Record<CourseState, string>;
