// Forms clusters of likely duplicates out of the whole register: pairs by three joins, then groups of what hangs together. Pure.
import {
  alikeFrom,
  alikePairs,
  coreWords,
  lettersOf,
  neighboursOf,
  SetTable,
  shortestSummary,
  type AlikeText
} from './practices-alike.rules.ts';

/** More than this nobody compares on one page; the likest stay together. */
export const clusterLimit = 12;
/** Partners of one practice that are kept: a name that hundreds bear is a chain of them, not every pair. */
const mostPartners = 64;

export interface Cluster {
  /** Places in the list that was given, ascending. */
  members: number[];
  /** The highest likeness of two of them. */
  likeness: number;
}

/** Pairs as they are found, in memory of their own: 12 bytes each. */
export class PairList {
  #first = new Int32Array(1024);
  #second = new Int32Array(1024);
  #likeness = new Float32Array(1024);
  length = 0;

  add(first: number, second: number, likeness: number): void {
    if (this.length === this.#first.length) {
      const grow = <A extends Int32Array | Float32Array>(old: A, fresh: A): A => {
        fresh.set(old);
        return fresh;
      };
      const size = this.length * 2;
      this.#first = grow(this.#first, new Int32Array(size));
      this.#second = grow(this.#second, new Int32Array(size));
      this.#likeness = grow(this.#likeness, new Float32Array(size));
    }
    this.#first[this.length] = first;
    this.#second[this.length] = second;
    this.#likeness[this.length] = likeness;
    this.length += 1;
  }

  at(index: number): { first: number; second: number; likeness: number } {
    return {
      first: this.#first[index] as number,
      second: this.#second[index] as number,
      likeness: this.#likeness[index] as number
    };
  }
}

/** Every pair of practices whose names (any of them) or summaries are alike enough. Yields after each small piece of work. */
export function* findPairs(practices: readonly AlikeText[]): Generator<void, PairList> {
  const pairs = new PairList();
  const partners = new Uint8Array(practices.length);
  const add = (a: number, b: number, likeness: number) => {
    if (a === b) return;
    if ((partners[a] as number) >= mostPartners && (partners[b] as number) >= mostPartners) return;
    partners[a] = Math.min(255, (partners[a] as number) + 1);
    partners[b] = Math.min(255, (partners[b] as number) + 1);
    pairs.add(Math.min(a, b), Math.max(a, b), likeness);
  };
  yield* namePairs(practices, add);
  yield* summaryPairs(practices, add);
  return pairs;
}

type Add = (a: number, b: number, likeness: number) => void;

/** Joins sets that stand for practices; equal texts are chained first, so that one text is compared once. */
class TextJoin {
  readonly #places = new Map<string, number>();
  /** The practices of each text; the first stands for it. */
  readonly #owners: number[][] = [];

  /** @returns whether the text is new */
  note(text: string, owner: number, add: Add): boolean {
    const place = this.#places.get(text);
    if (place === undefined) {
      this.#places.set(text, this.#owners.length);
      this.#owners.push([owner]);
      return true;
    }
    const owners = this.#owners[place] as number[];
    const last = owners.at(-1) as number;
    if (last !== owner) {
      add(last, owner, 1);
      owners.push(owner);
    }
    return false;
  }

  owner(place: number): number {
    return this.#owners[place]?.[0] as number;
  }
}

function* namePairs(practices: readonly AlikeText[], add: Add): Generator<void, void> {
  const texts = new TextJoin();
  const letters = new SetTable<string>();
  const words = new SetTable<string>();
  for (const [owner, { names }] of practices.entries()) {
    for (const name of names) {
      const core = coreWords(name);
      if (core.length === 0 || !texts.note(core.join(' '), owner, add)) continue;
      letters.add(lettersOf(core));
      words.add(new Set(core));
    }
    if (owner % 200 === 199) yield;
  }
  const found = (a: number, b: number, likeness: number) => add(texts.owner(a), texts.owner(b), likeness);
  yield* alikePairs(yield* letters.ranked(), alikeFrom.letters, found);
  yield* alikePairs(yield* words.ranked(), alikeFrom.words, found);
}

function* summaryPairs(practices: readonly AlikeText[], add: Add): Generator<void, void> {
  const texts = new TextJoin();
  const words = new SetTable<string>();
  for (const [owner, { summary }] of practices.entries()) {
    const set = neighboursOf(summary);
    if (set.size >= shortestSummary && texts.note(summary, owner, add)) words.add(set);
    if (owner % 200 === 199) yield;
  }
  yield* alikePairs(yield* words.ranked(), alikeFrom.summary, (a, b, likeness) =>
    add(texts.owner(a), texts.owner(b), likeness)
  );
}

/** Pairs that were found to be two practices: never in one cluster, not even by way of a third. */
export class Apart {
  readonly #of = new Map<number, Set<number>>();

  add(a: number, b: number): void {
    for (const [one, other] of [
      [a, b],
      [b, a]
    ] as const) {
      const known = this.#of.get(one);
      if (known) known.add(other);
      else this.#of.set(one, new Set([other]));
    }
  }

  holds(left: readonly number[], right: readonly number[]): boolean {
    return left.some((one) => {
      const known = this.#of.get(one);
      return known !== undefined && right.some((other) => known.has(other));
    });
  }
}

const grades = 1000;

/**
 * Groups pairs into clusters: the likest first, two groups become one unless that would be too large or bring together
 * what was found to be apart. Sorted by likeness; yields after each small piece of work.
 * @param count how many practices there are
 */
export function* formClusters(
  count: number,
  pairs: PairList,
  apart: Apart,
  limit = clusterLimit
): Generator<void, Cluster[]> {
  const byGrade: number[][] = Array.from({ length: grades + 1 }, () => []);
  for (let at = 0; at < pairs.length; at += 1) {
    byGrade[Math.min(grades, Math.floor(pairs.at(at).likeness * grades))]?.push(at);
    if (at % 20_000 === 19_999) yield;
  }
  const parent = Int32Array.from({ length: count }, (_, at) => at);
  const groups = new Map<number, { members: number[]; likeness: number }>();
  const rootOf = (start: number): number => {
    let at = start;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const groupOf = (root: number) => groups.get(root) ?? { members: [root], likeness: 0 };
  let work = 0;
  for (const grade of byGrade.reverse()) {
    const inOrder = grade
      .map((at) => pairs.at(at))
      .sort((a, b) => b.likeness - a.likeness || a.first - b.first || a.second - b.second);
    for (const { first, second, likeness } of inOrder) {
      const [a, b] = [rootOf(first), rootOf(second)];
      if (a === b) continue;
      const [left, right] = [groupOf(a), groupOf(b)];
      if (left.members.length + right.members.length > limit || apart.holds(left.members, right.members)) continue;
      const [root, gone] = left.members.length >= right.members.length ? [a, b] : [b, a];
      parent[gone] = root;
      groups.delete(gone);
      groups.set(root, {
        members: [...left.members, ...right.members],
        likeness: Math.max(left.likeness, right.likeness, likeness)
      });
      work += 1;
      if (work % 500 === 0) yield;
    }
    yield;
  }
  return [...groups.values()]
    .map(({ members, likeness }) => ({ members: members.sort((x, y) => x - y), likeness }))
    .sort((x, y) => y.likeness - x.likeness || (x.members[0] as number) - (y.members[0] as number));
}
