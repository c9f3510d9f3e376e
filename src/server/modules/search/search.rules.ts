// From what somebody typed to text queries: words, phrases, synonyms; and the mending of one typing error.

export const queryLimit = 200;
const wordLimit = 24;

/** One part of a query: words that may stand anywhere, or a phrase. */
export interface QueryPart {
  text: string;
  phrase: boolean;
}

export interface ParsedQuery {
  /** What is searched for, to be shown again in the field. */
  text: string;
  shortened: boolean;
  parts: QueryPart[];
}

/** Whether signs within a word bind it: 25-KH/BTGTU, 24/10/2023, 1+10. */
const bound = /^(?=.*\d)[^\s]*[\p{L}\d][-–/.+:][\p{L}\d][^\s]*$/u;

/** Reads a query: control characters go, text in quotation marks and numbers of documents are phrases. */
export function parseQuery(typed: string): ParsedQuery {
  const clean = typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\u200b\ufffd\s]+/g, ' ')
    .trim();
  const text = [...clean].slice(0, queryLimit).join('').trim();
  const parts: QueryPart[] = [];
  for (const match of text.matchAll(/["“”]([^"“”]+)["“”]|(\S+)/g)) {
    if (match[1] !== undefined) parts.push({ text: match[1], phrase: true });
    else if (match[2]) parts.push({ text: match[2], phrase: bound.test(match[2]) });
  }
  const kept = parts.slice(0, wordLimit);
  return { text, shortened: text.length < clean.length || kept.length < parts.length, parts: kept };
}

/** A part of a query as words of one form (exact, canonical or folded). */
export interface PartWords {
  words: string[];
  phrase: boolean;
}

/** Terms that mean the same, each as words of one form. */
export type SynonymGroup = string[][];

const quoted = (word: string) => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
const sequence = (words: readonly string[]) => words.map(quoted).join(' <-> ');
const startsAt = (words: readonly string[], at: number, term: readonly string[]) =>
  term.length > 0 && term.every((word, index) => words[at + index] === word);

/** The longest synonym that begins at a place, with its group. */
function synonymAt(words: readonly string[], at: number, groups: readonly SynonymGroup[]) {
  let best: { term: string[]; group: SynonymGroup } | undefined;
  for (const group of groups)
    for (const term of group)
      if (startsAt(words, at, term) && term.length > (best?.term.length ?? 0)) best = { term, group };
  return best;
}

/**
 * A `to_tsquery` text: all words must occur, a synonym in any of its forms, phrases word by word.
 * Empty when nothing is left to search for.
 */
export function toTextQuery(parts: readonly PartWords[], groups: readonly SynonymGroup[]): string {
  const conditions: string[] = [];
  let loose: string[] = [];
  const takeLoose = () => {
    for (let at = 0; at < loose.length;) {
      const found = synonymAt(loose, at, groups);
      if (found) {
        conditions.push(`(${found.group.map((term) => `(${sequence(term)})`).join(' | ')})`);
        at += found.term.length;
      } else {
        conditions.push(quoted(loose[at] as string));
        at += 1;
      }
    }
    loose = [];
  };
  for (const part of parts) {
    if (!part.phrase) loose.push(...part.words);
    else {
      takeLoose();
      if (part.words.length > 0) conditions.push(`(${sequence(part.words)})`);
    }
  }
  takeLoose();
  return [...new Set(conditions)].join(' & ');
}

/** A `to_tsquery` text for the whole query word by word; null for one word, or a query so long that nobody wrote it so. */
export function toWholePhrase(parts: readonly PartWords[]): string | null {
  const all = parts.flatMap((part) => part.words);
  return all.length > 1 && all.length <= 8 ? sequence(all) : null;
}

/** A `to_tsquery` text that takes the last word for the beginning of one: what is still being typed. Null for a phrase. */
export function toBeginningQuery(parts: readonly PartWords[]): string | null {
  const last = parts.at(-1);
  const words = parts.flatMap((part) => part.words);
  const beginning = words.at(-1);
  if (!last || last.phrase || !beginning || beginning.length < 2) return null;
  return [...words.slice(0, -1).map(quoted), `${quoted(beginning)}:*`].join(' & ');
}

/** What to mark in the text found: the words, the phrases, and every form of the synonyms. */
export function markedPhrases(parts: readonly PartWords[], groups: readonly SynonymGroup[]): string[] {
  const phrases: string[] = [];
  const loose = parts.filter((part) => !part.phrase).flatMap((part) => part.words);
  for (const part of parts) if (part.phrase) phrases.push(part.words.join(' '));
  for (let at = 0; at < loose.length;) {
    const found = synonymAt(loose, at, groups);
    phrases.push(...(found ? found.group.map((term) => term.join(' ')) : [loose[at] as string]));
    at += found?.term.length ?? 1;
  }
  return [...new Set(phrases)].filter(Boolean);
}

/** The other forms of the synonyms a query holds, to tell the reader. */
export function expansionsOf(
  parts: readonly PartWords[],
  groups: readonly { words: SynonymGroup; terms: string[] }[]
): string[] {
  const loose = parts.filter((part) => !part.phrase).flatMap((part) => part.words);
  const found: string[] = [];
  for (let at = 0; at < loose.length;) {
    const match = synonymAt(
      loose,
      at,
      groups.map((group) => group.words)
    );
    const group = match && groups.find(({ words }) => words === match.group);
    const length = match?.term.length ?? 1;
    if (group && match) found.push(...group.terms.filter((_term, index) => group.words[index] !== match.term));
    at += length;
  }
  return [...new Set(found)];
}

/** Whether two words are one typing error apart: a letter more, less, other, or two exchanged. */
export function oneErrorApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const rest = (text: string, skip: number) => text.slice(at + skip);
  if (a.length === b.length)
    return rest(a, 1) === rest(b, 1) || (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2));
  return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1);
}

/** Every folded word one typing error away from a folded word: what to look up among the words that occur. */
export function neighboursOf(word: string): string[] {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  const found = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after) found.add(before + after.slice(1));
    if (after.length > 1) found.add(before + after[1] + after[0] + after.slice(2));
    for (const letter of letters) {
      found.add(before + letter + after);
      if (after) found.add(before + letter + after.slice(1));
    }
  }
  found.delete(word);
  found.delete('');
  return [...found];
}

/**
 * Ways to mend the query, the likeliest first: its unknown words replaced by words one error apart.
 * @param words of the query, folded; `known` says which of them occur anywhere
 * @param vocabulary words as they stand in titles, with their folded form, the commonest first
 * @returns nothing when no word could be mended
 */
export function mendings(
  words: readonly { typed: string; folded: string; known: boolean }[],
  vocabulary: readonly { word: string; folded: string }[],
  most: number
): string[] {
  let texts: string[][] = [[]];
  let mended = false;
  for (const { typed, folded, known } of words) {
    const near = known || folded.length < 3 ? [] : vocabulary.filter((entry) => oneErrorApart(entry.folded, folded));
    if (near.length > 0) mended = true;
    const choices = near.length > 0 ? [...new Set(near.map((entry) => entry.word))].slice(0, most) : [typed];
    texts = choices.flatMap((word) => texts.map((text) => [...text, word])).slice(0, most);
  }
  return mended ? texts.map((text) => text.join(' ')) : [];
}
