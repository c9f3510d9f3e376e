// The small rules behind the components: page numbers, axes, map classes, accepted files, matching without marks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisTicks } from './chart-scale.ts';
import { controlAttributes } from './field.ts';
import { accepts } from './file-accept.ts';
import { classEnds, classOf } from './map-classes.ts';
import { matches } from './match.ts';
import { pageNumbers } from './pagination.ts';

describe('page numbers', () => {
  it('hold the ends, the present page and its neighbours, rising, with a gap only where two or more are left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
        const [page, count] = [Math.min(a, b), Math.max(a, b)];
        const shown = pageNumbers(page, count);
        const numbers = shown.filter((one) => one !== null);
        expect(numbers).toContain(1);
        expect(numbers).toContain(count);
        for (const near of [page - 1, page, page + 1]) if (near >= 1 && near <= count) expect(numbers).toContain(near);
        shown.forEach((one, index) => {
          const [before, after] = [shown[index - 1], shown[index + 1]];
          if (one === null) expect(after! - before!).toBeGreaterThan(2);
          else if (typeof before === 'number') expect(one).toBe(before + 1);
        });
      })
    );
  });
});

describe('an axis', () => {
  it('starts at zero, reaches the largest value, and steps evenly', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e9, noNaN: true }), (max) => {
        const ticks = axisTicks(max);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)!).toBeGreaterThanOrEqual(max * (1 - 1e-9));
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
        const step = ticks[1]!;
        ticks.forEach((tick, index) => expect(tick).toBeCloseTo(index * step, 5 - Math.ceil(Math.log10(max + 1))));
      })
    );
  });
  it('has one step when there is nothing to show', () => {
    expect(axisTicks(0)).toEqual([0, 1]);
    expect(axisTicks(Number.NaN)).toEqual([0, 1]);
  });
});

describe('map classes', () => {
  it('rise, and put every positive value into one of them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 })), (values) => {
        const ends = classEnds(values);
        expect([...ends].sort((a, b) => a - b)).toEqual(ends);
        for (const value of values) {
          const at = classOf(value, ends);
          if (value === 0) expect(at).toBe(0);
          else expect(at).toBeGreaterThanOrEqual(1);
          expect(at).toBeLessThanOrEqual(ends.length);
        }
      })
    );
  });
  it('tells no value from zero', () => {
    expect(classOf(undefined, [1, 2])).toBeNull();
    expect(classOf(null, [1, 2])).toBeNull();
    expect(classOf(0, [1, 2])).toBe(0);
  });
});

describe('accepted files', () => {
  const file = (name: string, type: string) => ({ name, type });
  it.each([
    ['image/*', file('anh.JPG', 'image/jpeg'), true],
    ['image/*', file('anh.pdf', 'application/pdf'), false],
    ['.docx, application/pdf', file('To trinh.DOCX', ''), true],
    ['.docx, application/pdf', file('ban-ky.pdf', 'application/pdf'), true],
    ['.docx', file('docx', ''), false],
    [undefined, file('gi-cung-duoc.xyz', ''), true]
  ])('%s takes %o: %s', (accept, one, expected) => {
    expect(accepts(accept, one)).toBe(expected);
  });
});

describe('matching a choice', () => {
  it.each([
    ['phu nu', 'Hội Liên hiệp Phụ nữ tỉnh', true],
    ['nu phu', 'Hội Liên hiệp Phụ nữ tỉnh', true],
    ['dang uy', 'Đảng uỷ xã Bến Lứa', true],
    ['ĐẢNG', 'Đảng uỷ xã Bến Lứa', true],
    ['', 'Đảng uỷ xã Bến Lứa', true],
    ['hu nu', 'Hội Liên hiệp Phụ nữ tỉnh', false]
  ])('%s in %s: %s', (typed, label, expected) => {
    expect(matches(typed, label)).toBe(expected);
  });
});

describe('a field', () => {
  it('names its hint and its error to the control', () => {
    expect(controlAttributes('ten', { hint: 'h', error: 'e', required: true })).toEqual({
      id: 'field-ten',
      name: 'ten',
      required: true,
      'aria-describedby': 'field-ten-hint field-ten-error',
      'aria-invalid': 'true'
    });
  });
});
