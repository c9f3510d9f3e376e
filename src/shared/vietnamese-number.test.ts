// Numbers typed in Vietnamese, and back.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readNumber, writeNumber } from './vietnamese-number.ts';

it.each([
  ['12', 12],
  ['1.234', 1234],
  ['1.234.567,5', 1234567.5],
  ['0,75', 0.75],
  ['12.5', 12.5],
  ['1 200', 1200],
  ['−3,5', -3.5],
  ['1,234.5', 1234.5],
  ['1.23.4', null],
  ['mười', null],
  ['', null],
  ['1e9', null]
])('%s', (text, value) => expect(readNumber(text)).toBe(value));

it('what a form shows reads back as the same number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 3 }), (whole, places) => {
      const value = whole / 10 ** places;
      // Three decimals read as thousands only where a person would write them so.
      expect(readNumber(writeNumber(value))).toBe(value);
    })
  );
});
