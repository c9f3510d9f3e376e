// Reads workbooks that people send: what is wrong with a file, told by its bytes; then its first sheet row by row, within limits.
import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import ExcelJS from 'exceljs';
import { AppError } from '#server/platform/errors.ts';
import { oldOffice, readDirectory, unpack, unpacksWhole } from '#server/platform/zip-file.ts';

export const workbookLimits = {
  bytes: 20 * 1024 * 1024,
  rows: 20_000,
  columns: 100,
  /** All parts of the file together, and one of them. */
  unpacked: 300 * 1024 * 1024,
  part: 160 * 1024 * 1024,
  /** These two are held in memory while rows are read. */
  held: 48 * 1024 * 1024
} as const;

export type WorkbookFault =
  | 'empty'
  | 'not_workbook'
  | 'old_excel'
  | 'encrypted'
  | 'macros'
  | 'corrupt'
  | 'too_large'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'no_rows';

export const workbookRefused = (fault: WorkbookFault) =>
  new AppError(`workbook_${fault}`, fault === 'too_large' ? 413 : 422, `the workbook was refused: ${fault}`, {
    limitMb: workbookLimits.bytes / 1024 / 1024,
    limitRows: workbookLimits.rows,
    limitColumns: workbookLimits.columns
  });

/**
 * What is wrong with a file that should be a .xlsx; null when it can be read. Every part is unpacked once, keeping nothing, so
 * that a small file cannot grow without end afterwards.
 */
export async function workbookFault(file: Buffer): Promise<WorkbookFault | null> {
  if (file.length === 0) return 'empty';
  if (file.length > workbookLimits.bytes) return 'too_large';
  if (file.subarray(0, 8).equals(oldOffice)) {
    if (file.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'encrypted';
    return file.includes(Buffer.from('Workbook', 'utf16le')) ? 'old_excel' : 'not_workbook';
  }
  if (file.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return 'not_workbook';
  const entries = readDirectory(file);
  if (!entries) return 'corrupt';
  const types = entries.find((entry) => entry.name === '[Content_Types].xml');
  if (!types || !entries.some((entry) => entry.name.startsWith('xl/'))) return 'not_workbook';
  if (entries.some((entry) => entry.encrypted)) return 'encrypted';
  if (entries.some((entry) => /(^|\/)vbaProject\.bin$/i.test(entry.name) || /^xl\/macrosheets\//i.test(entry.name)))
    return 'macros';
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const held = entries.filter((entry) => /^xl\/(sharedStrings|styles)\.xml$/i.test(entry.name));
  if (
    total > workbookLimits.unpacked ||
    entries.some((entry) => entry.unpacked > workbookLimits.part) ||
    held.some((entry) => entry.unpacked > workbookLimits.held)
  )
    return 'too_large';
  for (const entry of entries) if (!entry.name.endsWith('/') && !(await unpacksWhole(file, entry))) return 'corrupt';
  const declared = await unpack(file, types);
  if (!declared) return 'corrupt';
  return declared.includes('macroEnabled') ? 'macros' : null;
}

/** A cell as rows are kept: dates as ISO days, what a formula came to, and what went wrong in it by its sign. */
export type SheetCell = string | number | boolean | null | { day: string } | { error: string };

export interface SheetRow {
  /** As the sheet numbers it, from 1. */
  number: number;
  /** The cell of column A first. */
  cells: SheetCell[];
}

function cellOf(value: unknown): SheetCell {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value.normalize('NFC').trim() || null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? { error: '#DATE' } : { day: value.toISOString().slice(0, 10) };
  const part = value as Record<string, unknown>;
  if (Array.isArray(part.richText))
    return cellOf((part.richText as { text?: string }[]).map((run) => run.text ?? '').join(''));
  if ('formula' in part || 'sharedFormula' in part) {
    // A formula that was never calculated, or came to an error, has no value to take.
    const isNothing = part.result === undefined || part.result === null || Number.isNaN(part.result);
    return isNothing ? { error: '#FORMULA' } : cellOf(part.result);
  }
  if (typeof part.error === 'string') return { error: part.error };
  if ('text' in part) return cellOf(part.text);
  return null;
}

async function* decoded(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  for await (const chunk of chunks) yield typeof chunk === 'string' ? chunk : decoder.write(chunk);
  yield decoder.end();
}

/**
 * The library (4.4.0) turns each piece of a part into text by itself: a letter of several bytes that lies across two pieces
 * would come out broken. Here the pieces reach it as text already.
 */
function keepLettersWhole(reader: ExcelJS.stream.xlsx.WorkbookReader): void {
  const inside = reader as unknown as {
    _parseWorksheet(chunks: AsyncIterable<Buffer | string>, number: string): Iterable<unknown>;
    _parseSharedStrings(entry: Readable): AsyncIterable<unknown>;
  };
  const [sheet, strings] = [inside._parseWorksheet.bind(reader), inside._parseSharedStrings.bind(reader)];
  inside._parseWorksheet = (chunks, number) => sheet(decoded(chunks), number);
  inside._parseSharedStrings = (entry) => strings(entry.setEncoding('utf8'));
}

/** Closes a row's end: empty cells there are none. */
function trimmed(cells: SheetCell[]): SheetCell[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === null) length -= 1;
  return cells.slice(0, length);
}

/**
 * The rows of the first sheet that has any, one after another; empty rows are left out.
 * @throws AppError workbook_* (see WorkbookFault)
 */
export async function* readSheet(file: Buffer): AsyncGenerator<SheetRow & { sheet: string; from1904: boolean }> {
  const fault = await workbookFault(file);
  if (fault) throw workbookRefused(fault);
  const source = Readable.from([file], { objectMode: false });
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(source, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    entries: 'ignore'
  });
  keepLettersWhole(reader);
  let count = 0;
  try {
    for await (const sheet of reader) {
      const { name = '' } = sheet as unknown as { name?: string };
      const from1904 = Boolean(
        (reader as unknown as { properties?: { model?: { date1904?: boolean } } }).properties?.model?.date1904
      );
      for await (const row of sheet) {
        const values = (row.values ?? []) as unknown[];
        const cells = trimmed(
          Array.from({ length: Math.max(0, values.length - 1) }, (_, at) => cellOf(values[at + 1]))
        );
        if (cells.length === 0) continue;
        if (cells.length > workbookLimits.columns) throw workbookRefused('too_many_columns');
        count += 1;
        // A few rows of title and heading stand above the table.
        if (count > workbookLimits.rows + 20) throw workbookRefused('too_many_rows');
        yield { number: row.number, cells, sheet: name, from1904 };
      }
      if (count > 0) return;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw workbookRefused('corrupt');
  } finally {
    source.destroy();
  }
  if (count === 0) throw workbookRefused('no_rows');
}
