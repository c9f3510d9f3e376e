// Shapes that the targets' own files share.
import type { Direction, Rollup } from '#shared/targets.ts';

/** What the course of a target is reckoned from. Days are ISO dates. */
export interface TargetFacts {
  id: string;
  parentId: string | null;
  baseline: number;
  baselineOn: string;
  goal: number;
  goalOn: string;
  better: Direction;
  rollup: Rollup;
  feeds: boolean;
  weight: number;
}

export interface TargetRecord extends TargetFacts {
  resolutionId: string;
  unitId: string | null;
  code: string;
  name: string;
  measure: string;
  note: string;
  position: number;
  revision: number;
}

/** A value that stands. */
export interface StandingValue {
  targetId: string;
  onDate: string;
  value: number;
}

export interface ResolutionRecord {
  id: string;
  slug: string;
  name: string;
  summary: string;
  documentId: string | null;
  unitId: string;
  from: string;
  /** The last day of the term. */
  to: string;
  public: boolean;
  revision: number;
  demo: boolean;
}

export interface ResolutionWrite {
  name: string;
  summary: string;
  documentId: string | null;
  unitId: string;
  from: string;
  to: string;
  public: boolean;
}

export type TargetWrite = Omit<TargetRecord, 'id' | 'resolutionId' | 'position' | 'revision'>;
