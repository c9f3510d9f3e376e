// Finding practices: all matches ranked when they are few; when they are many, part after part until the page is full.
import { inTransaction, type Database, type Tx } from '#server/platform/database.ts';
import { mendTyped, neighboursOf, type ReadQuery } from '#server/modules/search/search.within.ts';
import type { FoundBy } from '#shared/register.ts';
import { wordsOf } from '#shared/vietnamese.ts';
import * as queries from './practices-search.queries.ts';
import type { IndexFilter, Lane, RankedText } from './practices-search.queries.ts';

/** More matches than this are not ranked one by one: reading a vector costs as much as fifty rows. */
export const mostRanked = 1_000;
/** Counting stops here; "10.000+" says enough. */
export const mostCounted = 10_000;
const nearLimit = 8;

export interface Matches {
  ids: string[];
  total: number;
  capped: boolean;
}

/** What words of a query are compared by. */
export function rankedText(read: ReadQuery): RankedText {
  const { queries: texts } = read;
  return {
    queries: texts,
    line: read.typed.map((one) => one.folded).join(' '),
    marked: texts.canonical !== texts.folded,
    hasPhrase: texts.folded.includes('<->'),
    exactMatters: texts.exact !== texts.canonical || /[oóòỏõọ][aáàảãạeéèẻẽẹ]|[uúùủũụ][yýỳỷỹỵ]/u.test(texts.exact)
  };
}

/** Whoever types marks means them; whoever types none may mean any. Names come before texts. */
const lanesOf = (text: RankedText): Lane[] =>
  text.marked
    ? ['whole_name', 'names_canonical', 'texts_canonical', 'names_folded', 'texts_folded']
    : ['whole_name', 'names_canonical', 'names_folded', 'texts_canonical', 'texts_folded'];

/**
 * One page of what matches in the register.
 * @param page.counted the total where it is known already; `most` is smaller in tests
 */
export async function findMatches(
  tx: Tx,
  text: RankedText,
  by: IndexFilter,
  page: {
    size: number;
    offset: number;
    counted?: number | undefined;
    most?: number | undefined;
    among?: readonly string[] | undefined;
  }
): Promise<Matches> {
  const { size, offset, most = mostRanked } = page;
  const few = await queries.selectRanked(tx, text, by, { most, size, offset, among: page.among });
  if (few.count <= most) return { ids: few.ids, total: few.count, capped: false };
  const counted =
    page.counted ?? (await queries.countMatching(tx, queries.matching(text.queries), by, mostCounted + 1));
  const seen: { ids: string[]; lanes: Lane[] } = { ids: [], lanes: [] };
  const ids: string[] = [];
  let passed = 0;
  for (const lane of lanesOf(text)) {
    if (ids.length >= size) break;
    const skip = Math.max(0, offset - passed);
    const wanted = size - ids.length;
    const { count, ids: ranked } = await queries.selectLane(tx, lane, text, by, seen, most);
    if (count <= most) {
      ids.push(...ranked.slice(skip, skip + wanted));
      passed += count;
      seen.ids.push(...ranked);
      continue;
    }
    const newest = await queries.selectNewestOfLane(tx, lane, text, by, seen, { size: wanted, offset: skip });
    ids.push(...newest);
    if (newest.length === wanted) break;
    passed += await queries.countLane(tx, lane, text, by, seen);
    seen.lanes.push(lane);
  }
  return {
    ids,
    total: Math.min(counted, page.counted ?? mostCounted),
    capped: page.counted === undefined && counted > mostCounted
  };
}

/** Opens the transaction a search works in. */
export const inSearch = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(db, async (tx) => {
    await queries.prepareSearch(tx);
    return work(tx);
  });

/** The typed text with a word mended, if the register then has something for it. */
export const mendInRegister = (tx: Tx, read: ReadQuery, by: IndexFilter): Promise<string | null> =>
  mendTyped(tx, read, {
    known: (words) => queries.selectKnownWords(tx, words),
    near: async (words) => {
      const found = await queries.selectWordsInNames(tx, [...new Set(words.flatMap(neighboursOf))]);
      // Whoever typed no marks is offered none.
      const plain = read.typed.every((one) => one.typed === one.folded);
      const written = (folded: string, name: string | null) =>
        plain ? undefined : wordsOf(name ?? '').find((word) => word.folded === folded)?.canonical;
      return found.map(({ folded, name }) => ({
        word: written(folded, name) ?? folded,
        folded
      }));
    },
    matches: async (folded) =>
      (await queries.countMatching(tx, queries.matching({ ...read.queries, folded }), by, 1)) > 0
  });

/** What is found when the words as typed are nowhere: beginnings of names, then names that resemble. */
export async function findOtherwise(
  tx: Tx,
  text: RankedText,
  by: IndexFilter,
  how: Extract<FoundBy, 'beginning' | 'near'>,
  size: number
): Promise<string[]> {
  if (how === 'near')
    return text.line.length < 4 ? [] : queries.selectNear(tx, text.line, by, Math.min(size, nearLimit));
  const { beginning } = text.queries;
  return beginning ? queries.selectByBeginning(tx, beginning, text.line, by, size) : [];
}
