// The TypeScript twin of the SQL text functions, for highlighting and snippets in what was found; SQL stays the authority.

/** Lower case and NFC, marks as typed: twin of text_exact. */
export const exact = (text: string): string => text.normalize('NFC').toLowerCase();

const toneAtFirst: Record<string, string> = {};
for (const [first, second, marks] of [
  ['o', 'a', ['òoà', 'óoá', 'ỏoả', 'õoã', 'ọoạ']],
  ['o', 'e', ['òoè', 'óoé', 'ỏoẻ', 'õoẽ', 'ọoẹ']],
  ['u', 'y', ['ùuỳ', 'úuý', 'ủuỷ', 'ũuỹ', 'ụuỵ']]
] as const) {
  for (const mark of marks) toneAtFirst[`${mark[0]}${second}`] = `${first}${mark[2]}`;
}
const tonePlaces = new RegExp(Object.keys(toneAtFirst).join('|'), 'g');

/** One place for the tone mark, hòa and hoà both read hoà: twin of text_canonical. */
export const canonical = (text: string): string =>
  exact(text)
    .replaceAll('ð', 'đ')
    .replace(tonePlaces, (pair) => toneAtFirst[pair] ?? pair);

/** Without marks; đ and its look-alike ð read d: twin of text_folded. */
export const folded = (text: string): string =>
  exact(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đð]/g, 'd');

// Sign for sign the class of text_words (migration 0008).
const separators =
  '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u007f\\u00a0\\u00ab\\u00b7\\u00bb\\u00d7\\u1680\\u2000-\\u200b\\u2010\\u2011\\u2013\\u2014\\u2018-\\u201a\\u201c-\\u201e\\u2022\\u2026\\u2028\\u2029\\u202f\\u2032\\u2033\\u2039\\u203a\\u205f\\u2212\\u3000\\ufeff]+';
const separator = new RegExp(separators, 'g');
const wordShape = new RegExp(separators.replace('[', '[^'), 'g');

/** Punctuation to single spaces: twin of text_words. */
export const words = (text: string): string => text.replace(separator, ' ').trim();

/** A word of a text and where it stands in it (code-unit positions). */
export interface Word {
  start: number;
  end: number;
  canonical: string;
  folded: string;
}

/** The words of a text in order. The text must be NFC, as stored text is. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordShape)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    canonical: canonical(match[0]),
    folded: folded(match[0])
  }));
}

/** A stretch of text; `hit` when it is to be marked. */
export interface Segment {
  text: string;
  hit: boolean;
}

interface Span {
  start: number;
  end: number;
}

/** A span with the numbers of its first and last word. `weak`: one word that only resembles, by its letters without marks. */
interface Found extends Span {
  first: number;
  last: number;
  weak: boolean;
}

function spansOf(found: Word[], phrase: readonly string[], form: 'canonical' | 'folded'): Found[] {
  const spans: Found[] = [];
  for (let at = 0; at + phrase.length <= found.length; at += 1) {
    if (!phrase.every((word, offset) => found[at + offset]?.[form] === word)) continue;
    const last = at + phrase.length - 1;
    const weak = form === 'folded' && phrase.length === 1;
    spans.push({ start: found[at]?.start ?? 0, end: found[last]?.end ?? 0, first: at, last, weak });
    at = last;
  }
  return spans;
}

/**
 * Where phrases stand in a text: by canonical form where the text has it, else by folded form; in order, without overlap.
 * Of several phrases, a single word that merely resembles (mở for mo) counts beside another hit, not by itself.
 */
export function findSpans(text: string, phrases: readonly string[]): Span[] {
  const found = wordsOf(text);
  const all = phrases.flatMap((phrase) => {
    const canonicalWords = words(canonical(phrase)).split(' ').filter(Boolean);
    if (canonicalWords.length === 0) return [];
    const direct = spansOf(found, canonicalWords, 'canonical');
    return direct.length > 0 ? direct : spansOf(found, words(folded(phrase)).split(' '), 'folded');
  });
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Found[] = [];
  for (const span of all) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  const strong = kept.filter(
    (span, index) => !span.weak || kept[index - 1]?.last === span.first - 1 || kept[index + 1]?.first === span.last + 1
  );
  return phrases.length > 1 && strong.length > 0 ? strong : kept;
}

function cut(text: string, from: number, to: number, spans: readonly Span[]): Segment[] {
  const segments: Segment[] = [];
  let at = from;
  for (const span of spans) {
    if (span.end > to || span.start < at) continue;
    if (span.start > at) segments.push({ text: text.slice(at, span.start), hit: false });
    segments.push({ text: text.slice(span.start, span.end), hit: true });
    at = span.end;
  }
  if (at < to) segments.push({ text: text.slice(at, to), hit: false });
  return segments;
}

/** A whole text in segments, the places of the phrases marked. */
export function highlight(text: string, phrases: readonly string[]): Segment[] {
  const nfc = text.normalize('NFC');
  return cut(nfc, 0, nfc.length, findSpans(nfc, phrases));
}

/** About `length` characters around the first place of a phrase (the beginning when there is none), cut between words. */
export function snippet(text: string, phrases: readonly string[], length = 220): Segment[] {
  const nfc = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const spans = findSpans(nfc, phrases);
  const first = spans[0]?.start ?? 0;
  let from = Math.max(0, first - Math.floor(length / 3));
  if (from > 0) {
    const space = nfc.indexOf(' ', from);
    from = space === -1 || space >= first ? first : space + 1;
  }
  let to = Math.min(nfc.length, from + length);
  if (to < nfc.length) {
    const space = nfc.lastIndexOf(' ', to);
    if (space > Math.max(from, spans[0]?.end ?? 0)) to = space;
  }
  const segments = cut(nfc, from, to, spans);
  if (from > 0) segments.unshift({ text: '… ', hit: false });
  if (to < nfc.length) segments.push({ text: ' …', hit: false });
  return segments;
}
