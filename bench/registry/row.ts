// One line of the registry's benchmark: what was measured, the reference beside it, and what it may cost.

export interface BenchRow {
  name: string;
  measured: string;
  reference: string;
  /** How many times the reference (or the share of a fixed limit). */
  ratio: number;
  limit: number;
}

export type Say = (text: string) => void;

export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
