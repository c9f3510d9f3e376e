// The TypeScript twin agrees with the SQL functions on every unit name of the seeds, and marks what was searched for.
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testServices } from '#tests/support/services.ts';
import { canonical, exact, findSpans, folded, highlight, snippet, words, wordsOf } from './vietnamese.ts';

const services = await testServices();

async function seedNames(): Promise<string[]> {
  const folder = new URL('../../seeds/units/', import.meta.url);
  const names = new Set<string>();
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.csv'))) {
    const rows = parse(await readFile(new URL(file, folder)), { columns: true, bom: true }) as Record<string, string>[];
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) if (/name/.test(column) && value) names.add(value);
  }
  return [...names];
}

async function fromSql(values: string[]) {
  const { rows } = await sql<{ exact: string; canonical: string; folded: string; words: string; plain: string }>`
    select text_exact(v) as exact, text_canonical(v) as canonical, text_folded(v) as folded,
      text_words(text_folded(v)) as words, text_words(v) as plain
    from unnest(${values}::text[]) with ordinality as t(v, n) order by n`.execute(services.db);
  return rows;
}
const twin = (v: string) => ({
  exact: exact(v),
  canonical: canonical(v),
  folded: folded(v),
  words: words(folded(v)),
  plain: words(v)
});

/** Spaces and signs without width, and some that look alike but part no words. */
const unseen = [
  ...[
    0x09, 0x0a, 0x0d, 0x85, 0xa0, 0xad, 0x1680, 0x180e, 0x2000, 0x2002, 0x2003, 0x2007, 0x2009, 0x200a, 0x200b, 0x200c
  ],
  ...[0x200d, 0x2010, 0x2011, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x2212, 0x3000, 0xfeff]
].map((code) => String.fromCharCode(code));

describe('the twin of the SQL text functions', () => {
  it('agrees on every unit name, in any case and either normal form', async () => {
    const names = await seedNames();
    expect(names.length).toBeGreaterThan(8_000);
    const values = names.flatMap((name) => [name, name.normalize('NFD'), name.toUpperCase()]);
    expect(values.map(twin)).toEqual(await fromSql(values));
  });

  it('agrees on any mixture of Vietnamese letters, marks and punctuation', async () => {
    const letters = fc.constantFrom(
      ...'aàảãáạăằâấeèêễiìoòôơuùưyỳỷỹýỵđĐÐðHÒAhoàUỲthuỷ0123456789 -/.,“”–()+%'.split(''),
      'òa',
      'ùy',
      'oẹ',
      'ỦY',
      ...unseen
    );
    const values = fc.sample(
      fc.array(letters, { maxLength: 24 }).map((parts) => parts.join('')),
      500
    );
    expect(values.map(twin)).toEqual(await fromSql(values));
  });

  it('agrees on every sign of the basic plane by itself and between words', async () => {
    const codes = Array.from({ length: 0xffff }, (_, n) => n + 1).filter((code) => code < 0xd800 || code > 0xdfff);
    const values = codes.map((code) => `a${String.fromCharCode(code)}b`);
    const { rows } = await sql<{ plain: string }>`
      select text_words(v) as plain from unnest(${values}::text[]) with ordinality as t(v, n) order by n`.execute(
      services.db
    );
    const differing = codes.filter((_, index) => rows[index]?.plain !== words(values[index] ?? ''));
    expect(differing).toEqual([]);
    expect(unseen.filter((sign) => words(`a${sign}b`) === 'a b').length).toBeGreaterThan(18);
  });
});

const marked = (segments: { text: string; hit: boolean }[]) =>
  segments.map((segment) => (segment.hit ? `[${segment.text}]` : segment.text)).join('');

describe('highlighting', () => {
  it('marks the canonical form where it stands, the folded one otherwise', () => {
    expect(marked(highlight('Xã Hòa Bình và hoa', ['hoà']))).toBe('Xã [Hòa] Bình và hoa');
    expect(marked(highlight('Xã Hòa Bình và đường hoa', ['duong']))).toBe('Xã Hòa Bình và [đường] hoa');
  });
  it('marks a phrase as one stretch, a document number through its punctuation', () => {
    expect(marked(highlight('Kế hoạch số 35-KH/BTGTU ngày 24/10', ['35-KH/BTGTU']))).toBe(
      'Kế hoạch số [35-KH/BTGTU] ngày 24/10'
    );
  });
  it('passes over words that merely resemble, unless they stand beside another hit or there is nothing else', () => {
    const query = ['mo', 'hinh', 'hay'];
    expect(marked(highlight('Mở mục “Mô hình hay”, bấm hay không', query))).toBe(
      'Mở mục “[Mô] [hình] [hay]”, bấm [hay] không'
    );
    expect(marked(highlight('Người thợ mỏ', query))).toBe('Người thợ [mỏ]');
  });
  it('gives back the whole text whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ maxLength: 6 }), { maxLength: 4 }),
        (text, phrases) => {
          const segments = highlight(text, phrases);
          expect(segments.map((segment) => segment.text).join('')).toBe(text.normalize('NFC'));
        }
      )
    );
  });
  it('finds positions in order without overlap', () => {
    const spans = findSpans('ủy ban nhân dân xã, UBND xã', ['ủy ban nhân dân', 'UBND', 'dân', 'xã']);
    expect(spans.map(({ start, end }) => 'ủy ban nhân dân xã, UBND xã'.slice(start, end))).toEqual([
      'ủy ban nhân dân',
      'xã',
      'UBND',
      'xã'
    ]);
  });
});

describe('snippets', () => {
  const long = `${'Mở đầu bài viết. '.repeat(30)}Câu lạc bộ đờn ca tài tử ở xã Tân Hòa. ${'Phần kết của bài. '.repeat(30)}`;
  it('stand around the first place found and end between words', () => {
    const text = marked(snippet(long, ['tài tử'], 120));
    expect(text).toContain('đờn ca [tài tử] ở xã');
    expect(text.startsWith('… ') && text.endsWith(' …')).toBe(true);
    expect(text.length).toBeLessThan(140);
  });
  it('begin at the beginning when nothing is found, and keep a short text whole', () => {
    expect(marked(snippet('Ngắn thôi', ['không có']))).toBe('Ngắn thôi');
    expect(marked(snippet(long, ['không có'], 60))).toMatch(/^Mở đầu bài viết\./);
  });
  it('give words for any text', () => {
    fc.assert(fc.property(fc.string(), (text) => wordsOf(text).every((word) => word.end > word.start)));
  });
});
