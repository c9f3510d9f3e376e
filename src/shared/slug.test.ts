// Addresses are always of the allowed shape, whatever the title.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSlug, slugify, slugLimit, slugShape } from './slug.ts';

describe('slugs', () => {
  it.each([
    ['Đường hoa ở Kim Long', 'duong-hoa-o-kim-long'],
    ['Kế hoạch số 35-KH/BTGTU: “Mỗi ngày một việc tốt”', 'ke-hoach-so-35-kh-btgtu-moi-ngay-mot-viec-tot'],
    ['Nghị quyết'.normalize('NFD'), 'nghi-quyet'],
    ['!!!', 'bai-viet'],
    ['日本', 'bai-viet']
  ])('of %s', (title, slug) => expect(slugify(title)).toBe(slug));
  it('cut a long title between words', () => {
    const slug = slugify('một hai ba bốn năm sáu bảy tám chín mười '.repeat(10));
    expect(slug.length).toBeLessThanOrEqual(110);
    expect(slug).toMatch(/-(mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)$/);
  });
  it('always have the allowed shape', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (title) => slugShape.test(slugify(title))));
  });
  it('are made unique by a number, within the limit', () => {
    expect(freeSlug('a', new Set())).toBe('a');
    expect(freeSlug('a', new Set(['a', 'a-2']))).toBe('a-3');
    const long = 'x'.repeat(slugLimit);
    expect(freeSlug(long, new Set([long])).length).toBeLessThanOrEqual(slugLimit);
  });
});
