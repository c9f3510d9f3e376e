// Who scores what, by properties: nobody with a conflict, loads as even as conflicts allow, the same answer every time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { houseOf, isCommune, type UnitEdge } from '#server/modules/units/units-lines.rules.ts';
import { chooseReviewers, conflictBetween, withAssigned, type Candidate } from './assessments-assignment.rules.ts';

const people = (count: number): Candidate[] =>
  Array.from({ length: count }, (_, index) => ({
    personId: `p${String(index).padStart(2, '0')}`,
    role: 'member',
    open: 0,
    ever: 0
  }));

describe('balanced assignment', () => {
  it('loads of free members differ by at most one, however many practices come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 2, max: 3 }),
        fc.nat(60),
        (count, needed, practices) => {
          let candidates = people(count);
          for (let index = 0; index < practices; index += 1) {
            const chosen = chooseReviewers(candidates, needed);
            expect(new Set(chosen).size).toBe(Math.min(needed, count));
            candidates = withAssigned(candidates, chosen);
          }
          const loads = candidates.map((one) => one.open);
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        }
      )
    );
  });

  it('with conflicts nobody barred is asked, and nobody is asked while a free member carries less', () => {
    const matrix = fc.array(fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), { maxLength: 40 });
    fc.assert(
      fc.property(matrix, (barredRows) => {
        let candidates = people(8);
        for (const barred of barredRows) {
          const free = candidates.filter((_, index) => !barred[index]);
          const chosen = chooseReviewers(free, 2);
          expect(chosen.length).toBe(Math.min(2, free.length));
          const chosenSet = new Set(chosen);
          for (const one of free.filter((member) => chosenSet.has(member.personId)))
            for (const other of free.filter((member) => !chosenSet.has(member.personId)))
              expect(one.open).toBeLessThanOrEqual(other.open);
          candidates = withAssigned(candidates, chosen);
        }
      })
    );
  });

  it('the order in which members are read changes nothing', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(people(7), { minLength: 7 }),
        fc.array(fc.nat(3), { minLength: 7, maxLength: 7 }),
        (order, open) => {
          const loaded = people(7).map((one, index) => ({ ...one, open: open[index] ?? 0 }));
          const byId = new Map(loaded.map((one) => [one.personId, one]));
          const shuffled = order.flatMap((one) => byId.get(one.personId) ?? []);
          expect(chooseReviewers(shuffled, 3)).toEqual(chooseReviewers(loaded, 3));
        }
      )
    );
  });

  it('the chair scores only when the members do not suffice', () => {
    const chair: Candidate = { personId: 'a', role: 'chair', open: 0, ever: 0 };
    const busy = people(2).map((one) => ({ ...one, open: 9 }));
    expect(chooseReviewers([chair, ...busy], 2)).toEqual(['p00', 'p01']);
    expect(chooseReviewers([chair, ...busy.slice(1)], 2)).toEqual(['p01', 'a']);
  });
});

const edges = (rows: Record<string, [type: string, parent?: string, territory?: string]>): Map<string, UnitEdge> =>
  new Map(
    Object.entries(rows).map(([id, [type, parent, territory]]) => [
      id,
      { id, type, parentId: parent ?? null, territoryId: territory ?? null }
    ])
  );

describe('conflicts of interest', () => {
  const units = edges({
    province: ['province'],
    committee: ['party_committee', 'province'],
    ban: ['party_committee_body', 'committee'],
    section: ['party_committee_body', 'ban'],
    sister: ['party_committee_body', 'ban'],
    commune: ['commune', 'province'],
    other: ['commune', 'province'],
    cell: ['party_committee', 'committee', 'commune'],
    women: ['mass_organisation', 'provincialWomen', 'commune'],
    provincialWomen: ['mass_organisation', 'province'],
    school: ['school', 'so'],
    so: ['department', 'province']
  });
  const line = (id: string, heirs: string[] = []) => {
    const house = houseOf(id, units);
    const communes = house.filter((one) => isCommune(units.get(one)?.type ?? ''));
    return { id, house, communes, heirs: [id, ...communes, ...heirs] };
  };
  const practice = (holder: string, more: Partial<Parameters<typeof conflictBetween>[1]> = {}) => ({
    authorIds: [],
    holder: line(holder),
    formerHolders: [],
    adopterIds: [],
    ...more
  });
  const person = (...at: string[]) => ({ id: 'me', units: at.map((id) => line(id)) });

  it('bodies of one commune are one house; provinces, committees above and other communes are not', () => {
    expect(houseOf('cell', units).sort()).toEqual(['cell', 'commune']);
    expect(conflictBetween(person('women'), practice('cell'))).toBe('same_unit');
    expect(conflictBetween(person('commune'), practice('women'))).toBe('same_unit');
    expect(conflictBetween(person('women'), practice('other'))).toBeNull();
    expect(conflictBetween(person('provincialWomen'), practice('women'))).toBeNull();
    expect(conflictBetween(person('committee'), practice('cell'))).toBeNull();
  });

  it('an office and its section are one; a school and the department above it are not', () => {
    expect(conflictBetween(person('section'), practice('ban'))).toBe('same_unit');
    expect(conflictBetween(person('section'), practice('sister'))).toBeNull();
    expect(conflictBetween(person('so'), practice('school'))).toBeNull();
    expect(conflictBetween(person('school'), practice('school'))).toBe('same_unit');
  });

  it('former units, authors and adopters are found', () => {
    const merged = { ...line('other'), heirs: ['other', 'commune'] };
    expect(conflictBetween({ id: 'me', units: [merged] }, practice('commune'))).toBe('former_unit');
    expect(conflictBetween(person('so'), practice('commune', { formerHolders: [line('so')] }))).toBe('former_unit');
    expect(conflictBetween(person(), practice('commune', { authorIds: ['me'] }))).toBe('author');
    expect(conflictBetween(person('other'), practice('commune', { adopterIds: ['other'] }))).toBe('adopter');
  });
});
