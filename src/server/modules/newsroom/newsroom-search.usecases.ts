// Search over the portal by the rules of Vietnamese text: exact beats canonical beats folded, synonyms count.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';
import type { Locale } from '#shared/messages.ts';
import type { SearchResult } from '#shared/portal.ts';
import { highlight, snippet } from '#shared/vietnamese.ts';
import { cardsOf } from './newsroom-cards.within.ts';
import { remembered } from './newsroom-memory.within.ts';
import type { Narrowing } from './newsroom-portal.queries.ts';
import { dayStart, pageOf } from './newsroom-portal.rules.ts';
import * as queries from './newsroom-search.queries.ts';
import {
  expansionsOf,
  markedPhrases,
  mendQuery,
  parseQuery,
  toTextQuery,
  toWholePhrase
} from './newsroom-search.rules.ts';
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

const split = (text: string) => text.split(' ').filter(Boolean);

async function synonymsOf(services: Services) {
  const rows = await remembered(services, 'synonyms', () => queries.selectSynonyms(services.db));
  const groups = [...Map.groupBy(rows, (row) => row.group_name).values()];
  const form = (key: keyof queries.WordForms) => groups.map((group) => group.map((row) => split(row[key])));
  return {
    exact: form('exact'),
    canonical: form('canonical'),
    folded: form('folded'),
    terms: groups.map((group) => group.map((row) => row.term))
  };
}

/**
 * Finds articles. An empty or unreadable query finds nothing and is no error.
 * Without a hit, `suggestion` says what else might help.
 */
export async function searchArticles(services: Services, actor: Actor, input: SearchInput): Promise<SearchResult> {
  authorise(actor, newsroomPolicy, 'newsroom.read');
  const { db } = services;
  const parsed = parseQuery(input.query);
  const empty = { query: parsed.text, shortened: parsed.shortened, hits: [], page: 1, pageCount: 1, total: 0 };
  const [forms, synonyms] = await Promise.all([
    queries.selectWordForms(
      db,
      parsed.parts.map((part) => part.text)
    ),
    synonymsOf(services)
  ]);
  const partsIn = (form: keyof queries.WordForms) =>
    parsed.parts.map(({ phrase }, index) => ({ phrase, words: split(forms[index]?.[form] ?? '') }));
  const folded = partsIn('folded');
  const text = {
    exact: toTextQuery(partsIn('exact'), synonyms.exact),
    canonical: toTextQuery(partsIn('canonical'), synonyms.canonical),
    folded: toTextQuery(folded, synonyms.folded),
    phrase: toWholePhrase(folded)
  };
  if (text.folded === '') return { ...empty, expansions: [], suggestion: null };

  const until = input.until ? dayStart(input.until) : undefined;
  const by: Narrowing = {
    section: input.section || undefined,
    from: input.from ? dayStart(input.from) : undefined,
    until: until && new Date(until.getTime() + dayMilliseconds)
  };
  const expansions = expansionsOf(
    folded,
    synonyms.folded.map((words, index) => ({ words, terms: synonyms.terms[index] ?? [] }))
  );
  const size = input.pageSize ?? searchPageSize;
  const total = await queries.countMatches(db, text.folded, by);
  if (total === 0) {
    const isFiltered = Boolean(by.section || by.from || by.until);
    const withoutFilters = isFiltered ? await queries.countMatches(db, text.folded, {}) : 0;
    return {
      ...empty,
      expansions,
      suggestion: { withoutFilters, ...(await nearTo(services, folded, forms, input.locale)) }
    };
  }
  const { page, pageCount } = pageOf(Math.min(input.page ?? 1, mostPages), total, size);
  const rows = await queries.selectMatches(db, text, by, size, (page - 1) * size);
  const phrases = markedPhrases(partsIn('canonical'), synonyms.canonical);
  const cards = await cardsOf(db, rows, input.locale);
  return {
    query: parsed.text,
    shortened: parsed.shortened,
    hits: rows.map((row, index) => {
      const card = cards[index];
      if (!card) throw new Error('a card for each row');
      return { card, title: highlight(card.title, phrases), snippet: snippet(row.plainText, phrases) };
    }),
    page,
    pageCount,
    total,
    expansions,
    suggestion: null
  };
}

/** What comes near when nothing matched: the query with a typing error mended, and titles that resemble it. */
async function nearTo(
  services: Services,
  parts: readonly { words: string[] }[],
  given: readonly queries.WordForms[],
  locale: Locale
) {
  const folded = parts.flatMap((part) => part.words);
  const typed = given.flatMap((form) => split(form.exact));
  return inTransaction(services.db, async (tx) => {
    await queries.allowDistantWords(tx);
    const known = await queries.selectKnownWords(tx, [...new Set(folded)]);
    const unknown = [...new Set(folded.filter((word) => !known.has(word)))];
    const vocabulary = unknown.length > 0 ? await queries.selectNearWords(tx, unknown) : [];
    const mended = mendQuery(
      folded.map((word, index) => ({ folded: word, typed: typed[index] ?? word, known: known.has(word) })),
      vocabulary
    );
    // Only what leads somewhere is offered.
    const [forms] = mended ? await queries.selectWordForms(tx, [mended]) : [];
    const helps =
      forms &&
      (await queries.countMatches(tx, toTextQuery([{ words: split(forms.folded), phrase: false }], []), {})) > 0;
    const corrected = helps ? mended : null;
    const near = await cardsOf(tx, await queries.selectNearTitles(tx, folded.join(' '), 4), locale);
    return { corrected, near };
  });
}
