// Tables are filled after those they refer to.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillingOrder } from './order.ts';

const graph = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc.record({
    names: fc.shuffledSubarray(
      Array.from({ length: size }, (_, n) => `t${n}`),
      { minLength: size }
    ),
    edges: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 30 })
  })
);

const referencesOf = (edges: string[][]) => {
  const references = new Map<string, Set<string>>();
  for (const [from = '', to = ''] of edges) references.set(from, (references.get(from) ?? new Set()).add(to));
  return references;
};

test('every table stands once, after all it refers to', () => {
  fc.assert(
    fc.property(graph, ({ names, edges }) => {
      // Pointing from the later name to the earlier, or to itself, gives no circle.
      const forward = edges.map(([a, b]) => [`t${Math.max(a, b)}`, `t${Math.min(a, b)}`]);
      const order = fillingOrder(names, referencesOf(forward));
      expect([...order].sort()).toEqual([...names].sort());
      for (const [from = '', to = ''] of forward)
        if (from !== to) expect(order.indexOf(to)).toBeLessThan(order.indexOf(from));
    })
  );
});

test('a circle is named', () => {
  const references = referencesOf([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'b']
  ]);
  expect(() => fillingOrder(['a', 'b', 'c'], references)).toThrow('b → c → b');
});
