// What an indicator's two figures say.
import { readNumber } from '#shared/vietnamese-number.ts';

export interface Change {
  before: number;
  after: number;
  /** Per cent of the figure before, rounded to whole ones; null where there was nothing to compare with. */
  percent: number | null;
  verdict: 'better' | 'worse' | 'same';
}

/** The change of an indicator as it is typed; undefined while one of its figures is missing. */
export function changeOf(indicator: { before: string; after: string; better: string }): Change | undefined {
  const before = readNumber(indicator.before);
  const after = readNumber(indicator.after);
  if (before === null || after === null) return undefined;
  const percent = before === 0 ? null : Math.round(((after - before) / Math.abs(before)) * 100);
  const verdict = after === before ? 'same' : after > before === (indicator.better !== 'lower') ? 'better' : 'worse';
  return { before, after, percent, verdict };
}
