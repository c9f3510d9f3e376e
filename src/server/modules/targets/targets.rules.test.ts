// The course of targets: the line, roll-up, direction and missing values, as properties; and how pasted tables are read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/days.ts';
import type { CourseState } from '#shared/targets.ts';
import { readDay, readDocument, readPasted } from './targets-paste.rules.ts';
import {
  courseOf,
  expectedOn,
  inTreeOrder,
  progressOf,
  riskShare,
  standings,
  statesBelow,
  timeShare,
  wouldCircle
} from './targets.rules.ts';
import type { StandingValue, TargetFacts } from './targets.types.ts';

const begin = '2023-01-01';
const target = (given: Partial<TargetFacts> = {}): TargetFacts => ({
  id: 't',
  parentId: null,
  baseline: 50,
  baselineOn: begin,
  goal: 90,
  goalOn: '2028-01-01',
  better: 'higher',
  rollup: 'none',
  feeds: false,
  weight: 1,
  ...given
});
const at = (value: number, on: string) => ({ value, on, measured: true, parts: null });
const rank: Record<CourseState, number> = { reached: 3, on_course: 2, at_risk: 1, behind: 0, no_data: -1 };

const day = fc.integer({ min: -400, max: 3000 }).map((days) => addDays(begin, days));
const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 100);
const line = fc
  .record({ baseline: amount, goal: amount, length: fc.integer({ min: 1, max: 2500 }) })
  .map(({ baseline, goal, length }) =>
    target({ baseline, goal, goalOn: addDays(begin, length), better: goal >= baseline ? 'higher' : 'lower' })
  );

describe('the course', () => {
  it('names what people would', () => {
    const half = '2025-07-02';
    expect(courseOf(target(), at(71, half), half)).toMatchObject({
      state: 'on_course',
      expected: expect.closeTo(70, 0)
    });
    expect(courseOf(target(), at(67, half), half).state).toBe('at_risk');
    expect(courseOf(target(), at(60, half), half).state).toBe('behind');
    expect(courseOf(target(), at(90, half), half).state).toBe('reached');
    expect(courseOf(target(), at(89.9, '2027-12-31'), '2028-01-02').state).toBe('behind');
    expect(courseOf(target(), undefined, half)).toMatchObject({ state: 'no_data', value: null, progress: null });
    expect(courseOf(target(), at(60, '2023-06-30'), half).old).toBe(true);
    const keep = target({ baseline: 100, goal: 100 });
    expect(courseOf(keep, at(100, half), half).state).toBe('reached');
    expect(courseOf(keep, at(99, half), half)).toMatchObject({ state: 'behind', progress: 0 });
  });

  it('follows a line within its ends that never turns back', () => {
    fc.assert(
      fc.property(line, day, day, (one, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(timeShare(one, early)).toBeLessThanOrEqual(timeShare(one, late));
        expect(timeShare(one, begin)).toBe(0);
        expect(timeShare(one, one.goalOn)).toBe(1);
        const [low, high] = [Math.min(one.baseline, one.goal), Math.max(one.baseline, one.goal)];
        expect(expectedOn(one, a)).toBeGreaterThanOrEqual(low - 1e-6);
        expect(expectedOn(one, a)).toBeLessThanOrEqual(high + 1e-6);
      })
    );
  });

  it('is good on the line, at risk down to a share of it, behind below', () => {
    fc.assert(
      fc.property(line, day, fc.double({ min: 0, max: 1, noNaN: true }), (one, on, share) => {
        fc.pre(one.goal !== one.baseline && on <= one.goalOn && timeShare(one, on) > 0.01 && timeShare(one, on) < 1);
        const way = (one.goal - one.baseline) * timeShare(one, on);
        const state = courseOf(one, at(one.baseline + way * share, on), on).state;
        if (share > riskShare + 1e-6) expect(['at_risk', 'on_course', 'reached']).toContain(state);
        if (share < riskShare - 1e-6) expect(state).toBe('behind');
        expect(['on_course', 'reached']).toContain(courseOf(one, at(expectedOn(one, on), on), on).state);
      })
    );
  });

  it('is the same for a target to be lowered, seen in a mirror', () => {
    fc.assert(
      fc.property(line, amount, day, day, (one, value, on, looked) => {
        fc.pre(one.goal !== one.baseline && on <= looked);
        const mirrored = target({
          ...one,
          baseline: -one.baseline,
          goal: -one.goal,
          better: one.better === 'higher' ? 'lower' : 'higher'
        });
        const [plain, mirror] = [courseOf(one, at(value, on), looked), courseOf(mirrored, at(-value, on), looked)];
        expect(mirror.state).toBe(plain.state);
        expect(progressOf(mirrored, -value)).toBeCloseTo(progressOf(one, value), 9);
      })
    );
  });

  it('never grows worse by a better value', () => {
    fc.assert(
      fc.property(line, amount, amount, day, (one, a, b, on) => {
        const [worse, better] = (one.better === 'higher' ? a < b : a > b) ? [a, b] : [b, a];
        const state = (value: number) => rank[courseOf(one, at(value, on), on).state];
        expect(state(better)).toBeGreaterThanOrEqual(state(worse));
      })
    );
  });
});

const children = fc.array(
  fc.record({
    baseline: fc.integer({ min: 0, max: 1000 }),
    weight: fc.integer({ min: 1, max: 50 }),
    values: fc.uniqueArray(
      fc.record({ day: fc.integer({ min: 1, max: 1500 }), value: fc.integer({ min: 0, max: 5000 }) }),
      {
        selector: (one) => one.day,
        maxLength: 4
      }
    )
  }),
  { minLength: 1, maxLength: 8 }
);
type Child = { baseline: number; weight: number; values: { day: number; value: number }[] };
function family(given: readonly Child[], rollup: 'sum' | 'mean') {
  const parent = target({ id: 'p', rollup, baseline: 7 });
  const below = given.map((one, index) =>
    target({ id: `c${index}`, parentId: 'p', feeds: true, baseline: one.baseline, weight: one.weight, goal: 9999 })
  );
  const values: StandingValue[] = given.flatMap((one, index) =>
    one.values.map((value) => ({ targetId: `c${index}`, onDate: addDays(begin, value.day), value: value.value }))
  );
  return { parent, below, values, all: [parent, ...below] };
}
const latest = (one: Child, until: number) =>
  one.values.filter((value) => value.day <= until).sort((a, b) => b.day - a.day)[0];

describe('roll-up', () => {
  const looked = fc.integer({ min: 0, max: 1600 });
  it('sums the latest known of each, baselines where nothing was measured, and knows nothing without a measurement', () => {
    fc.assert(
      fc.property(children, looked, (given, until) => {
        const { all, values } = family(given, 'sum');
        const found = standings(all, values, addDays(begin, until)).get('p');
        const measured = given.filter((one) => latest(one, until)).length;
        expect(found?.parts).toEqual({ measured, total: given.length });
        expect(found?.measured).toBe(measured > 0);
        expect(found?.value).toBe(
          measured === 0 ? 7 : given.reduce((sum, one) => sum + (latest(one, until)?.value ?? one.baseline), 0)
        );
      })
    );
  });

  it('averages within the ends, whatever the scale of the weights and the order', () => {
    fc.assert(
      fc.property(children, looked, fc.integer({ min: 2, max: 9 }), (given, until, factor) => {
        const on = addDays(begin, until);
        const { all, values } = family(given, 'mean');
        const found = standings(all, values, on).get('p');
        if (!found?.measured) return;
        const parts = given.map((one) => latest(one, until)?.value ?? one.baseline);
        expect(found.value).toBeGreaterThanOrEqual(Math.min(...parts) - 1e-6);
        expect(found.value).toBeLessThanOrEqual(Math.max(...parts) + 1e-6);
        const scaled = [...all].reverse().map((one) => ({ ...one, weight: one.weight * factor }));
        expect(standings(scaled, values, on).get('p')?.value).toBeCloseTo(found.value, 6);
      })
    );
  });

  it('does not look ahead', () => {
    fc.assert(
      fc.property(children, looked, (given, until) => {
        const on = addDays(begin, until);
        const { all, values } = family(given, 'sum');
        const later = [{ targetId: 'c0', onDate: addDays(on, 1), value: 123_456 }];
        const known = values.filter((value) => value.onDate !== later[0]?.onDate || value.targetId !== 'c0');
        expect(standings(all, [...known, ...later], on)).toEqual(standings(all, known, on));
      })
    );
  });

  it('goes through levels, leaves out what does not feed, and ends in a circle', () => {
    const all = [
      target({ id: 'top', rollup: 'sum' }),
      target({ id: 'mid', parentId: 'top', rollup: 'mean', feeds: true }),
      target({ id: 'a', parentId: 'mid', feeds: true, weight: 3 }),
      target({ id: 'b', parentId: 'mid', feeds: true, weight: 1 }),
      target({ id: 'aside', parentId: 'top', feeds: false })
    ];
    const value = (targetId: string, amount: number) => ({ targetId, onDate: '2024-01-01', value: amount });
    const found = standings(all, [value('a', 40), value('b', 80), value('aside', 1000)], '2024-06-01');
    expect(found.get('mid')?.value).toBe(50);
    expect(found.get('top')).toMatchObject({ value: 50, on: '2024-01-01', parts: { measured: 1, total: 1 } });
    const circle = [
      target({ id: 'x', parentId: 'y', feeds: true, rollup: 'sum' }),
      target({ id: 'y', parentId: 'x', feeds: true, rollup: 'sum' })
    ];
    expect(standings(circle, [], '2024-06-01').size).toBe(2);
  });
});

describe('the tree', () => {
  it('refuses exactly what would put a target below itself', () => {
    const shape = fc.array(fc.nat(), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(shape, fc.nat(), fc.nat(), (picks, from, to) => {
        // Each stands below an earlier one or at the top: a forest.
        const parents = new Map(
          picks.map((pick, at) => [`${at}`, at === 0 || pick % (at + 1) === at ? null : `${pick % at}`])
        );
        const [id, under] = [`${from % picks.length}`, `${to % picks.length}`];
        const above: string[] = [];
        for (let one: string | null = under; one !== null; one = parents.get(one) ?? null) above.push(one);
        expect(wouldCircle(parents, id, under)).toBe(above.includes(id));
        expect(wouldCircle(parents, id, null)).toBe(false);
        const ordered = inTreeOrder([...parents].map(([one, parentId]) => ({ id: one, parentId })));
        expect(ordered.map((one) => one.target.id).sort()).toEqual([...parents.keys()].sort());
      })
    );
  });

  it('counts the states below', () => {
    const below = statesBelow([
      { id: '1', depth: 0, state: 'behind' },
      { id: '1.1', depth: 1, state: 'reached' },
      { id: '1.1.1', depth: 2, state: 'no_data' },
      { id: '1.2', depth: 1, state: 'reached' },
      { id: '2', depth: 0, state: 'reached' }
    ]);
    expect(Object.fromEntries(below)).toEqual({ '1': { reached: 2, no_data: 1 }, '1.1': { no_data: 1 } });
  });
});

describe('a pasted table', () => {
  it('reads days as people and spreadsheets write them', () => {
    for (const [text, read] of [
      ['31/12/2023', '2023-12-31'],
      ['1-2-2024', '2024-02-01'],
      ['2024-06-30', '2024-06-30'],
      ['02/2024', '2024-02-29'],
      ['2025', '2025-12-31'],
      ['Năm 2025', '2025-12-31'],
      ['45291', '2023-12-31'],
      ['30/02/2024', null],
      ['13/2024', null],
      ['hôm qua', null],
      ['', null]
    ] as const)
      expect(readDay(text), text).toBe(read);
    expect(readDocument('25-KH/BTGTU, 22/11/2023')).toEqual({ number: '25-KH/BTGTU', day: '2023-11-22' });
    expect(readDocument('08-NQ/TU ngày 15/12/2022')).toEqual({ number: '08-NQ/TU', day: '2022-12-15' });
    expect(readDocument(' 08-NQ/TU ')).toEqual({ number: '08-NQ/TU', day: null });
  });

  it('reads a value a line, with and without headings, and says what is wrong in which line', () => {
    const plain = readPasted('1.1\t31/12/2024\t1.234,5\tBáo cáo năm\t08-NQ/TU\r\n\n1.2\t2024\t85 %\t\t', 'Sở Văn hóa');
    expect(plain.lines).toMatchObject([
      {
        line: 1,
        code: '1.1',
        day: '2024-12-31',
        value: 1234.5,
        source: 'Báo cáo năm',
        document: '08-NQ/TU',
        problems: {}
      },
      { line: 3, code: '1.2', day: '2024-12-31', value: 85, source: 'Sở Văn hóa', problems: {} }
    ]);
    const named = readPasted('TT;Nguồn;Mã chỉ tiêu;Kết quả;Ngày\n1;BC;VH;7;2024\n2;;VH;x;2024\n3;BC;;5;32/1/2024', '');
    expect(named.lines).toMatchObject([
      { line: 2, code: 'VH', value: 7, source: 'BC', problems: {} },
      { line: 3, problems: { value: 'number_wrong', source: 'source_needed', line: 'line_twice' } },
      { line: 4, problems: { code: 'code_needed', day: 'day_wrong' } }
    ]);
  });

  it('reads a column a day and skips empty cells', () => {
    const wide = readPasted('Mã\tChỉ tiêu\t2023\t31/12/2024\n1\tXã có mô hình\t10\t20\n2\tHộ\t\t5', 'Báo cáo');
    expect(wide.lines.map(({ code, day: on, value }) => [code, on, value])).toEqual([
      ['1', '2023-12-31', 10],
      ['1', '2024-12-31', 20],
      ['2', '2024-12-31', 5]
    ]);
    expect(readPasted('a\t2024\t1\tb\n'.repeat(2100), '').tooMany).toBe(true);
  });
});
