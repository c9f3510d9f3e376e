// Rules of units without a database: days, shapes, and fates against a model that pours each unit's mass along every line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancestryOf, dayAfter, dayBefore, fateOf, linksOf, planChange, planClosing, writeOut } from './units.rules.ts';
import type { VersionRow } from './units.rules.ts';
import type { SuccessionEdge, UnitState } from '#shared/units.ts';

const version = (from: string | null, to: string | null, fullName = 'A'): VersionRow => ({
  ...{ id: `${from}-${to}`, from, to, type: 'other', name: fullName, fullName },
  ...{ code: null, symbol: null, parentId: null, territoryId: null, document: null }
});
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return undefined;
};

describe('days and plans', () => {
  it('steps over month and year ends', () => {
    expect([dayAfter('2024-02-28'), dayBefore('2025-01-01')]).toEqual(['2024-02-29', '2024-12-31']);
  });

  it('splits the version of the day, replaces one that began then, refuses what contradicts the record', () => {
    const known = [version(null, '2025-03-01', 'Cũ'), version('2025-03-01', null, 'Mới')];
    const wanted = version(null, null, 'Tên khác');
    expect(planChange(known, '2026-01-01', wanted)).toMatchObject({
      action: 'split',
      span: { from: '2026-01-01', to: null }
    });
    expect(planChange(known, '2025-03-01', wanted).action).toBe('replace');
    expect(codeOf(() => planChange(known, '2025-02-01', wanted))).toBe('unit_later_version');
    expect(codeOf(() => planChange([version('2025-01-01', '2025-02-01')], '2025-02-01', wanted))).toBe(
      'unit_not_valid_on'
    );
    expect(codeOf(() => planChange(known, '2026-01-01', version(null, null, 'Mới')))).toBe('unit_nothing_changed');
  });

  it('closes an old unit on the day, accepts one that ended exactly then', () => {
    expect(planClosing([version(null, null)], '2025-07-01')?.to).toBeNull();
    expect(planClosing([version(null, '2025-07-01')], '2025-07-01')).toBeNull();
    expect(codeOf(() => planClosing([version(null, '2025-07-02')], '2025-07-01'))).toBe('unit_ends_later');
    expect(codeOf(() => planClosing([version('2025-07-01', null)], '2025-07-01'))).toBe('unit_not_valid_on');
    const later = [version(null, '2025-08-01'), version('2025-08-01', null)];
    expect(codeOf(() => planClosing(later, '2025-07-01'))).toBe('unit_later_version');
  });

  it('fits units to the kind of succession', () => {
    expect(linksOf('merge', ['a', 'b'], ['c']).map((link) => link.part)).toEqual(['full', 'full']);
    expect(linksOf('split', ['a'], ['b', 'c']).map((link) => link.part)).toEqual(['partial', 'partial']);
    expect(linksOf('dissolve', ['a'], [])).toEqual([{ oldId: 'a', newId: null, part: 'full' }]);
    for (const [kind, olds, heirs] of [
      ['merge', ['a'], ['a']],
      ['merge', ['a', 'a'], ['b']],
      ['split', ['a'], ['b']],
      ['rename', ['a', 'b'], ['c']],
      ['dissolve', ['a'], ['b']],
      ['move', [], ['b']]
    ] as const)
      expect(
        codeOf(() => linksOf(kind, olds, heirs)),
        kind
      ).toBe('unit_succession_shape');
  });

  it('writes abbreviations out where they stand for words', () => {
    expect(writeOut('TP.HCM')).toBe('thành phố hồ chí minh');
    expect(writeOut('P. Hiệp Thành')).toBe('phường Hiệp Thành');
    expect(writeOut('Xã P')).toBe('Xã P');
  });
});

/** A random history: unit 0 stands first; each later event ends some standing units and leads to new or standing ones. */
const history = fc
  .array(
    fc.record({
      kind: fc.constantFrom('merge', 'split', 'dissolve', 'end'),
      picks: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
      heirs: fc.integer({ min: 2, max: 3 })
    }),
    { maxLength: 14 }
  )
  .map((steps) => {
    const alive = new Set(['u0', 'u1', 'u2']);
    let born = 3;
    const edges: SuccessionEdge[] = [];
    steps.forEach(({ kind, picks, heirs }, index) => {
      const standing = [...alive];
      const olds = [...new Set(picks.map((pick) => standing[pick % Math.max(1, standing.length)]))].filter(
        (id) => id !== undefined
      );
      if (olds.length === 0) return;
      const ending = kind === 'split' ? olds.slice(0, 1) : olds;
      for (const id of ending) alive.delete(id);
      if (kind === 'end') return;
      const others = [...alive];
      const newborn = () => {
        const id = `u${born++}`;
        alive.add(id);
        return id;
      };
      const next =
        kind === 'dissolve'
          ? [null]
          : kind === 'merge'
            ? [others[(picks[0] ?? 0) % (others.length + 1)] ?? newborn()]
            : Array.from({ length: heirs }, newborn);
      for (const oldId of ending)
        for (const newId of next)
          edges.push({
            ...{ successionId: `s${index}`, onDate: `2025-01-${String(index + 1).padStart(2, '0')}` },
            ...{ kind, document: null, note: null },
            ...{ oldId, newId, part: next.length > 1 ? 'partial' : 'full' }
          });
    });
    return { alive, edges, units: Array.from({ length: born }, (_, index) => `u${index}`) };
  });

describe('where successions lead', () => {
  it('agrees with pouring one unit of mass down every line: nothing is lost, full means all of it', () => {
    fc.assert(
      fc.property(history, ({ alive, edges, units }) => {
        const stateOf = (id: string): UnitState => (alive.has(id) ? 'current' : 'ended');
        for (const start of units) {
          const landed = new Map<string, number>();
          const pour = (id: string, mass: number): void => {
            const next = alive.has(id) ? [] : edges.filter((edge) => edge.oldId === id);
            if (next.length === 0) landed.set(id, (landed.get(id) ?? 0) + mass);
            for (const edge of next) {
              if (edge.newId) pour(edge.newId, mass / next.length);
              else landed.set(`${id} dissolved`, (landed.get(`${id} dissolved`) ?? 0) + mass / next.length);
            }
          };
          pour(start, 1);
          const fate = fateOf(start, edges, stateOf);
          const told = [
            ...fate.heirs.map((heir) => heir.unitId),
            ...fate.ends.map((end) => (end.reason === 'dissolved' ? `${end.unitId} dissolved` : end.unitId))
          ];
          expect(told.sort()).toEqual([...landed.keys()].sort());
          expect([...landed.values()].reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1);
          for (const heir of fate.heirs) {
            expect(heir.part === 'full').toBe(Math.abs((landed.get(heir.unitId) ?? 0) - 1) < 1e-9);
            expect([heir.path[0], heir.path.at(-1)]).toEqual([start, heir.unitId]);
            heir.path.slice(1).forEach((to, at) => {
              expect(edges.some((edge) => edge.oldId === heir.path[at] && edge.newId === to)).toBe(true);
            });
          }
        }
      })
    );
  });

  it('reads the same lines backwards', () => {
    fc.assert(
      fc.property(history, ({ alive, edges, units }) => {
        const stateOf = (id: string): UnitState => (alive.has(id) ? 'current' : 'ended');
        for (const unit of alive) {
          const ancestors = new Map(ancestryOf(unit, edges).map((ancestor) => [ancestor.unitId, ancestor.part]));
          for (const other of units) {
            if (other === unit) continue;
            const heir = fateOf(other, edges, stateOf).heirs.find((one) => one.unitId === unit);
            expect(ancestors.get(other)).toBe(heir?.part);
          }
        }
      })
    );
  });
});
