// Search over the portal by the rules of Vietnamese text: exact beats canonical beats folded, synonyms count.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import { allowDistantWords, mendTyped, readQuery, type ReadQuery } from '#server/modules/search/search.within.ts';
import type { Locale } from '#shared/messages.ts';
import type { SearchResult } from '#shared/portal.ts';
import { highlight, snippet } from '#shared/vietnamese.ts';
import { cardsOf } from './newsroom-cards.within.ts';
import type { Narrowing } from './newsroom-portal.queries.ts';
import { dayStart, pageOf } from './newsroom-portal.rules.ts';
import * as queries from './newsroom-search.queries.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

export const searchPageSize = 12;
const mostPages = 100;
const dayMilliseconds = 86_400_000;

export interface SearchInput {
  query: string;
  section?: string | undefined;
  /** Days in Vietnam, YYYY-MM-DD, both included; what is no day is ignored. */
  from?: string | undefined;
  until?: string | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
  locale: Locale;
}

/**
 * Finds articles. An empty or unreadable query finds nothing and is no error.
 * Without a hit, `suggestion` says what else might help.
 */
export async function searchArticles(services: Services, actor: Actor, input: SearchInput): Promise<SearchResult> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  const { db } = services;
  const read = await readQuery(services, input.query);
  const { expansions } = read;
  const empty = { query: read.text, shortened: read.shortened, hits: [], page: 1, pageCount: 1, total: 0 };
  if (read.queries.folded === '') return { ...empty, expansions: [], suggestion: null };

  const until = input.until ? dayStart(input.until) : undefined;
  const by: Narrowing = {
    section: input.section || undefined,
    from: input.from ? dayStart(input.from) : undefined,
    until: until && new Date(until.getTime() + dayMilliseconds)
  };
  const size = input.pageSize ?? searchPageSize;
  const total = await queries.countMatches(db, read.queries.folded, by);
  if (total === 0) {
    const isFiltered = Boolean(by.section || by.from || by.until);
    const withoutFilters = isFiltered ? await queries.countMatches(db, read.queries.folded, {}) : 0;
    return {
      ...empty,
      expansions,
      suggestion: { withoutFilters, ...(await nearTo(services, read, input.locale)) }
    };
  }
  const { page, pageCount } = pageOf(Math.min(input.page ?? 1, mostPages), total, size);
  const rows = await queries.selectMatches(db, read.queries, by, size, (page - 1) * size);
  const cards = await cardsOf(db, rows, input.locale);
  return {
    query: read.text,
    shortened: read.shortened,
    hits: rows.map((row, index) => {
      const card = cards[index];
      if (!card) throw new Error('a card for each row');
      return { card, title: highlight(card.title, read.marked), snippet: snippet(row.plainText, read.marked) };
    }),
    page,
    pageCount,
    total,
    expansions,
    suggestion: null
  };
}

/** What comes near when nothing matched: the query with a typing error mended, and titles that resemble it. */
async function nearTo(services: Services, read: ReadQuery, locale: Locale) {
  return inTransaction(services.db, async (tx) => {
    await allowDistantWords(tx);
    const corrected = await mendTyped(tx, read, {
      known: (words) => queries.selectKnownWords(tx, words),
      near: (words) => queries.selectNearWords(tx, words),
      matches: async (folded) => (await queries.countMatches(tx, folded, {})) > 0
    });
    const titles = await queries.selectNearTitles(tx, read.typed.map((one) => one.folded).join(' '), 4);
    return { corrected, near: await cardsOf(tx, titles, locale) };
  });
}
