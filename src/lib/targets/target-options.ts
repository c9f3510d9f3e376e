// Targets as choices in a list.
import { writeNumber } from '#shared/vietnamese-number.ts';
import type { TargetView } from '#shared/targets.ts';

interface Far {
  id: string;
  code: string;
  name: string;
  resolutionName: string;
}

/** What can stand above a target: the others of its resolution, drawn in by their depth, then those found elsewhere. */
export function parentOptions(
  targets: readonly TargetView[],
  far: readonly Far[],
  farText: (name: string) => string,
  not?: string
): { value: string; label: string }[] {
  const near = targets
    .filter((one) => one.id !== not)
    .map((one) => ({ value: one.id, label: `${'\u2003'.repeat(one.depth)}${one.code} ${one.name}` }));
  const known = new Set(near.map((one) => one.value));
  return [
    ...near,
    ...far
      .filter((one) => !known.has(one.id))
      .map((one) => ({ value: one.id, label: farText(`${one.code} ${one.name} · ${one.resolutionName}`) }))
  ];
}

/** A target as its form shows it. `ownUnit`: the resolution's unit, which the form leaves empty. */
export const targetValues = (target: TargetView, ownUnit: string): Record<string, string> => ({
  code: target.code,
  name: target.name,
  measure: target.measure,
  baseline: writeNumber(target.baseline),
  baselineOn: target.baselineOn,
  goal: writeNumber(target.goal),
  goalOn: target.goalOn,
  better: target.better,
  rollup: target.rollup,
  parentId: target.parentId ?? '',
  feeds: target.feeds ? 'on' : '',
  weight: writeNumber(target.weight),
  note: target.note,
  revision: String(target.revision),
  unitId: target.unit.id === ownUnit ? '' : target.unit.id,
  unitId_text: target.unit.id === ownUnit ? '' : target.unit.then
});
