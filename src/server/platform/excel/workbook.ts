// Writes workbooks as they stream out, with bounded memory; what people typed is always text and never a formula.
import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';

export type SheetValue = string | number | boolean | null | { text: string; link: string };

export interface SheetColumn {
  title: string;
  /** In characters; 18 unless told. */
  width?: number;
  /** `day` takes ISO dates. Text unless told. */
  type?: 'text' | 'number' | 'day';
}

export interface Sheet {
  name: string;
  /** Lines above the table: what it shows, as of when. */
  notes?: readonly string[];
  columns: readonly SheetColumn[];
  rows: Iterable<readonly SheetValue[]> | AsyncIterable<readonly SheetValue[]>;
}

/** Longest text a cell holds. https://support.microsoft.com/office/excel-specifications-and-limits */
const cellLimit = 32_767;
/** XML 1.0 has no place for these; a workbook that holds them is "damaged". */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** Text as a cell may hold it. */
export const cellText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(unwritable, '').normalize('NFC').slice(0, cellLimit);

/** Excel refuses these signs in a sheet's name, more than 31 characters, and quotes at its ends. */
export const sheetName = (name: string): string =>
  cellText(name)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'+|'+$/g, '')
    .slice(0, 31)
    .trim() || 'Trang tính';

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);

/**
 * What goes into a cell: a day as a date, a number as a number, everything else as text. A text that begins like a formula
 * (= + - @) stays text: the cell's type says so, and its format keeps it so when somebody edits it.
 */
function cellValue(value: SheetValue, type: SheetColumn['type']): ExcelJS.CellValue {
  if (value === null) return null;
  if (typeof value === 'object') return { text: cellText(value.text), hyperlink: value.link };
  if (typeof value === 'string') {
    if (type === 'day' && isDay(value)) return new Date(`${value}T00:00:00Z`);
    return cellText(value);
  }
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

const formats = { text: '@', number: '#,##0.##', day: 'dd/mm/yyyy' } as const;

/** Writes a workbook to a stream and ends it. */
export async function writeWorkbook(stream: Writable, sheets: readonly Sheet[]): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const names = new Set<string>();
  for (const sheet of sheets) {
    let name = sheetName(sheet.name);
    for (let n = 2; names.has(name.toLowerCase()); n += 1) name = `${sheetName(sheet.name).slice(0, 27)} (${n})`;
    names.add(name.toLowerCase());
    const notes = sheet.notes ?? [];
    const page = workbook.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: notes.length + 1 }],
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 }
    });
    page.columns = sheet.columns.map((column) => ({
      width: column.width ?? 18,
      style: {
        numFmt: formats[column.type ?? 'text'],
        alignment: { vertical: 'top', wrapText: (column.type ?? 'text') === 'text' },
        font: { name: 'Times New Roman', size: 12 }
      }
    }));
    for (const [at, note] of notes.entries()) {
      const row = page.addRow([cellText(note)]);
      row.getCell(1).style = {
        font: { name: 'Times New Roman', size: at === 0 ? 14 : 12, bold: at === 0 },
        alignment: { wrapText: false }
      };
      row.commit();
    }
    const head = page.addRow(sheet.columns.map((column) => cellText(column.title)));
    head.eachCell((cell) => {
      cell.style = {
        font: { name: 'Times New Roman', size: 12, bold: true },
        alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
        border: { bottom: { style: 'thin' } },
        numFmt: '@'
      };
    });
    head.commit();
    for await (const values of sheet.rows)
      page.addRow(values.map((value, at) => cellValue(value, sheet.columns[at]?.type))).commit();
    page.commit();
  }
  await workbook.commit();
}
