// What two figures of an indicator say, by the direction that is better.
import { expect, it } from 'vitest';
import { changeOf } from './indicator-change.ts';

it.each([
  ['100', '135', 'higher', { before: 100, after: 135, percent: 35, verdict: 'better' }],
  ['12', '3', 'lower', { before: 12, after: 3, percent: -75, verdict: 'better' }],
  ['12', '3', 'higher', { before: 12, after: 3, percent: -75, verdict: 'worse' }],
  ['0', '1.200', 'higher', { before: 0, after: 1200, percent: null, verdict: 'better' }],
  ['−4', '−2', 'higher', { before: -4, after: -2, percent: 50, verdict: 'better' }],
  ['5', '5', 'lower', { before: 5, after: 5, percent: 0, verdict: 'same' }]
])('%s → %s, %s is better', (before, after, better, change) => {
  expect(changeOf({ before, after, better })).toEqual(change);
});

it('says nothing while a figure is missing', () => {
  expect(changeOf({ before: '', after: '3', better: 'higher' })).toBeUndefined();
  expect(changeOf({ before: 'nhiều', after: '3', better: 'higher' })).toBeUndefined();
});
