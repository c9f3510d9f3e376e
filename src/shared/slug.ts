// Addresses made of Vietnamese text: "Đường hoa ở Kim Long" gives duong-hoa-o-kim-long.
import { folded } from './vietnamese.ts';

export const slugShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const slugLimit = 160;

/** The address part for a text: folded, words joined by hyphens, cut between words; `fallback` when nothing is left. */
export function slugify(text: string, fallback = 'bai-viet', limit = 110): string {
  const full = folded(text)
    .replace(/['’‘ʼ]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (full.length <= limit) return full || fallback;
  const cut = full.slice(0, limit + 1);
  const end = cut.lastIndexOf('-');
  return end > limit / 2 ? cut.slice(0, end) : full.slice(0, limit).replace(/-+$/, '');
}

/** The first of `base`, `base-2`, `base-3` … that is not taken. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const candidate = `${base.slice(0, slugLimit - 6).replace(/-+$/, '')}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
