// When two practices look like one: names compared as sets of syllables and of runs of letters, summaries as sets of
// neighbouring syllables. Pure.
// The join over the whole register is exact: the rarest members of a set alone are looked up (prefix filtering, Bayardo,
// Ma, Srikant 2007; bounds by position, Xiao, Wang, Lin, Yu 2008), two of them must meet where one more is looked up
// (longer prefixes, Wang, Li, Feng 2012), and what they bring together is then counted as far as it can still be enough.

/** From this likeness (shared members of all members) on, two sets are taken for the same. */
export const alikeFrom = { letters: 0.5, words: 0.75, summary: 0.5 } as const;
/** A summary of fewer different pairs of syllables says too little. */
export const shortestSummary = 8;

/** Syllables that only say that something is a practice; they are dropped where a name begins with them. */
const openings = ['mo hinh', 'cach lam', 'sang kien', 'giai phap', 'hay', 'hieu qua', 'moi', 've', 'diem'].map((one) =>
  one.split(' ')
);

/** The syllables of a folded name without what merely announces it; all of them when nothing else is left. */
export function coreWords(folded: string): string[] {
  const all = folded.split(' ').filter(Boolean);
  let rest = all;
  for (;;) {
    const opening = openings.find((words) => words.every((word, at) => rest[at] === word));
    if (!opening || rest.length === opening.length) break;
    rest = rest.slice(opening.length);
  }
  return rest;
}

/** Letter triples as pg_trgm cuts them: each syllable with two spaces before and one behind, packed into numbers. */
export function triplesOf(words: readonly string[]): Set<number> {
  const found = new Set<number>();
  for (const word of words) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1)
      found.add(
        padded.charCodeAt(at) * 0x1_0000_0000 + padded.charCodeAt(at + 1) * 0x1_0000 + padded.charCodeAt(at + 2)
      );
  }
  return found;
}

/**
 * Runs of five letters over the whole name, spaces too. They are many and each is rare, so that few names share the
 * rarest ones of a name: letter triples of unmarked syllables are some two thousand, and the join would compare nearly all.
 */
export function lettersOf(words: readonly string[]): Set<string> {
  const padded = ` ${words.join(' ')} `;
  const found = new Set<string>();
  for (let at = 0; at + 5 <= padded.length; at += 1) found.add(padded.slice(at, at + 5));
  if (found.size === 0) found.add(padded);
  return found;
}

/** Neighbouring syllables of a folded text. */
export function neighboursOf(folded: string): Set<string> {
  const words = folded.split(' ').filter(Boolean);
  return new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));
}

/** Shared members of all members, 0 to 1. */
export function likenessOf<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const shared = a.intersection(b).size;
  return shared / (a.size + b.size - shared);
}

/** Names that the sets of syllables bring to be looked at, all together: about so many, whatever the size of the register. */
const namesLookedAt = 400;
const syllablesCombined = 6;

/**
 * Sets of syllables by which candidates are looked up: a name that holds all of one set is a candidate. Of the rarest
 * syllables any two make a set where few names hold both, else any three, and so on; the rarest sets come first, and as many
 * as bring some hundreds of names. All syllables together are always one.
 * @param typed.syllables different ones, the rarest first, with the share of names that hold them
 */
export function syllableSets(typed: {
  syllables: readonly { text: string; share: number }[];
  names: number;
}): string[][] {
  const rarest = typed.syllables.slice(0, syllablesCombined);
  const all = typed.syllables.map(({ text }) => text);
  const sets: { at: number; expected: number }[] = [];
  const masks = Array.from({ length: 2 ** rarest.length }, (_, at) => at);
  const sizeOf = (mask: number) => rarest.filter((_, at) => mask & (1 << at)).length;
  for (const mask of masks.filter((one) => sizeOf(one) >= 2).sort((a, b) => sizeOf(a) - sizeOf(b) || a - b)) {
    // A smaller set within it brings these names already.
    if (sets.some(({ at }) => (at & mask) === at)) continue;
    const expected = rarest.reduce((most, { share }, at) => (mask & (1 << at) ? most * share : most), typed.names);
    if (expected <= namesLookedAt / 2) sets.push({ at: mask, expected });
  }
  const chosen: string[][] = [];
  let expected = 0;
  for (const set of sets.sort((a, b) => a.expected - b.expected || a.at - b.at)) {
    expected += set.expected;
    if (expected > namesLookedAt) break;
    chosen.push(rarest.filter((_, at) => set.at & (1 << at)).map(({ text }) => text));
  }
  return chosen.some((set) => set.length === all.length) ? chosen : [...chosen, all];
}

/** What a practice is compared by: its name, former and other names, and its summary, all folded. */
export interface AlikeText {
  names: readonly string[];
  summary: string;
}

/** How alike two names are; a name wholly inside the other counts, where it is long enough to say something. */
export function nameLikeness(a: string, b: string): number {
  const [left, right] = [coreWords(a), coreWords(b)];
  if (left.join(' ') === right.join(' ')) return left.length > 0 ? 1 : 0;
  const [leftSet, rightSet] = [new Set(left), new Set(right)];
  const isInside = leftSet.isSubsetOf(rightSet) || rightSet.isSubsetOf(leftSet);
  const inside = isInside && Math.min(leftSet.size, rightSet.size) >= 3 ? 0.9 : 0;
  return Math.max(likenessOf(triplesOf(left), triplesOf(right)), likenessOf(leftSet, rightSet), inside);
}

/** How likely two practices are one, 0 to 1: their closest names, and up to a third more for the same summary. */
export function practiceLikeness(a: AlikeText, b: AlikeText): number {
  let name = 0;
  for (const one of a.names) for (const other of b.names) name = Math.max(name, nameLikeness(one, other));
  const [left, right] = [neighboursOf(a.summary), neighboursOf(b.summary)];
  const summary = Math.min(left.size, right.size) >= shortestSummary ? likenessOf(left, right) : 0;
  return Math.max(summary >= alikeFrom.summary ? summary : 0, Math.min(1, name + summary / 3));
}

/** Gathers sets of strings or numbers and turns each into ranks, the rarest member first. */
export class SetTable<T extends string | number> {
  readonly #ids = new Map<T, number>();
  readonly #counts: number[] = [];
  readonly #raw: Int32Array[] = [];

  add(members: ReadonlySet<T>): void {
    const ids = new Int32Array(members.size);
    let at = 0;
    for (const member of members) {
      let id = this.#ids.get(member);
      if (id === undefined) {
        id = this.#counts.length;
        this.#ids.set(member, id);
        this.#counts.push(0);
      }
      this.#counts[id] = (this.#counts[id] ?? 0) + 1;
      ids[at] = id;
      at += 1;
    }
    this.#raw.push(ids);
  }

  /** Yields while it works; the sets stand in the order they were added. */
  *ranked(): Generator<void, Int32Array[]> {
    const order = this.#counts.map((_, id) => id).sort((a, b) => (this.#counts[a] ?? 0) - (this.#counts[b] ?? 0));
    const rank = new Int32Array(order.length);
    order.forEach((id, at) => (rank[id] = at));
    for (const [at, ids] of this.#raw.entries()) {
      for (let i = 0; i < ids.length; i += 1) ids[i] = rank[ids[i] ?? 0] ?? 0;
      ids.sort();
      if (at % 500 === 499) yield;
    }
    return this.#raw;
  }
}

const atLeast = (share: number): number => Math.ceil(share - 1e-9);
/** How many members two sets must share to be alike enough, by the sum of their sizes. */
const sharesNeeded = (sizes: number, from: number): number => atLeast((from / (1 + from)) * sizes);

/** How many members two ascending sets share, if at least `needed`; otherwise some smaller number, as soon as it is sure. */
function sharedOf(a: Int32Array, b: Int32Array, needed: number): number {
  let [i, j, shared] = [0, 0, 0];
  let [spareLeft, spareRight] = [a.length - needed, b.length - needed];
  while (i < a.length && j < b.length && spareLeft >= 0 && spareRight >= 0) {
    const [left, right] = [a[i] as number, b[j] as number];
    if (left === right) shared += 1;
    else if (left < right) spareLeft -= 1;
    else spareRight -= 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return shared;
}

/** Where two sets are alike enough, their likeness; otherwise undefined. */
export function alikeSets(a: Int32Array, b: Int32Array, from: number): number | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  const shared = sharedOf(a, b, sharesNeeded(a.length + b.length, from));
  const all = a.length + b.length - shared;
  return shared >= atLeast(from * all) ? shared / all : undefined;
}

interface Postings {
  set: number[];
  place: number[];
  /** Sets before it are too small for whatever still comes. */
  start: number;
}

/** Of the rarest members of two alike sets so many are the same, where they must share so many at all. */
const mustMeet = 2;

/**
 * Every pair of sets at least `from` alike, each once; the same as comparing all with all.
 * Sets must be ascending and ranked rarest first (SetTable). Yields after each small piece of work.
 */
export function* alikePairs(
  sets: readonly Int32Array[],
  from: number,
  pair: (a: number, b: number, likeness: number) => void
): Generator<void, void> {
  const sizes = Int32Array.from(sets, (set) => set.length);
  const sizeOf = (at: number) => sizes[at] as number;
  const order = sets.map((_, at) => at).filter((at) => sizeOf(at) > 0);
  order.sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
  const largest = sizeOf(order.at(-1) ?? 0);
  const shares = Int32Array.from({ length: largest * 2 + 1 }, (_, sizes) => sharesNeeded(sizes, from));
  const index = new Map<number, Postings>();
  const counts = new Int32Array(sets.length);
  const touched: number[] = [];
  let work = 0;
  for (const x of order) {
    const set = sets[x] as Int32Array;
    const size = set.length;
    const smallest = from * size - 1e-9;
    touched.length = 0;
    const probed = Math.min(size, size - atLeast(from * size) + mustMeet);
    for (let at = 0; at < probed; at += 1) {
      const list = index.get(set[at] as number);
      if (!list) continue;
      const [found, places] = [list.set, list.place];
      while (list.start < found.length && sizeOf(found[list.start] as number) < smallest) list.start += 1;
      for (let i = list.start; i < found.length; i += 1) {
        const y = found[i] as number;
        const before = counts[y] as number;
        if (before < 0) continue;
        if (before === 0) touched.push(y);
        const other = sizes[y] as number;
        const left = size - at - 1;
        const otherLeft = other - (places[i] as number) - 1;
        const possible = before + 1 + (left < otherLeft ? left : otherLeft);
        counts[y] = possible >= (shares[size + other] as number) ? before + 1 : -1;
      }
      work += found.length - list.start;
    }
    for (const y of touched) {
      if ((counts[y] as number) >= Math.min(mustMeet, shares[size + sizeOf(y)] as number)) {
        const likeness = alikeSets(set, sets[y] as Int32Array, from);
        if (likeness !== undefined) pair(Math.min(x, y), Math.max(x, y), likeness);
        work += 20;
      }
      counts[y] = 0;
    }
    const kept = Math.min(size, size - sharesNeeded(2 * size, from) + mustMeet);
    for (let at = 0; at < kept; at += 1) {
      const member = set[at] as number;
      const list = index.get(member);
      if (list) {
        list.set.push(x);
        list.place.push(at);
      } else index.set(member, { set: [x], place: [at], start: 0 });
    }
    work += 20;
    if (work > 10_000) {
      work = 0;
      yield;
    }
  }
}
