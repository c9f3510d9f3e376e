// The joins give what comparing all with all gives; clusters keep their promises whatever the pairs.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameRemarks } from '#shared/naming.ts';
import {
  alikeFrom,
  alikePairs,
  alikeSets,
  coreWords,
  lettersOf,
  nameLikeness,
  practiceLikeness,
  SetTable,
  syllableSets
} from './practices-alike.rules.ts';
import { Apart, findPairs, formClusters, PairList } from './practices-clusters.rules.ts';

/** Runs a generator to its end. */
function whole<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
const key = (a: number, b: number) => `${Math.min(a, b)} ${Math.max(a, b)}`;

test('the join equals the brute force at every threshold', () => {
  const small = fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { maxLength: 9 });
  fc.assert(
    fc.property(fc.array(small, { maxLength: 40 }), fc.constantFrom(0.3, 0.5, 0.6, 0.7, 0.75, 0.9, 1), (raw, from) => {
      const table = new SetTable<number>();
      for (const one of raw) table.add(new Set(one));
      const sets = whole(table.ranked());
      const found = new Map<string, number>();
      whole(
        alikePairs(sets, from, (a, b, likeness) => {
          expect(found.has(key(a, b))).toBe(false);
          found.set(key(a, b), likeness);
        })
      );
      const all = new Map<string, number>();
      for (let a = 0; a < sets.length; a += 1)
        for (let b = a + 1; b < sets.length; b += 1) {
          const [left, right] = [new Set(sets[a]), new Set(sets[b])];
          const [shared, any] = [left.intersection(right).size, left.union(right).size];
          const isAlike = any > 0 && shared / any >= from - 1e-9 && shared > 0;
          if (isAlike) all.set(key(a, b), shared / any);
          expect(alikeSets(sets[a] as Int32Array, sets[b] as Int32Array, from)).toBe(
            isAlike ? shared / any : undefined
          );
        }
      expect(found).toEqual(all);
    }),
    { numRuns: 400 }
  );
});

test('sets of syllables: small where they are rare, all of them always, none within another', () => {
  const share = fc.double({ min: 0, max: 0.4, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(share, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      (shares, names) => {
        const syllables = shares.toSorted((a, b) => a - b).map((one, at) => ({ text: `s${at}`, share: one }));
        const sets = syllableSets({ syllables, names });
        expect(sets.filter((set) => set.length === syllables.length)).toHaveLength(1);
        const looked = sets.filter((set) => set.length < syllables.length);
        for (const one of looked) {
          expect(one.length).toBeGreaterThan(1);
          for (const other of looked) if (other !== one) expect(new Set(one).isSubsetOf(new Set(other))).toBe(false);
        }
        const expected = (set: string[]) =>
          set.reduce((most, text) => most * (syllables.find((one) => one.text === text)?.share ?? 0), names);
        expect(looked.reduce((sum, set) => sum + expected(set), 0)).toBeLessThanOrEqual(401);
      }
    )
  );
  // In a small register any two of the six rarest.
  const few = Array.from({ length: 7 }, (_, at) => ({ text: `s${at}`, share: 0.1 }));
  expect(syllableSets({ syllables: few, names: 75 })).toHaveLength(16);
});

const syllable = fc.constantFrom('duong', 'hoa', 'thay', 'co', 'dai', 'camera', 'an', 'ninh', 'mo', 'hinh', 'to', 'tu');
const name = fc.array(syllable, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

test('practices paired by any name are those that comparing all names pairs, but for chains of one text', () => {
  fc.assert(
    fc.property(fc.array(fc.array(name, { minLength: 1, maxLength: 2 }), { maxLength: 14 }), (names) => {
      const pairs = whole(findPairs(names.map((one) => ({ names: one, summary: '' }))));
      const found = new Set(
        Array.from({ length: pairs.length }, (_, at) => key(pairs.at(at).first, pairs.at(at).second))
      );
      const alike = (a: string, b: string) => {
        const [left, right] = [coreWords(a), coreWords(b)];
        const set = (words: string[]) => new Set(words);
        const share = (x: ReadonlySet<string | number>, y: ReadonlySet<string | number>) => {
          const shared = [...x].filter((one) => y.has(one)).length;
          return shared / (x.size + y.size - shared);
        };
        return (
          share(lettersOf(left), lettersOf(right)) >= alikeFrom.letters - 1e-9 ||
          share(set(left), set(right)) >= alikeFrom.words - 1e-9
        );
      };
      // What the join finds is true; what is true hangs together in what it finds.
      for (const pair of found) {
        const [a, b] = pair.split(' ').map(Number) as [number, number];
        expect(names[a]?.some((one) => names[b]?.some((other) => alike(one, other)))).toBe(true);
      }
      const parent = names.map((_, at) => at);
      const root = (at: number): number => (parent[at] === at ? at : root(parent[at] as number));
      for (const pair of found) {
        const [a, b] = pair.split(' ').map(Number) as [number, number];
        parent[root(a)] = root(b);
      }
      for (let a = 0; a < names.length; a += 1)
        for (let b = a + 1; b < names.length; b += 1)
          if (names[a]?.some((one) => names[b]?.some((other) => alike(one, other)))) expect(root(a)).toBe(root(b));
    }),
    { numRuns: 200 }
  );
});

test('clusters: never too large, never with a pair found to be apart, nothing left out that fits', () => {
  const place = fc.integer({ min: 0, max: 19 });
  const pair = fc.tuple(place, place, fc.double({ min: 0.6, max: 1, noNaN: true })).filter(([a, b]) => a !== b);
  fc.assert(
    fc.property(
      fc.array(pair, { maxLength: 60 }),
      fc.array(fc.tuple(place, place), { maxLength: 12 }),
      (raw, marked) => {
        const pairs = new PairList();
        for (const [a, b, likeness] of raw) pairs.add(Math.min(a, b), Math.max(a, b), likeness);
        const apart = new Apart();
        for (const [a, b] of marked) if (a !== b) apart.add(a, b);
        const limit = 5;
        const clusters = whole(formClusters(20, pairs, apart, limit));
        const of = new Map(clusters.flatMap((one, at) => one.members.map((member) => [member, at])));
        expect(of.size).toBe(clusters.reduce((sum, one) => sum + one.members.length, 0));
        for (const { members } of clusters) {
          expect(members.length).toBeGreaterThan(1);
          expect(members.length).toBeLessThanOrEqual(limit);
          for (const [a, b] of marked) if (a !== b) expect(members.includes(a) && members.includes(b)).toBe(false);
        }
        const membersOf = (one: number) => clusters[of.get(one) ?? -1]?.members ?? [one];
        for (const [a, b] of raw) {
          if (membersOf(a).includes(b)) continue;
          const both = [...membersOf(a), ...membersOf(b)];
          expect(both.length > limit || apart.holds(membersOf(a), membersOf(b))).toBe(true);
        }
        expect(clusters.map((one) => one.likeness)).toEqual(
          clusters.map((one) => one.likeness).toSorted((a, b) => b - a)
        );
      }
    ),
    { numRuns: 300 }
  );
});

describe('likeness', () => {
  test.each([
    ['mo hinh camera an ninh', 'camera an ninh', 1],
    ['duong hoa thay co dai', 'duong hoa thay co dai', 1]
  ])('%s and %s', (a, b, expected) => expect(nameLikeness(a, b)).toBe(expected));

  test('a slip, another order and a name inside another are near; other things are not', () => {
    expect(nameLikeness('duong hoa thay co dai', 'duong hoa thai co dai')).toBeGreaterThan(0.6);
    expect(nameLikeness('duong hoa thay co dai', 'thay co dai duong hoa')).toBe(1);
    expect(nameLikeness('camera an ninh', 'camera an ninh thon ban')).toBeGreaterThanOrEqual(0.9);
    expect(nameLikeness('duong hoa', 'tu sach thanh nien')).toBeLessThan(0.3);
  });

  test('the same summary under another name is found, a short one says nothing', () => {
    const summary = 'hai tram ho trong hoa thay co dai doc con duong lien thon';
    expect(practiceLikeness({ names: ['a'], summary }, { names: ['b'], summary })).toBe(1);
    expect(practiceLikeness({ names: ['a'], summary: 'ngan' }, { names: ['b'], summary: 'ngan' })).toBe(0);
  });

  test('a name that only announces keeps its words', () => {
    expect(coreWords('mo hinh hay')).toEqual(['hay']);
    expect(coreWords('mo hinh')).toEqual(['mo', 'hinh']);
    expect(coreWords('')).toEqual([]);
  });
});

test('five thousand practices of one name stay a chain, and clusters stay small', () => {
  const many = Array.from({ length: 5000 }, () => ({ names: ['dan van kheo'], summary: '' }));
  const pairs = whole(findPairs(many));
  expect(pairs.length).toBe(4999);
  const clusters = whole(formClusters(5000, pairs, new Apart()));
  expect(Math.max(...clusters.map((one) => one.members.length))).toBeLessThanOrEqual(12);
});

test.each([
  ['Đường hoa thay cỏ dại', []],
  ['Mô hình camera an ninh', ['opening']],
  ['Nâng cao chất lượng sinh hoạt chi bộ năm 2024', ['slogan', 'year']],
  ['TỔ LIÊN GIA TỰ QUẢN', ['capitals']],
  ['Mỗi nhà một cây mỗi ngõ một vườn mỗi thôn một đường hoa', ['long']]
])('remarks on “%s”', (name, kinds) => {
  expect(nameRemarks(name).map((one) => one.kind)).toEqual(kinds);
  expect(nameRemarks(name.normalize('NFD')).map((one) => one.kind)).toEqual(kinds);
});
