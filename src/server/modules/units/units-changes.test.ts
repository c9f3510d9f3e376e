// Changing units on a real database: versions, refusals, successions with followers, and random histories against a model.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { visitorActor } from '#server/platform/actor.ts';
import type { SuccessionInput } from '#shared/units.schema.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { changeUnit, createUnit } from './units-changes.usecases.ts';
import { previewSuccession, recordSuccession, whoAmIToday } from './units-successions.usecases.ts';
import { getUnit, unitTree } from './units.usecases.ts';
import { unitChain } from './units.within.ts';

const services = await testServices();
const admin = testActor([{ role: 'administrator', unitId: null }]);
const visitor = visitorActor('test');

const create = (fullName: string, from: string, parentId?: string) =>
  createUnit(services, admin, {
    ...{ type: 'department', fullName, from, parentId },
    ...{ name: undefined, code: undefined, symbol: undefined, territoryId: undefined, document: undefined }
  });
const change = (unitId: string, from: string, fullName: string, parentId?: string) =>
  changeUnit(services, admin, {
    ...{ unitId, type: 'department', fullName, from, parentId },
    ...{ name: undefined, code: undefined, symbol: undefined, territoryId: undefined, document: 'QĐ 1' }
  });
const succession = (
  input: Partial<SuccessionInput> & Pick<SuccessionInput, 'kind' | 'onDate' | 'oldIds'>
): SuccessionInput => ({
  heirIds: [],
  childrenTo: undefined,
  document: undefined,
  note: undefined,
  ...input
});
const record = (input: Parameters<typeof succession>[0]) => recordSuccession(services, admin, succession(input));
const code = (value: string) => expect.objectContaining({ code: value });

describe('a unit over time', () => {
  it('keeps its earlier names, and answers as of any day', async () => {
    const top = await create('Tỉnh ủy', '2000-01-01');
    const body = await create('Ban Tuyên giáo', '2000-01-01', top);
    await change(body, '2025-03-01', 'Ban Tuyên giáo và Dân vận', top);
    expect((await getUnit(services, visitor, body, '2025-02-28')).unit.fullName).toBe('Ban Tuyên giáo');
    expect((await getUnit(services, visitor, body, '2025-03-01')).unit.fullName).toBe('Ban Tuyên giáo và Dân vận');
    expect((await getUnit(services, visitor, body)).versions.map((one) => [one.from, one.to, one.document])).toEqual([
      ['2000-01-01', '2025-03-01', null],
      ['2025-03-01', null, 'QĐ 1']
    ]);
    await change(body, '2025-03-01', 'Ban Tuyên giáo và Dân vận Tỉnh ủy', top);
    expect((await getUnit(services, visitor, body)).versions).toHaveLength(2);
    await expect(change(body, '2024-01-01', 'Muộn', top)).rejects.toEqual(code('unit_later_version'));
    await expect(change(body, '1999-01-01', 'Sớm', top)).rejects.toEqual(code('unit_not_valid_on'));
    await expect(change(top, '2026-01-01', 'Tỉnh ủy', body)).rejects.toEqual(code('unit_cycle'));
    expect(await unitChain(services.db, body)).toEqual([body, top]);
    expect(await unitChain(services.db, body, '1990-01-01')).toEqual([body, top]);
  });

  it('refuses a place that does not exist for the whole time, even one that ends later', async () => {
    const young = await create('Sở trẻ', '2020-01-01');
    await expect(create('Phòng già', '2010-01-01', young)).rejects.toEqual(code('unit_parent_gap'));
    const ending = await create('Sở sẽ hết', '2010-01-01');
    await record({ kind: 'dissolve', onDate: '2030-01-01', oldIds: [ending] });
    await expect(create('Phòng', '2020-01-01', ending)).rejects.toEqual(code('unit_parent_gap'));
  });

  it('sees a cycle that only a later version would close', async () => {
    const [a, b] = [await create('A', '2000-01-01'), await create('B', '2000-01-01')];
    await change(a, '2030-01-01', 'A', b);
    await expect(change(b, '2026-01-01', 'B', a)).rejects.toEqual(code('unit_cycle'));
  });

  it('is changed only by those whose role reaches it and the place it goes to', async () => {
    const [here, there] = [await create('Đây', '2000-01-01'), await create('Kia', '2000-01-01')];
    const officer = testActor([{ role: 'provincial_officer', unitId: here }]);
    const input = {
      ...{ type: 'other' as const, fullName: 'Phòng', from: '2020-01-01', parentId: here },
      ...{ name: undefined, code: undefined, symbol: undefined, territoryId: undefined, document: undefined }
    };
    const own = await createUnit(services, officer, input);
    await expect(createUnit(services, officer, { ...input, parentId: there })).rejects.toEqual(code('forbidden'));
    await expect(createUnit(services, officer, { ...input, parentId: undefined })).rejects.toEqual(code('forbidden'));
    const move = { ...input, unitId: own, parentId: there, from: '2021-01-01' };
    await expect(changeUnit(services, officer, move)).rejects.toEqual(code('forbidden'));
    const away = succession({ kind: 'merge', onDate: '2025-01-01', oldIds: [own], heirIds: [there] });
    await expect(recordSuccession(services, officer, away)).rejects.toEqual(code('forbidden'));
    await expect(createUnit(services, visitor, input)).rejects.toEqual(code('sign_in_needed'));
  });
});

describe('a succession', () => {
  it('closes the old, moves what stood under it, asks the followers, and is undone whole when one of them fails', async () => {
    const [old, heir] = [await create('Sở cũ', '2000-01-01'), await create('Sở mới', '2025-03-01')];
    const child = await create('Trung tâm', '2010-01-01', old);
    const hanging = [randomUUID(), randomUUID(), randomUUID()];
    let fail = true;
    const followers = services.successionFollowers.splice(0);
    services.successionFollowers.push({
      subject: 'people',
      records: async (_db, unitIds) => {
        if (fail) throw new Error('follower failed');
        return unitIds.includes(old) ? hanging.map((id) => ({ id, unitId: old })) : [];
      },
      describe: async () => new Map(),
      move: async () => []
    });
    const input = succession({ kind: 'merge', onDate: '2025-03-01', oldIds: [old], heirIds: [heir] });
    await expect(recordSuccession(services, admin, input)).rejects.toEqual(code('unit_has_children'));
    await expect(previewSuccession(services, admin, input)).rejects.toEqual(code('unit_has_children'));
    const whole = { ...input, childrenTo: heir };
    await expect(recordSuccession(services, admin, whole)).rejects.toThrow('follower failed');
    expect((await getUnit(services, visitor, old)).unit.state).toBe('current');
    fail = false;
    const preview = await previewSuccession(services, admin, whole);
    expect(preview).toMatchObject({ moved: ['Trung tâm'], movedCount: 1, affected: [{ subject: 'people', count: 3 }] });
    await recordSuccession(services, admin, whole);
    services.successionFollowers.splice(0, 1, ...followers);
    const filed = await services.db.selectFrom('succession_proposal').selectAll().execute();
    expect(filed.map((one) => one.subject_id).sort()).toEqual(hanging.sort());
    expect(filed[0]).toMatchObject({ old_unit_id: old, proposed_unit_id: heir, state: 'open' });
    expect((await getUnit(services, visitor, old)).unit).toMatchObject({ state: 'ended', to: '2025-03-01' });
    expect((await unitTree(services, visitor, { parentId: heir })).rows.map((row) => row.id)).toEqual([child]);
    expect(
      (await unitTree(services, visitor, { parentId: old, asOf: '2025-02-28' })).rows.map((row) => row.id)
    ).toEqual([child]);
    await expect(recordSuccession(services, admin, whole)).rejects.toEqual(code('unit_already_succeeded'));
  });

  it('refuses heirs that do not stand on the day, and old units with later changes', async () => {
    const [old, heir] = [await create('Cũ', '2000-01-01'), await create('Mới', '2026-01-01')];
    const merge = { kind: 'merge' as const, oldIds: [old], heirIds: [heir] };
    await expect(record({ ...merge, onDate: '2025-12-31' })).rejects.toEqual(code('unit_not_valid_on'));
    await change(old, '2026-06-01', 'Cũ, đổi tên');
    await expect(record({ ...merge, onDate: '2026-03-01' })).rejects.toEqual(code('unit_later_version'));
    await record({ ...merge, onDate: '2026-06-02' });
    const twice = record({ kind: 'dissolve', onDate: '2026-06-02', oldIds: [old] });
    await expect(twice).rejects.toEqual(code('unit_already_succeeded'));
  });

  it('recorded twice at once happens once', async () => {
    const [old, heir] = [await create('Một', '2000-01-01'), await create('Hai', '2000-01-01')];
    const merge = () => record({ kind: 'merge', onDate: '2025-01-01', oldIds: [old], heirIds: [heir] });
    const done = await Promise.allSettled([merge(), merge()]);
    expect(done.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('random histories', () => {
  const dayOf = (step: number) => `2025-01-${String(step).padStart(2, '0')}`;
  const created = (from: number, to: number) =>
    fc.record({ do: fc.constant('create' as const), day: fc.integer({ min: from, max: to }), parent: fc.nat(40) });
  const day = fc.integer({ min: 4, max: 22 });
  const step = fc.oneof(
    created(3, 20),
    fc.record({ do: fc.constant('move' as const), day, unit: fc.nat(40), parent: fc.nat(40) }),
    fc.record({
      ...{ do: fc.constantFrom('merge' as const, 'split' as const, 'dissolve' as const), day, unit: fc.nat(40) },
      ...{ other: fc.nat(40), heirs: fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }), to: fc.nat(40) }
    })
  );
  /** Some units first, then changes, mostly in the order of their days. */
  const steps = fc
    .tuple(
      fc.array(created(1, 3), { minLength: 5, maxLength: 8 }),
      fc.array(step, { minLength: 6, maxLength: 16 }),
      fc.nat(3)
    )
    .map(([first, rest, disorder]) => [...first, ...(disorder ? rest.toSorted((a, b) => a.day - b.day) : rest)]);
  interface Model {
    id: string;
    versions: { from: number; to: number; parent: string | null }[];
    next: { day: number; heirs: (string | null)[] } | null;
  }
  const forever = 99;

  it('accept what the model accepts; versions never overlap, the tree of any day has no cycle, fates agree', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const model: Model[] = [];
        const at = (unit: Model | undefined, day: number) => unit?.versions.find((v) => v.from <= day && day < v.to);
        const pick = (n: number) => model[n % Math.max(1, model.length)];
        const byId = (id: string | null) => model.find((unit) => unit.id === id);
        const standsThrough = (unit: Model, from: number, to: number) => {
          for (let day = from; day < Math.min(to, 30); day += 1) if (!at(unit, day)) return false;
          return to < forever || unit.versions.at(-1)?.to === forever;
        };
        /** Whether parent, on any day of the span, is the unit or under it. */
        const under = (unit: Model, parent: Model, from: number, to: number) => {
          for (let day = from; day < Math.min(to, 30); day += 1)
            for (let up: Model | undefined = parent; up; up = byId(at(up, day)?.parent ?? null))
              if (up === unit) return true;
          return false;
        };
        for (const one of history) {
          if (one.do === 'create') {
            const parent = one.parent % 3 < 2 ? undefined : pick(one.parent);
            const allowed = !parent || standsThrough(parent, one.day, forever);
            const done = await create(`Đơn vị ${model.length}`, dayOf(one.day), parent?.id).catch(() => null);
            expect(done !== null).toBe(allowed);
            if (done)
              model.push({
                id: done,
                versions: [{ from: one.day, to: forever, parent: parent?.id ?? null }],
                next: null
              });
          } else if (one.do === 'move') {
            const [unit, parent] = [pick(one.unit), pick(one.parent)];
            if (!unit || !parent) continue;
            const current = at(unit, one.day);
            const allowed =
              current !== undefined &&
              !unit.versions.some((v) => v.from > one.day) &&
              current.parent !== parent.id &&
              unit !== parent &&
              standsThrough(parent, one.day, current.to) &&
              !under(unit, parent, one.day, current.to);
            const name = `Đơn vị ${model.indexOf(unit)}`;
            const done = await changeUnit(services, admin, {
              ...{ unitId: unit.id, type: 'department', fullName: name, from: dayOf(one.day), parentId: parent.id },
              ...{ name: undefined, code: undefined, symbol: undefined, territoryId: undefined, document: undefined }
            }).then(
              () => true,
              () => false
            );
            expect(done).toBe(allowed);
            if (!done || !current) continue;
            if (current.from === one.day) current.parent = parent.id;
            else {
              unit.versions.push({ from: one.day, to: current.to, parent: parent.id });
              current.to = one.day;
            }
          } else {
            const [unit, other, to] = [pick(one.unit), pick(one.other), pick(one.to)];
            if (!unit || !other || !to) continue;
            const olds = one.do === 'merge' && other !== unit ? [unit, other] : [unit];
            const heirs =
              one.do === 'dissolve'
                ? []
                : [...new Set(one.heirs.map((n) => pick(n)!))].slice(0, one.do === 'merge' ? 1 : 3);
            const shape = one.do === 'split' ? heirs.length >= 2 : true;
            const dependents = model.flatMap((child) =>
              olds.includes(child)
                ? []
                : child.versions
                    .filter((v) => v.to > one.day && olds.some((old) => old.id === v.parent))
                    .map((v) => ({ child, v }))
            );
            const until = Math.max(one.day, ...dependents.map(({ v }) => v.to));
            const allowed =
              shape &&
              !heirs.some((heir) => olds.includes(heir) || !at(heir, one.day)) &&
              at(to, one.day) !== undefined &&
              olds.every(
                (old) =>
                  old.next === null &&
                  at(old, one.day - 1) !== undefined &&
                  !old.versions.some((v) => v.from >= one.day) &&
                  [one.day, forever].includes(at(old, one.day - 1)?.to ?? 0)
              ) &&
              (dependents.length === 0 ||
                (!olds.includes(to) &&
                  standsThrough(to, one.day, until) &&
                  !dependents.some(({ child }) => under(child, to, one.day, until))));
            const done = await record({
              ...{ kind: one.do, onDate: dayOf(one.day), oldIds: olds.map((old) => old.id) },
              ...{ heirIds: heirs.map((heir) => heir.id), childrenTo: to.id }
            }).then(
              () => true,
              () => false
            );
            expect(done).toBe(allowed);
            if (!done) continue;
            for (const old of olds) {
              const last = old.versions.at(-1);
              if (last) last.to = one.day;
              old.next = { day: one.day, heirs: heirs.length > 0 ? heirs.map((heir) => heir.id) : [null] };
            }
            for (const { child, v } of dependents) {
              if (v.from >= one.day) v.parent = to.id;
              else {
                child.versions.push({ from: one.day, to: v.to, parent: to.id });
                v.to = one.day;
                child.versions.sort((a, b) => a.from - b.from);
              }
            }
          }
        }
        const ids = model.map((unit) => unit.id);
        for (const day of [1, 3, 8, 13, 18, 25]) {
          const { rows } = await sql<{ id: string; parent: string | null }>`
            select unit_id as id, parent_id as parent from unit_version
            where unit_id = any(${ids}::uuid[]) and valid @> ${dayOf(day)}::date`.execute(services.db);
          const expected = model.flatMap((unit) => {
            const v = at(unit, day);
            return v ? [`${unit.id} ${v.parent}`] : [];
          });
          expect(rows.map((row) => `${row.id} ${row.parent}`).sort()).toEqual(expected.sort());
          const parentOf = new Map(rows.map((row) => [row.id, row.parent]));
          for (const row of rows) {
            let up: string | null | undefined = row.id;
            for (let depth = 0; up; depth += 1) {
              expect(depth).toBeLessThan(rows.length + 1);
              expect(parentOf.has(up)).toBe(true);
              up = parentOf.get(up);
            }
          }
        }
        for (const unit of model) {
          const seen = new Set<string>();
          const walk = (id: string): void => {
            const here = byId(id);
            if (!here || at(here, 25) || !here.next || here.next.day > 25) return void seen.add(id);
            for (const heir of here.next.heirs) if (heir) walk(heir);
          };
          walk(unit.id);
          const standing = [...seen].filter((id) => at(byId(id), 25));
          const fate = await whoAmIToday(services, visitor, unit.id, dayOf(25));
          expect(fate.heirs.map((heir) => heir.unitId).sort()).toEqual(standing.sort());
        }
      }),
      { numRuns: 15 }
    );
  }, 60_000);
});
