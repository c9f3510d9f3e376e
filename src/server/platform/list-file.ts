// The one place that writes a list as a file: a workbook, comma-separated values, or a table in Word.
import { PassThrough, Readable } from 'node:stream';
import { Document, Packer, PageOrientation } from 'docx';
import { formatDate, formatNumber } from '#shared/format.ts';
import { listLimits, type ListFormat } from '#shared/list-file.ts';
import type { Locale } from '#shared/messages.ts';
import { csvStream, type CsvValue } from './csv.ts';
import { AppError } from './errors.ts';
import { writeWorkbook, type SheetColumn, type SheetValue } from './excel/workbook.ts';
import { blockParts, font, half, HeadingCounter, line } from './word/word-blocks.ts';
import { mm, writable } from './word/word-text.ts';

export interface ListToWrite {
  /** Without its ending. */
  fileName: string;
  title: string;
  /** Under the title: what the list was narrowed to, as of when. Comma-separated values have no place for it. */
  notes: readonly string[];
  columns: readonly SheetColumn[];
  total: number;
  rows: Iterable<readonly SheetValue[]> | AsyncIterable<readonly SheetValue[]>;
  locale: Locale;
}

export interface ListFile {
  fileName: string;
  contentType: string;
  stream: Readable;
}

const types: Record<ListFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
};

/**
 * A list as a file, streamed where the format allows it; whatever comes up while rows are read breaks the stream off.
 * @throws AppError list_too_long 422 with the number of rows and the most there can be
 */
export async function listFile(format: ListFormat, list: ListToWrite): Promise<ListFile> {
  const limit = listLimits[format];
  if (list.total > limit)
    throw new AppError('list_too_long', 422, `a list of ${list.total} rows`, { total: list.total, limit, format });
  return { fileName: `${list.fileName}.${format}`, contentType: types[format], stream: await streamOf(format, list) };
}

async function streamOf(format: ListFormat, list: ListToWrite): Promise<Readable> {
  if (format === 'csv') {
    return csvStream(
      list.columns.map((column) => column.title),
      mapped(list.rows, (row) => row.map(plainValue))
    );
  }
  if (format === 'docx') return Readable.from([await wordTable(list)]);
  const stream = new PassThrough();
  const { title: name, notes, columns, rows } = list;
  void writeWorkbook(stream, [{ name, notes: [name, ...notes], columns, rows }]).catch((error: Error) =>
    stream.destroy(error)
  );
  return stream;
}

const plainValue = (value: SheetValue): CsvValue => (typeof value === 'object' && value !== null ? value.text : value);

async function* mapped<A, B>(rows: Iterable<A> | AsyncIterable<A>, change: (row: A) => B): AsyncGenerator<B> {
  for await (const row of rows) yield change(row);
}

const paper = { width: 297, height: 210, margin: 15 };

/** A lying page with the title, the notes and the table, its head again on every page. */
async function wordTable(list: ListToWrite): Promise<Buffer> {
  const rows: string[][] = [];
  for await (const row of list.rows)
    rows.push(row.map((value, at) => wordText(value, list.columns[at]?.type, list.locale)));
  const columns = list.columns.map(({ title, width = 18, type }) => ({
    title,
    // A day stays on one line.
    width: type === 'day' ? Math.max(width, 17) : width,
    ...(type === 'number' && { align: 'right' as const })
  }));
  const size = { before: 0, after: 60 };
  const document = new Document({
    title: writable(list.title).slice(0, 250),
    creator: 'Mô Hình Hay',
    description: '',
    compatibility: { version: 15 },
    styles: { default: { document: { run: { font, size: half(11), language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: {
          page: {
            // The library turns the sides itself.
            size: { width: mm(paper.height), height: mm(paper.width), orientation: PageOrientation.LANDSCAPE },
            margin: { top: mm(15), bottom: mm(15), left: mm(paper.margin), right: mm(paper.margin) }
          }
        },
        children: [
          line(list.title, { size: 14, bold: true }, { spacing: size }),
          ...list.notes.map((note) => line(note, { size: 11 }, { spacing: size })),
          ...blockParts({ type: 'table', columns, rows, size: 9 }, paper.width - 2 * paper.margin, new HeadingCounter())
        ]
      }
    ]
  });
  return Packer.toBuffer(document);
}

function wordText(value: SheetValue, type: SheetColumn['type'], locale: Locale): string {
  const plain = plainValue(value);
  if (plain === null) return '';
  if (typeof plain === 'number') return formatNumber(locale, plain);
  const isDay = type === 'day' && typeof plain === 'string' && /^\d{4}-\d\d-\d\d$/.test(plain);
  return isDay ? formatDate(locale, `${plain}T05:00:00Z`) : String(plain);
}
