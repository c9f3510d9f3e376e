// Round numbers for a chart's axis.

/** From zero up to a round number at or above `max`, in three to six equal steps of 1, 2, 2.5 or 5 times a power of ten. */
export function axisTicks(max: number, wanted = 4): number[] {
  if (!(max > 0) || !Number.isFinite(max)) return [0, 1];
  const raw = max / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw - 1e-9)!;
  const count = Math.max(1, Math.ceil(max / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/**
 * Round numbers that hold everything from `min` to `max` in three to six equal steps; from zero where zero lies near, or
 * where the figures hardly differ from it. For lines: bars begin at zero (`axisTicks`).
 */
export function rangeTicks(min: number, max: number, wanted = 4): number[] {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return [0, 1];
  const low = min >= 0 && min <= (max - min) * 1.5 ? 0 : min;
  const high = max > low ? max : low + (Math.abs(low) || 1);
  const raw = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw - 1e-9)!;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
