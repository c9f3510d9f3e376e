// Reading what was typed: parts, phrases, text queries that never break, and the mending of one error.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expansionsOf,
  markedPhrases,
  mendings,
  neighboursOf,
  toBeginningQuery,
  oneErrorApart,
  parseQuery,
  toTextQuery,
  toWholePhrase
} from './search.rules.ts';

const loose = (text: string) => [{ words: text.split(' '), phrase: false }];

describe('a typed text', () => {
  it('reads a query into parts', () => {
    expect(parseQuery('“mô hình” 25-KH/BTGTU xã').parts).toEqual([
      { text: 'mô hình', phrase: true },
      { text: '25-KH/BTGTU', phrase: true },
      { text: 'xã', phrase: false }
    ]);
    expect(toTextQuery([{ words: ["o'b\\c"], phrase: false }], [])).toBe("'o''b\\\\c'");
  });

  it('keeps numbers of documents whole, and only those', () => {
    const phrases = (typed: string) =>
      parseQuery(typed)
        .parts.filter((part) => part.phrase)
        .map((part) => part.text);
    expect(phrases('theo 107-CV/BTGDVTU và 25-KH/BTGTU')).toEqual(['107-CV/BTGDVTU', '25-KH/BTGTU']);
    expect(phrases('dân vận khéo 1+10')).toEqual(['1+10']);
    expect(phrases('Cà-phê sáng – trao đổi')).toEqual([]);
  });

  it('becomes a query of all its words, a synonym in any of its forms', () => {
    const groups = [
      [['ubnd'], ['uy', 'ban', 'nhan', 'dan']],
      [['tp'], ['thanh', 'pho']]
    ];
    expect(toTextQuery(loose('ubnd xa'), groups)).toBe("(('ubnd') | ('uy' <-> 'ban' <-> 'nhan' <-> 'dan')) & 'xa'");
    expect(markedPhrases(loose('ubnd xa'), groups)).toEqual(['ubnd', 'uy ban nhan dan', 'xa']);
    const named = groups.map((words) => ({ words, terms: words.map((word) => word.join(' ')) }));
    expect(expansionsOf(loose('uy ban nhan dan tp'), named)).toEqual(['ubnd', 'thanh pho']);
    expect(toWholePhrase(loose('xa'))).toBeNull();
  });
});

describe('one typing error', () => {
  it('finds errors of one letter and no others', () => {
    expect(['duongg', 'dug', 'duogn', 'duonh', 'xuong'].map((word) => oneErrorApart(word, 'duong'))).toEqual([
      true,
      false,
      true,
      true,
      true
    ]);
    expect(oneErrorApart('duong', 'duong')).toBe(false);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(oneErrorApart(a, b)).toBe(oneErrorApart(b, a));
      })
    );
    expect(mendings([{ typed: 'ab', folded: 'ab', known: false }], [{ word: 'ac', folded: 'ac' }], 5)).toEqual([]);
    const vocabulary = ['hoa', 'hòa', 'hòn'].map((word, index) => ({
      word,
      folded: ['hoa', 'hoa', 'hon'][index] as string
    }));
    const typed = [
      { typed: 'đường', folded: 'duong', known: true },
      { typed: 'hoq', folded: 'hoq', known: false }
    ];
    expect(mendings(typed, vocabulary, 5)).toEqual(['đường hoa', 'đường hòa', 'đường hòn']);
    expect(mendings(typed, vocabulary, 1)).toEqual(['đường hoa']);
  });

  it('has every neighbour of a word, and none else', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,6}$/), fc.stringMatching(/^[a-z0-9]{1,7}$/), (a, b) => {
        expect(neighboursOf(a).includes(b)).toBe(oneErrorApart(a, b));
      })
    );
    for (const near of neighboursOf('duong')) expect(oneErrorApart(near, 'duong')).toBe(true);
  });
});

describe('a word still being typed', () => {
  it('is taken for the beginning of one, unless it is a phrase', () => {
    expect(toBeginningQuery([{ words: ['ca', 'phe', 'sa'], phrase: false }])).toBe("'ca' & 'phe' & 'sa':*");
    expect(toBeginningQuery([{ words: ['25', 'kh'], phrase: true }])).toBeNull();
    expect(toBeginningQuery([{ words: ['a'], phrase: false }])).toBeNull();
    expect(toBeginningQuery([])).toBeNull();
  });
});
