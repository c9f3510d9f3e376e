// Search over the public register: by words with filters, what else might be meant, and why nothing was found.
import { authorise, type Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import { readQuery, type ReadQuery } from '#server/modules/search/search.within.ts';
import { toLocalInput } from '#shared/format.ts';
import type { Locale } from '#shared/messages.ts';
import {
  isFiltered,
  registerFacets,
  withoutChoice,
  type FoundBy,
  type PracticeHit,
  type PracticeSearch,
  type RegisterCounts,
  type RegisterFilters,
  type RegisterFrame,
  type RegisterSort
} from '#shared/register.ts';
import { highlight, snippet } from '#shared/vietnamese.ts';
import { shownOnCards, toCard } from './practices-cards.within.ts';
import { selectPacked } from './practices-facets.queries.ts';
import { indexFilter, registerFrame, shownCounts } from './practices-facets.within.ts';
import { selectListedPage } from './practices-register.queries.ts';
import * as queries from './practices-search.queries.ts';
import {
  findMatches,
  findOtherwise,
  inSearch,
  mendInRegister,
  mostCounted,
  mostRanked,
  rankedText,
  type Matches
} from './practices-search.within.ts';
import { practicesPolicy } from './practices.policy.ts';

export const practicePageSize = 24;
/** Nobody turns further; a filter helps more. */
const mostPages = 200;

export interface PracticeSearchInput {
  q: string;
  filters?: RegisterFilters;
  /** Best match unless given. */
  sort?: RegisterSort | null;
  page?: number | undefined;
  pageSize?: number | undefined;
  locale: Locale;
  /** Whether the facets are counted too. */
  counts?: boolean;
}

const noFilters: RegisterFilters = { unit: null, choices: {}, exemplary: false };

/**
 * Finds practices of the public register. An empty or unreadable text finds nothing and is no error. Words that are nowhere
 * are taken for the beginning of a name, then mended, then compared by likeness; `foundBy` says which.
 */
export async function searchPractices(
  services: Services,
  actor: Actor,
  input: PracticeSearchInput
): Promise<PracticeSearch & { counts: RegisterCounts | null }> {
  authorise(actor, practicesPolicy, 'practices.read');
  const { locale } = input;
  const filters = input.filters ?? noFilters;
  const size = input.pageSize ?? practicePageSize;
  const today = toLocalInput(services.clock.now()).slice(0, 10);
  const [read, frame] = await Promise.all([readQuery(services, input.q), registerFrame(services)]);
  const nothing: Found = { ids: [], total: 0, capped: false, foundBy: 'words', corrected: null, packed: null, read };
  const found =
    read.queries.folded === '' ? nothing : await find(services, read, { ...input, filters, frame, today, size });
  const page = pageWithin(input.page, found.total, size);
  const [hits, counts, empty] = await Promise.all([
    hitsOf(services, found, locale, today),
    found.packed ? shownCounts(services, found.packed, filters, frame, locale, today) : null,
    found.total === 0 && read.queries.folded !== '' && isFiltered(filters)
      ? explainEmpty(services, read, filters, frame, today)
      : null
  ]);
  return {
    query: read.text,
    shortened: read.shortened,
    foundBy: found.foundBy,
    corrected: found.corrected,
    expansions: read.queries.folded === '' ? [] : read.expansions,
    hits,
    total: found.total,
    totalCapped: found.capped,
    ...page,
    empty,
    counts
  };
}

interface Found extends Matches {
  foundBy: FoundBy;
  corrected: string | null;
  packed: Buffer | null;
  /** What is marked in the results: the mended text's words when it was mended. */
  read: ReadQuery;
}

interface Search extends PracticeSearchInput {
  filters: RegisterFilters;
  frame: RegisterFrame;
  today: string;
  size: number;
}

const pageWithin = (asked: number | undefined, total: number, size: number) => {
  const pageCount = Math.min(mostPages, Math.max(1, Math.ceil(total / size)));
  return { page: Math.min(Math.max(1, asked ?? 1), pageCount), pageCount };
};

async function find(services: Services, read: ReadQuery, search: Search): Promise<Found> {
  return inSearch(services.db, async (tx) => {
    const { size, filters } = search;
    const by = indexFilter(filters, search.frame, search.today);
    const direct = await findPage(services, tx, read, search);
    if (direct.total > 0) return { ...direct, foundBy: 'words', corrected: null, read };
    const none: Found = { ...direct, foundBy: 'words', corrected: null, read };
    // With filters set it may be they that keep everything away: that is said, not guessed around.
    if (
      isFiltered(filters) &&
      (await queries.countMatching(tx, queries.matching(read.queries), { today: by.today }, 1)) > 0
    )
      return none;
    const text = rankedText(read);
    const few = (ids: string[], foundBy: FoundBy): Found => ({ ...none, ids, total: ids.length, foundBy });
    const beginning = await findOtherwise(tx, text, by, 'beginning', size);
    if (beginning.length > 0) return few(beginning, 'beginning');
    const corrected = await mendInRegister(tx, read, by);
    if (corrected) {
      const again = await readQuery(services, corrected);
      const mended = await findPage(services, tx, again, search);
      if (mended.total > 0) return { ...mended, foundBy: 'mended', corrected, read: again };
    }
    return few(await findOtherwise(tx, text, by, 'near', size), 'near');
  });
}

/** One page of what matches the words; with everything that matches packed when facets are wanted. */
async function findPage(
  services: Services,
  tx: Tx,
  read: ReadQuery,
  { filters, frame, today, size, ...search }: Search
): Promise<Matches & { packed: Buffer | null }> {
  const by = indexFilter(filters, frame, today);
  const text = rankedText(read);
  const { packed, ids: among } = search.counts
    ? await selectPacked(tx, read.queries, { unitId: by.unitId, today }, text.hasPhrase ? mostRanked : 0)
    : { packed: null, ids: undefined };
  const counted = packed
    ? (await shownCounts(services, packed, filters, frame, search.locale, today)).total
    : undefined;
  const offset = (pageWithin(search.page, counted ?? mostPages * size, size).page - 1) * size;
  if (counted === 0) return { ids: [], total: 0, capped: false, packed };
  if (search.sort) {
    const total = counted ?? (await queries.countMatching(tx, queries.matching(read.queries), by, mostCounted + 1));
    const ids = await selectListedPage(tx, queries.matching(read.queries), by, search.sort, { size, offset });
    return { ids, total: counted ?? Math.min(total, mostCounted), capped: total > (counted ?? mostCounted), packed };
  }
  return { ...(await findMatches(tx, text, by, { size, offset, counted, among })), packed };
}

async function hitsOf(services: Services, found: Found, locale: Locale, today: string): Promise<PracticeHit[]> {
  const rows = await queries.selectFoundCards(services.db, found.ids);
  const shown = await shownOnCards(services.db, rows, today);
  const { marked } = found.read;
  return rows.map((row) => ({
    card: toCard(row, shown(row), locale, today),
    name: highlight(row.name, marked),
    snippet: snippet([row.summary, row.text, row.also].filter(Boolean).join(' '), marked)
  }));
}

/** Which filter keeps everything away, and how much there is without any. */
async function explainEmpty(
  services: Services,
  read: ReadQuery,
  filters: RegisterFilters,
  frame: RegisterFrame,
  today: string
): Promise<PracticeSearch['empty']> {
  const matching = queries.matching(read.queries);
  return inSearch(services.db, async (tx) => {
    const count = (left: RegisterFilters) =>
      queries.countMatching(tx, matching, indexFilter(left, frame, today), mostCounted);
    const withoutAny = await count(noFilters);
    if (withoutAny === 0) return null;
    const without: NonNullable<PracticeSearch['empty']>['without'] = [];
    for (const facet of [...registerFacets, 'unit', 'exemplary'] as const) {
      const isSet =
        facet === 'unit' ? filters.unit : facet === 'exemplary' ? filters.exemplary : filters.choices[facet];
      if (!isSet) continue;
      const left = await count(withoutChoice(filters, facet));
      if (left > 0) without.push({ facet, count: left });
    }
    return { withoutAny, without };
  });
}
