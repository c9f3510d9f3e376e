// What each module's own search begins with: a typed text read into queries of three forms, with the synonyms known here.
import type { Db } from '#server/platform/database.ts';
import type { PageCache } from '#server/platform/page-cache.ts';
import { remembered } from '#server/platform/page-memory.ts';
import * as queries from './search.queries.ts';
import {
  expansionsOf,
  markedPhrases,
  mendings,
  parseQuery,
  toBeginningQuery,
  toTextQuery,
  toWholePhrase,
  type PartWords,
  type SynonymGroup
} from './search.rules.ts';

export type { PartWords, SynonymGroup };

/** What the reading needs: the database, and the cache beside which synonyms are kept for a while. */
export interface SearchServices {
  db: Db;
  pageCache: PageCache;
}

/** `to_tsquery` texts of one query in its three forms. */
export interface TextQueries {
  exact: string;
  canonical: string;
  folded: string;
  /** The folded words one after the other; null for a single word. */
  phrase: string | null;
  /** The folded words, the last one as the beginning of a word; null where it cannot be one. */
  beginning: string | null;
}

/** A typed text, read. */
export interface ReadQuery {
  /** What is searched for, to be shown again in the field. */
  text: string;
  shortened: boolean;
  /** `folded` is empty when nothing is left to search for. */
  queries: TextQueries;
  /** The words of each part, folded; and one by one as typed, with their folded form. */
  folded: PartWords[];
  typed: { typed: string; folded: string }[];
  /** What to mark in what was found, canonical. */
  marked: string[];
  /** Other forms of the synonyms it holds, to tell the reader. */
  expansions: string[];
}

/** Mended texts tried before giving up. */
const attemptLimit = 8;

const split = (text: string) => text.split(' ').filter(Boolean);

async function synonymsOf(services: SearchServices) {
  const rows = await remembered(services, 'synonyms', () => queries.selectSynonyms(services.db));
  const groups = [...Map.groupBy(rows, (row) => row.group_name).values()];
  const form = (key: keyof queries.WordForms): SynonymGroup[] =>
    groups.map((group) => group.map((row) => split(row[key])));
  return {
    exact: form('exact'),
    canonical: form('canonical'),
    folded: form('folded'),
    terms: groups.map((group) => group.map((row) => row.term))
  };
}

/** Reads what somebody typed. Nothing is refused: an unreadable text has an empty `queries.folded`. */
export async function readQuery(services: SearchServices, typed: string): Promise<ReadQuery> {
  const parsed = parseQuery(typed);
  const [forms, synonyms] = await Promise.all([
    parsed.parts.length > 0
      ? queries.selectWordForms(
          services.db,
          parsed.parts.map((part) => part.text)
        )
      : [],
    synonymsOf(services)
  ]);
  const partsIn = (form: keyof queries.WordForms): PartWords[] =>
    parsed.parts.map(({ phrase }, index) => ({ phrase, words: split(forms[index]?.[form] ?? '') }));
  const folded = partsIn('folded');
  const canonical = partsIn('canonical');
  const words = forms.flatMap((form) => split(form.exact));
  return {
    text: parsed.text,
    shortened: parsed.shortened,
    queries: {
      exact: toTextQuery(partsIn('exact'), synonyms.exact),
      canonical: toTextQuery(canonical, synonyms.canonical),
      folded: toTextQuery(folded, synonyms.folded),
      phrase: toWholePhrase(folded),
      beginning: toBeginningQuery(folded)
    },
    folded,
    typed: folded.flatMap((part) => part.words).map((word, index) => ({ folded: word, typed: words[index] ?? word })),
    marked: markedPhrases(canonical, synonyms.canonical),
    expansions: expansionsOf(
      folded,
      synonyms.folded.map((group, index) => ({ words: group, terms: synonyms.terms[index] ?? [] }))
    )
  };
}

/**
 * The query with unknown words replaced by words one error apart, if that leads somewhere.
 * @param sources where the searched records' words come from: which folded words occur; words that resemble; does a query match
 * @returns null when nothing could be mended
 */
export async function mendTyped(
  db: Db,
  query: ReadQuery,
  sources: {
    known(words: readonly string[]): Promise<ReadonlySet<string>>;
    /** As written in titles or names, with their folded form, the commonest first. */
    near(words: readonly string[]): Promise<{ word: string; folded: string }[]>;
    matches(foldedQuery: string): Promise<boolean>;
  }
): Promise<string | null> {
  const folded = query.typed.map((one) => one.folded);
  const known = await sources.known([...new Set(folded)]);
  const unknown = [...new Set(folded.filter((word) => !known.has(word)))];
  if (unknown.length === 0) return null;
  const attempts = mendings(
    query.typed.map((one) => ({ ...one, known: known.has(one.folded) })),
    await sources.near(unknown),
    attemptLimit
  );
  if (attempts.length === 0) return null;
  const forms = await queries.selectWordForms(db, attempts);
  // Only what leads somewhere is offered.
  for (const [index, text] of attempts.entries()) {
    const words = split(forms[index]?.folded ?? '');
    if (await sources.matches(toTextQuery([{ words, phrase: false }], []))) return text;
  }
  return null;
}

export const allowDistantWords = queries.allowDistantWords;
export const wordForms = queries.selectWordForms;
export { neighboursOf } from './search.rules.ts';
export type { WordForms } from './search.queries.ts';
