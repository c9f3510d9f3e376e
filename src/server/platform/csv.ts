// Comma-separated values as Excel and others read them: UTF-8 with its mark, CRLF, and no text that becomes a formula.
import { Readable } from 'node:stream';

export type CsvValue = string | number | boolean | null;

/**
 * One field. A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line break, also in
 * full width) gets an apostrophe before it; numbers are numbers.
 */
export function csvField(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return typeof value === 'number' && !Number.isFinite(value) ? '' : String(value);
  const text = value.normalize('NFC').replace(/\u0000/g, '');
  const safe = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (values: readonly CsvValue[]): string => `${values.map(csvField).join(',')}\r\n`;

/** Rows as they come, as a stream of bytes; some hundred lines a piece. */
export function csvStream(
  head: readonly string[],
  rows: Iterable<readonly CsvValue[]> | AsyncIterable<readonly CsvValue[]>
): Readable {
  return Readable.from(
    (async function* () {
      let piece = `\ufeff${csvLine(head)}`;
      for await (const row of rows) {
        piece += csvLine(row);
        if (piece.length < 64 * 1024) continue;
        yield Buffer.from(piece);
        piece = '';
      }
      yield Buffer.from(piece);
    })(),
    { objectMode: false }
  );
}
