// Whether a target is on its course: the expected line, roll-up from targets below, direction, missing values; pure.
import { daysBetween } from '#shared/days.ts';
import { courseStates, type Course, type CourseState } from '#shared/targets.ts';
import type { StandingValue, TargetFacts } from './targets.types.ts';

/** At least this share of the expected progress is "at risk", less is "behind". */
export const riskShare = 0.8;
/** A value older than this tells little of where a target stands. */
const oldAfterDays = 396;
const nearly = 1e-9;

type Line = Pick<TargetFacts, 'baseline' | 'baselineOn' | 'goal' | 'goalOn' | 'better'>;

/** Share of the time from baseline to goal that is gone on a day: (day − baselineOn) / (goalOn − baselineOn), within 0 and 1. */
export function timeShare(target: Line, day: string): number {
  const gone = daysBetween(target.baselineOn, day) / daysBetween(target.baselineOn, target.goalOn);
  return Math.min(1, Math.max(0, gone));
}

/** Where the straight line from baseline to goal stands on a day: baseline + (goal − baseline) × timeShare. */
export const expectedOn = (target: Line, day: string): number =>
  target.baseline + (target.goal - target.baseline) * timeShare(target, day);

export const isReached = (target: Line, value: number): boolean =>
  target.better === 'higher' ? value >= target.goal : value <= target.goal;

/**
 * Share of the way from baseline to goal that a value has gone: (value − baseline) / (goal − baseline). The sign of the way
 * makes it the same for targets to be raised and to be lowered. Where the goal is to keep the baseline: 1 when kept, else 0.
 */
export const progressOf = (target: Line, value: number): number =>
  target.goal === target.baseline
    ? Number(isReached(target, value))
    : (value - target.baseline) / (target.goal - target.baseline);

/** The latest value on or before a day. */
export function valueAt(values: readonly StandingValue[], day: string): StandingValue | undefined {
  let found: StandingValue | undefined;
  for (const one of values) if (one.onDate <= day && (!found || one.onDate > found.onDate)) found = one;
  return found;
}

export interface Standing {
  value: number;
  on: string;
  /** False where only the baseline is known. */
  measured: boolean;
  parts: { measured: number; total: number } | null;
}

/**
 * Where each target stands on a day. One with values of its own: the latest by then. One that is summed or averaged: of the
 * targets that feed it, each with its latest value, or its baseline where none was measured; one whose baseline lies ahead
 * is left out. Its day is the newest of its parts', so that late parts count against it. With no part measured there is
 * only its own baseline.
 * @returns no entry where not even a baseline is known by the day
 */
export function standings(
  targets: readonly TargetFacts[],
  values: readonly StandingValue[],
  day: string
): Map<string, Standing> {
  const own = Map.groupBy(values, (value) => value.targetId);
  const below = Map.groupBy(
    targets.filter((target) => target.feeds && target.parentId !== null),
    (target) => target.parentId ?? ''
  );
  const known = new Map<string, Standing | null>();
  const find = (target: TargetFacts): Standing | null => {
    const before = known.get(target.id);
    if (before !== undefined) return before;
    // A circle cannot be stored; should one come all the same, it ends here.
    known.set(target.id, null);
    const found = target.rollup === 'none' ? entered(target) : rolledUp(target);
    known.set(target.id, found);
    return found;
  };
  const baseline = (target: TargetFacts, parts: Standing['parts']): Standing | null =>
    target.baselineOn <= day ? { value: target.baseline, on: target.baselineOn, measured: false, parts } : null;
  const entered = (target: TargetFacts): Standing | null => {
    const value = valueAt(own.get(target.id) ?? [], day);
    return value ? { value: value.value, on: value.onDate, measured: true, parts: null } : baseline(target, null);
  };
  const rolledUp = (target: TargetFacts): Standing | null => {
    const feeding = below.get(target.id) ?? [];
    const stands = feeding.flatMap((child) => {
      const standing = find(child);
      return standing ? [{ child, standing }] : [];
    });
    const measured = stands.filter(({ standing }) => standing.measured);
    const parts = { measured: measured.length, total: feeding.length };
    if (measured.length === 0) return baseline(target, parts);
    const weights = stands.reduce((sum, { child }) => sum + child.weight, 0);
    const value =
      target.rollup === 'sum'
        ? stands.reduce((sum, { standing }) => sum + standing.value, 0)
        : stands.reduce((sum, { child, standing }) => sum + standing.value * (child.weight / weights), 0);
    const on = measured.reduce((newest, { standing }) => (standing.on > newest ? standing.on : newest), '');
    return { value: rounded(value), on, measured: true, parts };
  };
  for (const target of targets) find(target);
  return new Map([...known].flatMap(([id, standing]) => (standing ? [[id, standing]] : [])));
}

/** Sums of decimals without the tail of binary fractions. */
const rounded = (value: number): number => Number(value.toPrecision(12));

/**
 * The course of a target on a day. Reached: the value meets the goal. Otherwise, once the goal's day is past, behind. Before
 * it the value's progress is held against the line on the day it was measured: at least the line is on course, at least
 * `riskShare` of it at risk, less behind. A target that only had to keep its baseline and did not is behind.
 */
export function courseOf(target: Line, standing: Standing | undefined, day: string): Course {
  const parts = standing?.parts ?? null;
  const held = standing?.measured && day <= target.goalOn ? standing.on : day;
  const line = {
    expected: rounded(expectedOn(target, held)),
    due: timeShare(target, held),
    time: timeShare(target, day),
    parts
  };
  if (!standing?.measured) return { state: 'no_data', value: null, valueOn: null, progress: null, old: false, ...line };
  const { value, on } = standing;
  const progress = progressOf(target, value);
  const until = day < target.goalOn ? day : target.goalOn;
  return {
    state: stateOf(target, value, on, progress, day),
    value,
    valueOn: on,
    progress,
    old: daysBetween(on, until) > oldAfterDays,
    ...line
  };
}

function stateOf(target: Line, value: number, on: string, progress: number, day: string): CourseState {
  if (isReached(target, value)) return 'reached';
  if (day > target.goalOn || target.goal === target.baseline) return 'behind';
  const due = timeShare(target, on);
  if (progress >= due - nearly) return 'on_course';
  return progress >= due * riskShare - nearly ? 'at_risk' : 'behind';
}

export function countStates(states: readonly CourseState[]): Record<CourseState, number> {
  const counts = Object.fromEntries(courseStates.map((state) => [state, 0])) as Record<CourseState, number>;
  for (const state of states) counts[state] += 1;
  return counts;
}

/** Whether a target would come to stand below itself under a new parent. `parents` holds every target's parent. */
export function wouldCircle(parents: ReadonlyMap<string, string | null>, id: string, parentId: string | null): boolean {
  const seen = new Set<string>();
  for (let at = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/** Targets in the order of the tree: each before those below it, siblings as they were given; with their depth. */
export function inTreeOrder<T extends { id: string; parentId: string | null }>(
  targets: readonly T[]
): { target: T; depth: number }[] {
  const ids = new Set(targets.map((target) => target.id));
  const below = Map.groupBy(targets, (target) =>
    target.parentId !== null && ids.has(target.parentId) ? target.parentId : ''
  );
  const found: { target: T; depth: number }[] = [];
  const walk = (parent: string, depth: number) => {
    for (const target of below.get(parent) ?? []) {
      found.push({ target, depth });
      walk(target.id, depth + 1);
    }
  };
  walk('', 0);
  return found;
}

/** States of everything below each target, in one set of targets. */
export function statesBelow(
  ordered: readonly { id: string; depth: number; state: CourseState }[]
): Map<string, Partial<Record<CourseState, number>>> {
  const found = new Map<string, Partial<Record<CourseState, number>>>();
  const path: { id: string; depth: number }[] = [];
  for (const { id, depth, state } of ordered) {
    while (path.length > 0 && (path.at(-1)?.depth ?? 0) >= depth) path.pop();
    for (const above of path) {
      const counts = found.get(above.id) ?? {};
      counts[state] = (counts[state] ?? 0) + 1;
      found.set(above.id, counts);
    }
    path.push({ id, depth });
  }
  return found;
}
