// An adopter's own figures as rows of a form.
import { blankIndicator, type IndicatorFields } from '#lib/practices/practice-fields.ts';
import { treeOf } from '#shared/form-tree.ts';
import type { Indicator } from '#shared/practice.ts';
import { filledRows } from '#shared/replication.ts';
import { writeNumber } from '#shared/vietnamese-number.ts';

export const figureRows = (indicators: readonly Indicator[]): IndicatorFields[] =>
  indicators.map((one) => ({
    ...one,
    before: writeNumber(one.before),
    beforeOn: one.beforeOn ?? '',
    after: writeNumber(one.after),
    afterOn: one.afterOn ?? ''
  }));

/** Back from what a form sent. */
export function typedRows(values: Readonly<Record<string, string | undefined>>): IndicatorFields[] {
  const { indicators } = treeOf(values) as { indicators?: unknown };
  return filledRows(indicators).map((row) => ({ ...blankIndicator, ...row }));
}
