// Check-ins: what may be reported from which condition, when the next is due, when a reminder goes out, how health looks.
import type { CheckInOutcome, HealthMark } from '#shared/check-ins.ts';
import type { PracticeLife } from '#shared/practice.ts';
import { addDays, addMonths, daysBetween } from '#shared/days.ts';

/** From each condition the outcomes that can be reported, and the condition after. */
const after: Record<PracticeLife, Partial<Record<CheckInOutcome, PracticeLife>>> = {
  active: { unchanged: 'active', adapted: 'adapted', paused: 'paused', ended: 'ended' },
  adapted: { unchanged: 'adapted', adapted: 'adapted', paused: 'paused', ended: 'ended' },
  paused: { unchanged: 'paused', resumed: 'active', ended: 'ended' },
  ended: { resumed: 'active' }
};

/** The condition after an outcome; null when it cannot be reported from this one. */
export const lifeAfter = (life: PracticeLife, outcome: CheckInOutcome): PracticeLife | null =>
  after[life][outcome] ?? null;

/** The outcomes that can be reported from a condition, in the order of the form. */
export const possibleOutcomes = (life: PracticeLife): CheckInOutcome[] => Object.keys(after[life]) as CheckInOutcome[];

/** Days ahead that count as "soon". */
export const soonDays = 30;

/** Between which days a check-in is due to stand in a list; null is open. */
export function dueDays(due: 'overdue' | 'soon' | 'all', today: string): { until: string | null; from: string | null } {
  if (due === 'overdue') return { until: addDays(today, -1), from: null };
  if (due === 'soon') return { until: addDays(today, soonDays), from: today };
  return { until: null, from: null };
}

/** A check-in this many days before its day counts for that day. */
export const earlyDays = 45;

/** The due day a check-in given today stands for; null when it is given in between. */
export const dueServed = (dueOn: string | null, today: string): string | null =>
  dueOn !== null && daysBetween(today, dueOn) <= earlyDays ? dueOn : null;

/**
 * The next due day after a check-in: a period after the day served when it was on time, after today when it was late, the
 * planned day itself when the check-in came in between; none for what has ended.
 */
export function nextDue(
  life: PracticeLife,
  standing: { dueOn: string | null; months: number; today: string }
): string | null {
  const { dueOn, months, today } = standing;
  if (life === 'ended') return null;
  const served = dueServed(dueOn, today);
  if (dueOn !== null && served === null) return dueOn;
  return addMonths(served !== null && served >= today ? served : today, months);
}

/** Days from the due day (negative: before) on which a reminder goes out; after the last, one every 30 days for a year. */
export const reminderSteps = [-14, -3, 1, 15, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330, 360] as const;

/**
 * The reminder owed today: the last step reached that is not older than a week, so that a program that was down for a few
 * days still reminds, and one that starts on old data does not send all the past. Null when none is owed.
 */
export function reminderOwed(dueOn: string, today: string): number | null {
  const days = daysBetween(dueOn, today);
  const step = reminderSteps.findLast((one) => one <= days);
  return step !== undefined && days - step < 7 ? step : null;
}

interface Given {
  dueOn: string | null;
  onDate: string;
  outcome: CheckInOutcome;
}

/** A check-in is late more than two weeks after its day. */
const lateDays = 14;

/**
 * The health of a practice as a strip of marks, oldest first: each check-in, and the one that is missing now.
 * @param checkIns newest first
 */
export function healthStrip(checkIns: readonly Given[], nextDueOn: string | null, today: string): HealthMark[] {
  const marks = checkIns
    .map(({ dueOn, onDate, outcome }): HealthMark => ({
      on: onDate,
      kind:
        outcome === 'paused' || outcome === 'ended'
          ? outcome
          : dueOn !== null && daysBetween(dueOn, onDate) > lateDays
            ? 'late'
            : 'kept'
    }))
    .reverse();
  if (nextDueOn !== null && daysBetween(nextDueOn, today) > lateDays) marks.push({ on: nextDueOn, kind: 'missing' });
  return marks;
}
