// Comma-separated values that come back as they went, and never as a formula.
import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvField, csvStream } from './csv.ts';

test('what looks like a formula is text', () => {
  for (const nasty of ['=1+1', '+84 90', '-5', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1'])
    expect(csvField(nasty).replace(/^"/, '')).toMatch(/^'/);
  expect(csvField(-5)).toBe('-5');
  expect([csvField(null), csvField(Number.NaN), csvField(true)]).toEqual(['', '', 'true']);
});

test('begins with the mark of UTF-8, and other texts come back as they are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
      async (rows) => {
        const tame = rows.map((row) => row.map((one) => `x${one.replaceAll('\u0000', '')}`.normalize('NFC')));
        const made = await text(csvStream(['Tên', 'Số, lượng'], tame));
        const back = parse(made, { bom: true, record_delimiter: '\r\n' }) as string[][];
        expect(back).toEqual([['Tên', 'Số, lượng'], ...tame]);
      }
    ),
    { numRuns: 40 }
  );
  expect((await csvStream(['a'], []).toArray())[0].subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
});
