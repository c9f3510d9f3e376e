// Sorts a map's figures into a few classes of about equal size.

/** Upper ends of up to `count` classes, rising, without doubles; the last is the largest value. Zero is a class of its own. */
export function classEnds(values: readonly number[], count = 4): number[] {
  const positive = values.filter((value) => value > 0).sort((a, b) => a - b);
  if (positive.length === 0) return [];
  const ends = Array.from({ length: count }, (_, index) => {
    const at = Math.ceil(((index + 1) / count) * positive.length) - 1;
    return positive[Math.max(0, at)]!;
  });
  return [...new Set(ends)];
}

/** 0 for zero, 1… for the class whose end is the first at or above the value; null without a value. */
export function classOf(value: number | null | undefined, ends: readonly number[]): number | null {
  if (value === null || value === undefined) return null;
  if (value <= 0) return 0;
  const at = ends.findIndex((end) => value <= end);
  return at < 0 ? ends.length : at + 1;
}
