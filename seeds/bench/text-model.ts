// Vietnamese text with the syllable frequencies of the demo's articles and the country's unit names: a chain of two syllables.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A repeatable source of numbers from 0 up to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface TextModel {
  /** Sentences until about `syllables` syllables are written. */
  text(syllables: number): string;
  /** Some syllables that go together, the first in capitals; at most `limit` characters. */
  name(syllables: number, limit: number): string;
  /** The commonest syllables and rare ones, for queries. */
  vocabulary: readonly string[];
}

const articles = new URL('../demo/articles/', import.meta.url);
const communes = new URL('../units/communes-2025.csv', import.meta.url);

function sentences(): string[][] {
  const found: string[][] = [];
  const take = (text: string) => {
    for (const sentence of text.normalize('NFC').split(/[.!?:;\n“”"()]+/u)) {
      const syllables = sentence.match(/[\p{L}\d]+/gu) ?? [];
      if (syllables.length > 2) found.push(syllables);
    }
  };
  for (const file of readdirSync(articles).sort()) {
    const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(new URL(file, articles), 'utf8')) ?? [];
    take(/summary: "([^"]*)"/.exec(front)?.[1] ?? '');
    take(body.replace(/<[^>]+>/g, '\n'));
  }
  return found;
}

const places = (): string[] =>
  (parse(readFileSync(communes), { columns: true }) as { full_name: string }[]).map((row) => row.full_name.normalize('NFC'));

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Learns the chain once; the same numbers give the same texts. */
export function learnText(random: () => number): TextModel {
  const follow = new Map<string, string[]>();
  const starts: string[] = [];
  const names = places();
  const counts = new Map<string, number>();
  for (const sentence of sentences()) {
    const first = (sentence[0] ?? '').toLowerCase();
    starts.push(first);
    let before = first;
    counts.set(first, (counts.get(first) ?? 0) + 1);
    for (const word of sentence.slice(1)) {
      const after = follow.get(before) ?? [];
      after.push(word);
      follow.set(before, after);
      counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
      before = word;
    }
  }
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const chain = (length: number): string[] => {
    const words = [pick(starts)];
    while (words.length < length) {
      // Now and then the chain jumps, so that no text is a copy of an article.
      const next = random() < 0.12 ? undefined : follow.get(words.at(-1) as string);
      words.push(next ? pick(next) : pick(starts));
    }
    return words;
  };
  return {
    text(syllables) {
      const parts: string[] = [];
      for (let left = syllables; left > 0;) {
        const words = chain(Math.min(left, 6 + Math.floor(random() * 18)));
        left -= words.length;
        parts.push(`${capital(words.join(' '))}${random() < 0.15 ? ` ở ${pick(names)}` : ''}.`);
      }
      return parts.join(' ');
    },
    name(syllables, limit) {
      const words = chain(syllables);
      if (syllables > 1 && random() < 0.2) words.push('ở', pick(names));
      while (words.length > 2 && words.join(' ').length > limit) words.pop();
      return capital(words.join(' ')).slice(0, limit);
    },
    vocabulary: [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word)
  };
}
