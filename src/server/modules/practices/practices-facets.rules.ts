// Counting facets: each facet counts what the other facets leave, so that a reader sees what one more tick would give.
import { facetMask, facetPlaces, type FacetName } from '#shared/register-facets.ts';

export interface PackedFilter {
  facets: readonly { facet: FacetName; codes: readonly number[] }[];
  /** Days since 2000-01-01; a check-in due before it is late. */
  today: number;
  /** Late ones count as a value of `life`. */
  overdue: boolean;
}

export interface PackedCounts {
  /** How many pass every filter. */
  total: number;
  /** How many have a value, by facet and code; of `audience`, by the number of the bit. */
  facets: Record<FacetName, Uint32Array>;
  overdue: number;
  /** By the unit's mark; of those that pass every filter. */
  units: Map<number, number>;
}

const names = Object.keys(facetPlaces) as FacetName[];
const audienceBits = facetPlaces.audience.bits;

/** Days since 2000-01-01 of an ISO day. */
export const dayNumber = (day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(2000, 0, 1)) / 86_400_000);

/** The mark of a unit in a packed row: the last four bytes of its id. */
export const unitMark = (id: string): number => Number.parseInt(id.slice(-8), 16) | 0;

/** Counts packed rows (see selectPacked). */
export function countPacked(packed: Buffer, filter: PackedFilter): PackedCounts {
  const counts = Object.fromEntries(
    names.map((name) => [name, new Uint32Array(name === 'audience' ? audienceBits : facetMask(name) + 1)])
  ) as Record<FacetName, Uint32Array>;
  const wanted = new Map(filter.facets.map(({ facet, codes }) => [facet, codes]));
  if (filter.overdue && !wanted.has('life')) wanted.set('life', []);
  const checks = names.map((name) => {
    const codes = wanted.get(name);
    if (!codes) return null;
    if (name === 'audience') return codes.reduce((all, code) => all | code, 0);
    const allowed = new Uint8Array(facetMask(name) + 1);
    for (const code of codes) allowed[code] = 1;
    return allowed;
  });
  const places = names.map((name) => facetPlaces[name]);
  const lifeAt = names.indexOf('life');
  const audienceAt = names.indexOf('audience');
  const unitCounts = new Map<number, number>();
  let total = 0;
  let overdue = 0;
  for (let at = 0; at + 16 <= packed.length; at += 16) {
    const a = packed.readInt32BE(at);
    const b = packed.readInt32BE(at + 4);
    const late = packed.readInt32BE(at + 8) < filter.today;
    // The one facet that keeps this row away, or -1; a row that two keep away counts nowhere.
    let refused = -1;
    let twice = false;
    for (let index = 0; index < names.length; index += 1) {
      const check = checks[index];
      if (check === null || check === undefined) continue;
      const { word, shift, bits } = places[index] as (typeof places)[number];
      const value = ((word === 0 ? a : b) >>> shift) & ((1 << bits) - 1);
      const passes =
        typeof check === 'number'
          ? (value & check) !== 0
          : check[value] === 1 || (index === lifeAt && filter.overdue && late);
      if (passes) continue;
      if (refused >= 0) {
        twice = true;
        break;
      }
      refused = index;
    }
    if (twice) continue;
    const from = refused < 0 ? 0 : refused;
    const to = refused < 0 ? names.length : refused + 1;
    for (let index = from; index < to; index += 1) {
      const { word, shift, bits } = places[index] as (typeof places)[number];
      const value = ((word === 0 ? a : b) >>> shift) & ((1 << bits) - 1);
      const own = counts[names[index] as FacetName];
      if (index !== audienceAt) own[value] = (own[value] ?? 0) + 1;
      else
        for (let left = value; left !== 0; left &= left - 1) {
          const bit = 31 - Math.clz32(left & -left);
          own[bit] = (own[bit] ?? 0) + 1;
        }
    }
    if (late && (refused < 0 || refused === lifeAt)) overdue += 1;
    if (refused < 0) {
      total += 1;
      const mark = packed.readInt32BE(at + 12);
      unitCounts.set(mark, (unitCounts.get(mark) ?? 0) + 1);
    }
  }
  return { total, facets: counts, overdue, units: unitCounts };
}
