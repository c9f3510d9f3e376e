// Rules of check-ins: the next day, reminders, the health strip, keys of criteria.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkInOutcomes } from '#shared/check-ins.ts';
import { practiceLives } from '#shared/practice.ts';
import * as rules from './practices-check-ins.rules.ts';
import { keyed } from './practices-criteria.rules.ts';
import { addDays, addMonths, daysBetween } from '#shared/days.ts';

const day = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

test('the day after a check-in', () => {
  const standing = { months: 6, today: '2026-11-24' };
  expect(rules.nextDue('active', { ...standing, dueOn: '2026-11-30' })).toBe('2027-05-30');
  expect(rules.nextDue('active', { ...standing, dueOn: '2026-08-01' })).toBe('2027-05-24');
  expect(rules.nextDue('active', { ...standing, dueOn: '2027-03-01' })).toBe('2027-03-01');
  expect(rules.nextDue('active', { ...standing, dueOn: null })).toBe('2027-05-24');
  expect(rules.nextDue('ended', { ...standing, dueOn: '2026-11-30' })).toBeNull();
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
  expect(addMonths('2026-11-24', 14)).toBe('2028-01-24');
});

test('whatever is reported whenever, the next day lies ahead and the period is never doubled or lost', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...practiceLives),
      fc.constantFrom(...checkInOutcomes),
      fc.option(day, { nil: null }),
      day,
      fc.integer({ min: 1, max: 36 }),
      (life, outcome, dueOn, today, months) => {
        const after = rules.lifeAfter(life, outcome);
        if (!after) return;
        const next = rules.nextDue(after, { dueOn, months, today });
        if (after === 'ended') {
          expect(next).toBeNull();
          return;
        }
        expect(next).not.toBeNull();
        expect(next! > today).toBe(true);
        // A period and the days one may be early, at most.
        expect(daysBetween(today, next!)).toBeLessThanOrEqual(
          Math.max(
            daysBetween(today, addMonths(today, months)) + rules.earlyDays + 3,
            dueOn ? daysBetween(today, dueOn) : 0
          )
        );
      }
    )
  );
});

test('each reminder is owed in a week of its own, so that a daily job sends each once and no old ones', () => {
  fc.assert(
    fc.property(day, (dueOn) => {
      const owed = new Map<number, number>();
      for (let days = -40; days < 420; days += 1) {
        const today = addDays(dueOn, days);
        const step = rules.reminderOwed(dueOn, today);
        if (step !== null) owed.set(step, (owed.get(step) ?? 0) + 1);
      }
      expect([...owed.keys()]).toEqual([...rules.reminderSteps]);
      expect(Math.max(...owed.values())).toBeLessThanOrEqual(7);
    }),
    { numRuns: 20 }
  );
  expect(rules.reminderOwed('2020-01-01', '2026-11-24')).toBeNull();
});

test('the health strip tells kept, late, missing, paused and ended apart', () => {
  const strip = rules.healthStrip(
    [
      { dueOn: '2026-03-01', onDate: '2026-03-02', outcome: 'paused' },
      { dueOn: '2025-09-01', onDate: '2025-10-20', outcome: 'unchanged' },
      { dueOn: '2025-03-01', onDate: '2025-03-10', outcome: 'adapted' }
    ],
    '2026-09-01',
    '2026-11-24'
  );
  expect(strip.map((mark) => mark.kind)).toEqual(['kept', 'late', 'paused', 'missing']);
  expect(rules.healthStrip([], '2026-11-20', '2026-11-24')).toEqual([]);
});

test('a criterion keeps its key; a key never means another criterion', () => {
  const item = (key: string, text: string) => ({ key, text, core: false, evidence: '' });
  const first = keyed([item('', 'A'), item('', 'B'), item('evil', 'C')], []);
  expect(first.map((one) => one.key)).toEqual(['k1', 'k2', 'k3']);
  const second = keyed([item('k3', 'C'), item('', 'D'), item('k3', 'twice')], ['k1', 'k2', 'k3']);
  expect(second.map((one) => one.key)).toEqual(['k3', 'k4', 'k5']);
});
