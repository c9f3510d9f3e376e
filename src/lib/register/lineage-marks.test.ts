// Marks of a lineage on a map: none over another, very many on one unit told by their number.
import { expect, it } from 'vitest';
import { markKinds, markOf, placeMarks } from './lineage-marks.ts';

it('tells the outcome, and before that whether it runs', () => {
  expect(markOf({ outcome: 'did_not', state: 'stopped' })).toBe('did_not');
  expect(markOf({ outcome: null, state: 'planned' })).toBe('planned');
  expect(markOf({ outcome: null, state: 'running' })).toBe('running');
});

it('stands apart where units lie close together or one unit has several', () => {
  const middles = new Map([
    ['a', { x: 100, y: 100 }],
    ['b', { x: 104, y: 101 }],
    ['c', { x: 100, y: 100 }]
  ]);
  const nodes = ['a', 'a', 'b', 'c', 'nowhere'].map((code, index) => ({
    ...{ id: String(index), code },
    kind: 'worked' as const
  }));
  const marks = placeMarks(nodes, middles, 34);
  expect(marks.flatMap((mark) => mark.ids).sort()).toEqual(['0', '1', '2', '3']);
  for (const [index, a] of marks.entries())
    for (const b of marks.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(31);
});

it('tells very many on one unit by kind', () => {
  const nodes = Array.from({ length: 40 }, (_, index) => ({
    id: String(index),
    code: 'a',
    kind: markKinds[index % 2] ?? 'worked'
  }));
  const marks = placeMarks(nodes, new Map([['a', { x: 0, y: 0 }]]), 34);
  expect(marks.map((mark) => [mark.kind, mark.ids.length])).toEqual([
    ['worked', 20],
    ['partly', 20]
  ]);
});
