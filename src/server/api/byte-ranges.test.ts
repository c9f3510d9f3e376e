// Ranges and conditions of requests for files.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnchanged, rangeStillFits, readRange } from './byte-ranges.ts';

describe('readRange', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=0-99', { start: 0, end: 9 }],
    ['bytes=4-', { start: 4, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-30', { start: 0, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', undefined],
    ['bytes=0-1,3-4', undefined],
    ['bytes=-', undefined],
    ['lines=1-2', undefined],
    ['bytes=a-b', undefined],
    [undefined, undefined]
  ])('%j of ten bytes', (header, expected) => {
    expect(readRange(header, 10)).toEqual(expected);
  });
  it('never leaves the file', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.nat(), fc.nat(), fc.nat({ max: 1000 }), (noise, a, b, size) => {
        for (const header of [noise, `bytes=${a}-${b}`, `bytes=${a}-`, `bytes=-${b}`]) {
          const range = readRange(header, size);
          if (typeof range !== 'object') continue;
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThan(size);
        }
      })
    );
  });
});

describe('conditions', () => {
  const modified = new Date('2026-11-23T03:00:00.500Z');
  it('knows an unchanged copy by its tag, else by its time', () => {
    expect(isUnchanged({ 'if-none-match': '"x", W/"a"' }, '"a"', modified)).toBe(true);
    expect(isUnchanged({ 'if-none-match': '*' }, '"a"', modified)).toBe(true);
    expect(
      isUnchanged({ 'if-none-match': '"x"', 'if-modified-since': 'Mon, 23 Nov 2026 03:00:00 GMT' }, '"a"', modified)
    ).toBe(false);
    expect(isUnchanged({ 'if-modified-since': 'Mon, 23 Nov 2026 03:00:00 GMT' }, '"a"', modified)).toBe(true);
    expect(isUnchanged({ 'if-modified-since': 'Mon, 23 Nov 2026 02:59:59 GMT' }, '"a"', modified)).toBe(false);
    expect(isUnchanged({ 'if-modified-since': 'yesterday' }, '"a"', modified)).toBe(false);
    expect(isUnchanged({}, '"a"', modified)).toBe(false);
  });
  it('joins a part only to the content it began with', () => {
    expect(rangeStillFits({}, '"a"', modified)).toBe(true);
    expect(rangeStillFits({ 'if-range': '"a"' }, '"a"', modified)).toBe(true);
    expect(rangeStillFits({ 'if-range': '"b"' }, '"a"', modified)).toBe(false);
    expect(rangeStillFits({ 'if-range': 'Mon, 23 Nov 2026 03:00:00 GMT' }, '"a"', modified)).toBe(true);
    expect(rangeStillFits({ 'if-range': 'Mon, 23 Nov 2026 04:00:00 GMT' }, '"a"', modified)).toBe(false);
  });
});
