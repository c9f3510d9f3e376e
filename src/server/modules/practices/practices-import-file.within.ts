// Reads what is sent to be brought in: the first sheet of a workbook, or the table of practices in a Word document.
import { readDocxFile } from '#server/platform/docx-file.ts';
import { readSheet, workbookLimits, workbookRefused, type SheetRow } from '#server/platform/excel/read-workbook.ts';
import { oldOffice, readDirectory } from '#server/platform/zip-file.ts';
import { findHeadings } from './practices-import-columns.rules.ts';
import { tablesOfHtml } from './practices-import-word.rules.ts';
import { noHeadings, noTable } from './practices-import.errors.ts';

export const importFileLimit = workbookLimits.bytes;
/** Titles and headings stand in the first rows. */
const lookedAt = 25;

export interface ImportFile {
  kind: 'xlsx' | 'docx';
  headings: string[];
  from1904: boolean;
  /** The rows below the headings, to be read once. */
  rows: AsyncIterable<SheetRow> | Iterable<SheetRow>;
}

function isWord(file: Buffer): boolean {
  if (file.subarray(0, 8).equals(oldOffice)) return file.includes(Buffer.from('WordDocument', 'utf16le'));
  return (readDirectory(file) ?? []).some((entry) => entry.name.startsWith('word/'));
}

/**
 * What a file holds. Rows of a workbook come as they are read; a fault further down ends the reading with its error.
 * @throws AppError workbook_*, docx_*, import_no_headings, import_no_table
 */
export async function openImportFile(file: Buffer, onfault?: (reason: string) => void): Promise<ImportFile> {
  return isWord(file) ? openWord(file, onfault) : openWorkbook(file);
}

async function openWorkbook(file: Buffer): Promise<ImportFile> {
  const sheet = readSheet(file);
  const first: SheetRow[] = [];
  let from1904 = false;
  for (let row = await sheet.next(); !row.done; row = await sheet.next()) {
    from1904 = row.value.from1904;
    first.push({ number: row.value.number, cells: row.value.cells });
    if (first.length === lookedAt) break;
  }
  const found = findHeadings(first);
  if (!found) {
    await sheet.return(undefined);
    throw noHeadings();
  }
  const rows = async function* (): AsyncGenerator<SheetRow> {
    yield* first.filter((row) => row.number >= found.from);
    for await (const { number, cells } of sheet) yield { number, cells };
  };
  return { kind: 'xlsx', headings: found.headings, from1904, rows: rows() };
}

async function openWord(file: Buffer, onfault?: (reason: string) => void): Promise<ImportFile> {
  const { html } = await readDocxFile(file, { pictures: false, ...(onfault && { onfault }) });
  const tables = tablesOfHtml(html)
    .map((rows) => ({ rows, found: findHeadings(rows.slice(0, lookedAt)) }))
    .toSorted((a, b) => b.rows.length - a.rows.length);
  const table = tables.find(({ found }) => found !== null);
  if (!table?.found) throw tables.length > 0 ? noHeadings() : noTable();
  const { found, rows } = table;
  if (rows.length > workbookLimits.rows) throw workbookRefused('too_many_rows');
  if (found.headings.length > workbookLimits.columns) throw workbookRefused('too_many_columns');
  return {
    kind: 'docx',
    headings: found.headings,
    from1904: false,
    rows: rows.filter((row) => row.number >= found.from)
  };
}
