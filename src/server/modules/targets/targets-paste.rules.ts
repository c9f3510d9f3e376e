// Reads a table of values pasted from a spreadsheet: a line a value, or a line a target and a column a day; pure.
import { dayOfSerial } from '#shared/days.ts';
import type { PastedLine } from '#shared/targets.ts';
import { targetLimits } from '#shared/targets.ts';
import { folded, words } from '#shared/vietnamese.ts';
import { readNumber } from '#shared/vietnamese-number.ts';

type Column = 'code' | 'day' | 'value' | 'source' | 'document';
const usual: readonly Column[] = ['code', 'day', 'value', 'source', 'document'];
const names: readonly [Column, RegExp][] = [
  ['code', /^(ma|code|ky hieu)( so)?( chi tieu)?$/],
  ['day', /^(ngay|thoi diem|ky|nam|date|day)\b/],
  ['value', /^(gia tri|ket qua|so lieu|thuc hien|value)\b/],
  ['source', /^(nguon|source)\b/],
  ['document', /^(van ban|so hieu|document)\b/]
];

const iso = (year: number, month: number, date: number): string | null => {
  const at = new Date(Date.UTC(year, month - 1, date));
  const whole = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  return whole && year >= 1930 && year <= 2200 ? at.toISOString().slice(0, 10) : null;
};

/**
 * A day as a spreadsheet or a person writes it: 31/12/2023, 2023-12-31, 12/2023 (its last day), 2023 (31 December), or the
 * number Excel keeps a day as. Null when it is none.
 */
export function readDay(text: string): string | null {
  const plain = text.trim().replace(/^(ngày|năm|tháng)\s+/iu, '');
  let match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(plain);
  if (match) return iso(Number(match[1]), Number(match[2]), Number(match[3]));
  match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (match) return iso(Number(match[3]), Number(match[2]), Number(match[1]));
  match = /^(\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (match) {
    const [month, year] = [Number(match[1]), Number(match[2])];
    return month >= 1 && month <= 12 ? iso(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate()) : null;
  }
  if (/^(19|20|21)\d{2}$/.test(plain)) return iso(Number(plain), 12, 31);
  // Days since 1899-12-30; five digits are the years 1954 to 2173.
  if (/^[2-9]\d{4}$/.test(plain)) return dayOfSerial(Number(plain));
  return null;
}

const cellsOf = (line: string, separator: string): string[] =>
  line.split(separator).map((cell) =>
    cell
      .normalize('NFC')
      .replace(/^"(.*)"$/s, '$1')
      .replace(/\s+/g, ' ')
      .trim()
  );

/** A line of headings: what each column holds; days where a column is a day's. Null when the line is no heading. */
function headings(cells: readonly string[]): { column: Column | null; day: string | null }[] | null {
  const read = cells.map((cell) => {
    const text = words(folded(cell));
    const column = names.find(([, shape]) => shape.test(text))?.[0] ?? null;
    return { column, day: readDay(cell) };
  });
  const named = read.filter((one) => one.column !== null && one.day === null).length;
  const hasCode = read.some((one) => one.column === 'code');
  return hasCode && (named >= 2 || read.some((one) => one.day !== null)) ? read : null;
}

/** A number as a percentage is pasted too: 85 %. */
const readValue = (text: string): number | null => readNumber(text.replace(/\s*%$/, ''));

/**
 * Reads a pasted table. Columns are parted by tabs, else by semicolons. Without a line of headings they are code, day, value,
 * source, document. With one, columns are found by their names (Mã, Ngày, Giá trị, Nguồn, Văn bản); where headings are days,
 * each of those columns holds the values of that day and empty cells are skipped.
 * @param source used where a line names none
 * @returns lines in the order pasted, each with what is wrong with it; `tooMany` when there are more lines than are read
 */
export function readPasted(text: string, source: string): { lines: PastedLine[]; tooMany: boolean } {
  const raw = text.replace(/\r\n?/g, '\n').split('\n');
  const filled = raw.flatMap((line, at) => (line.trim() === '' ? [] : [{ line, number: at + 1 }]));
  const separator = filled.some(({ line }) => line.includes('\t')) ? '\t' : ';';
  const heads = filled[0] ? headings(cellsOf(filled[0].line, separator)) : null;
  const days = (heads ?? []).flatMap(({ day }, at) => (day ? [{ day, at }] : []));
  const columns = heads?.map((one) => one.column);
  const place = (column: Column) => (columns ? columns.indexOf(column) : usual.indexOf(column));
  const rows = heads ? filled.slice(1) : filled;
  const lines: PastedLine[] = [];
  const seen = new Map<string, number>();
  for (const { line, number } of rows) {
    const cells = cellsOf(line, separator);
    const cell = (column: Column) => cells[place(column)] ?? '';
    const given = days.length
      ? days.flatMap(({ day, at }) => (cells[at] ? [{ dayText: day, valueText: cells[at] }] : []))
      : [{ dayText: cell('day'), valueText: cell('value') }];
    if (days.length > 0 && given.length === 0) continue;
    for (const { dayText, valueText } of given) {
      if (lines.length > targetLimits.pasteLines)
        return { lines: lines.slice(0, targetLimits.pasteLines), tooMany: true };
      lines.push(
        lineOf(
          number,
          { code: cell('code'), dayText, valueText, source: cell('source') || source, document: cell('document') },
          seen
        )
      );
    }
  }
  return { lines: lines.slice(0, targetLimits.pasteLines), tooMany: lines.length > targetLimits.pasteLines };
}

function lineOf(
  line: number,
  given: { code: string; dayText: string; valueText: string; source: string; document: string },
  seen: Map<string, number>
): PastedLine {
  const day = readDay(given.dayText);
  const value = readValue(given.valueText);
  const problems: PastedLine['problems'] = {};
  if (!given.code) problems.code = 'code_needed';
  if (!day) problems.day = given.dayText ? 'day_wrong' : 'day_needed';
  if (value === null) problems.value = given.valueText ? 'number_wrong' : 'number_needed';
  if (!given.source) problems.source = 'source_needed';
  else if (given.source.length > targetLimits.source) problems.source = 'source_long';
  const key = `${given.code.toLowerCase()} ${day}`;
  if (given.code && day && seen.has(key)) problems.line = 'line_twice';
  seen.set(key, line);
  return {
    line,
    code: given.code,
    day,
    value,
    source: given.source,
    document: given.document,
    typed: { day: given.dayText, value: given.valueText },
    problems
  };
}

/** A paper as it is typed: its number, and its day where several bear the number ("25-KH/BTGTU, 22/11/2023"). */
export function readDocument(text: string): { number: string; day: string | null } {
  const match = /^(.+?)(?:,?\s+ngày|,)\s+(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})$/iu.exec(text.normalize('NFC').trim());
  const day = match?.[2] ? readDay(match[2]) : null;
  return match?.[1] && day ? { number: match[1].trim(), day } : { number: text.trim(), day: null };
}
