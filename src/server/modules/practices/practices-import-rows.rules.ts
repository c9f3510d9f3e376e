// What a row of a workbook becomes: days, numbers, choices and lists as people write them, with what is wrong cell by cell. Pure.
import { dayOfSerial as serialDay } from '#shared/days.ts';
import type { SheetCell } from '#server/platform/excel/read-workbook.ts';
import { audienceTexts, evidenceTexts } from '#shared/messages/practice-words.ts';
import type { ImportIssue, ImportMapping, ImportOptions, ImportTarget } from '#shared/practice-import.ts';
import { practiceContentSchema } from '#shared/practice.schema.ts';
import { audiences, type Audience, type FieldInfo, type PracticeContent } from '#shared/practice.ts';
import { readNumber, writeNumber } from '#shared/vietnamese-number.ts';
import { folded, words } from '#shared/vietnamese.ts';
import { kindIn } from './practices-intake-labels.rules.ts';
import { dayIn } from './practices-intake.rules.ts';
import { missingFor } from './practices.rules.ts';

const plain = (text: string) => words(folded(text));

/** The day of a serial number of Excel; null outside 1954–2119. https://support.microsoft.com/office/date-systems */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (days < 20_000 || days > 80_000) return null;
  return serialDay(days);
}

const isoDay = (text: string): string | null => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
};

/** A day in a cell: a date, a serial number, a year, or a text such as 5/9/2023, tháng 9/2021, quý II/2020. Null when it is none. */
export function dayOfCell(cell: SheetCell, from1904: boolean): string | null {
  if (cell === null || typeof cell === 'boolean') return null;
  if (typeof cell === 'object') return 'day' in cell ? cell.day : null;
  const text = String(cell).trim();
  if (/^\d{5}(\.\d+)?$/.test(text)) return dayOfSerial(Number(text), from1904);
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text)?.[1];
  if (iso) return isoDay(iso);
  const [, quarter = '', year] = /\bquy\s+(i{1,3}|iv|[1-4])\b.*?\b((?:19|20)\d{2})\b/.exec(folded(text)) ?? [];
  if (year) {
    const number = ['i', 'ii', 'iii', 'iv'].indexOf(quarter) + 1 || Number(quarter);
    return `${year}-${String(number * 3 - 2).padStart(2, '0')}-01`;
  }
  return dayIn(text);
}

/** A cell as a person would read it. */
export function textOfCell(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return writeNumber(cell);
  if (typeof cell === 'boolean') return cell ? 'có' : 'không';
  if ('error' in cell) return cell.error;
  return cell.day.split('-').reverse().join('/');
}

const audienceNames = new Map<string, Audience>(
  audiences.flatMap((one) => [
    [one, one] as const,
    [plain(audienceTexts('vi')[one]), one] as const,
    [plain(audienceTexts('en')[one]), one] as const
  ])
);

/** Names of groups, some of which hold a comma themselves; null when one is unknown. */
export function audiencesOf(text: string): Audience[] | null {
  let rest = ` ${plain(text)} `;
  const found: Audience[] = [];
  for (const [name, one] of [...audienceNames].sort(([a], [b]) => b.length - a.length)) {
    const next = rest.replace(` ${name} `, ' ');
    if (next !== rest) found.push(one);
    rest = next;
  }
  return rest.trim() ? null : audiences.filter((one) => found.includes(one));
}

function evidenceOf(text: string): number | null {
  if (/^[1-5]$/.test(text.trim())) return Number(text);
  const asked = plain(text);
  for (const level of [1, 2, 3, 4, 5] as const)
    if ([evidenceTexts('vi')[level], evidenceTexts('en')[level], `mức ${level}`].map(plain).includes(asked))
      return level;
  return null;
}

function scopeOf(text: string): PracticeContent['scope'] | null {
  const asked = plain(text);
  if (/\b(toan tinh|toan thanh pho|dung chung|province wide|cap tinh)\b/.test(asked)) return 'province_wide';
  return /\b(rieng|nganh|dia phuong|don vi|co so|xa|phuong|huyen|specific)\b/.test(asked) ? 'specific' : null;
}

const peopleOf = (text: string) =>
  text
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one, at) => {
      const [name = '', ...rest] = one.split(/\s+[-–—]\s+/);
      return { name: name.trim(), unitName: rest.join(' – ').trim(), personId: null, main: at === 0 };
    });

export interface FieldChoice {
  fieldId: string | null;
  subfieldId: string | null;
}

/** A field by its name, short name or address; a part of it names it too. Closed ones take nothing new. */
export function chooseField(fields: readonly FieldInfo[], text: string, part: string): FieldChoice {
  const open = fields.filter((field) => !field.closed);
  const asked = plain(text);
  const is = (name: string, wanted: string) => wanted !== '' && plain(name) === wanted;
  const own = open.find((field) => [field.slug, field.nameVi, field.nameEn, field.shortVi, field.shortEn].some((name) => is(name, asked))); // prettier-ignore
  const parts = (own ? [own] : open).flatMap((field) =>
    field.subfields.filter((one) => !one.closed).map((one) => ({ field, one }))
  );
  const wanted = plain(part) || (own ? '' : asked);
  const fits = parts.filter(({ one }) => [one.slug, one.nameVi, one.nameEn].some((name) => is(name, wanted)));
  const only = fits.length === 1 ? fits[0] : undefined;
  return { fieldId: own?.id ?? only?.field.id ?? null, subfieldId: only?.one.id ?? null };
}

/** A row as it is understood before its unit is looked up. */
export interface RowReading {
  /** Null when something is wrong. */
  content: PracticeContent | null;
  code: string | null;
  unitText: string;
  issues: ImportIssue[];
}

const kept = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
const fieldOf: Partial<Record<string, ImportTarget>> = { fieldId: 'field', subfieldId: 'subfield' };

/** Reads a row by a mapping. */
export function readRow(
  cells: readonly SheetCell[],
  how: {
    mapping: ImportMapping;
    options: ImportOptions;
    fields: readonly FieldInfo[];
    from1904: boolean;
    today: string;
  }
): RowReading {
  const { mapping, options, fields, from1904, today } = how;
  const issues: ImportIssue[] = [];
  const at = (target: ImportTarget) => mapping.indexOf(target);
  const cell = (target: ImportTarget): SheetCell => (at(target) < 0 ? null : (cells[at(target)] ?? null));
  const text = (target: ImportTarget) => textOfCell(cell(target)).trim();
  const wrong = (target: ImportTarget, key: string, value = kept(text(target))) =>
    issues.push({ column: at(target) < 0 ? null : at(target), key, ...(value && { value }) });
  for (const [column, target] of mapping.entries()) {
    const one = cells[column];
    if (target && typeof one === 'object' && one && 'error' in one)
      issues.push({ column, key: one.error === '#FORMULA' ? 'formula_empty' : 'formula_error', value: one.error });
  }
  /** A choice that is given and understood, given and not, or not given. */
  const chosen = <T>(target: ImportTarget, read: (value: string) => T | null, otherwise: T): T => {
    if (!text(target)) return otherwise;
    const value = read(text(target));
    if (value === null) wrong(target, 'choice_unknown');
    return value ?? otherwise;
  };
  const field = chooseField(fields, text('field'), text('subfield'));
  if (text('field') && !field.fieldId) wrong('field', 'field_unknown');
  else if (text('subfield') && !field.subfieldId) wrong('subfield', 'part_unknown');
  const fieldId = field.fieldId ?? (text('field') ? null : options.fieldId);
  if (!fieldId && !text('field')) wrong('field', 'field_needed');
  const day = cell('inUseSince') === null ? null : dayOfCell(cell('inUseSince'), from1904);
  const typedDay = cell('inUseSince');
  const isFault = typeof typedDay === 'object' && typedDay !== null && 'error' in typedDay;
  if (typedDay !== null && !day && !isFault) wrong('inUseSince', 'day_wrong');
  const typedReach = cell('reach');
  const reach = typeof typedReach === 'number' ? typedReach : text('reach') ? readNumber(text('reach').replace(/\s*\p{L}[\p{L}\s]*$/u, '')) : null; // prettier-ignore
  if (text('reach') && (reach === null || !Number.isInteger(reach) || reach < 0)) wrong('reach', 'number_wrong');
  const code = text('code').toUpperCase().replaceAll('/', '-') || null;
  if (code && !/^[A-Z0-9][A-Z0-9.-]{1,29}$/.test(code)) wrong('code', 'code_wrong');
  const raw = {
    kind: chosen('kind', (value) => kindIn(value) ?? (/^(model|method)$/i.test(value) ? (value.toLowerCase() as 'model') : null), options.kind), // prettier-ignore
    name: text('name').replace(/^["“”'\s]+|["“”'\s]+$/g, ''),
    fieldId: fieldId ?? '00000000-0000-4000-8000-000000000000',
    subfieldId: field.subfieldId,
    scope: chosen('scope', scopeOf, 'specific'),
    sector: text('sector'),
    summary: text('summary'),
    problem: text('problem'),
    approach: text('approach'),
    resources: text('resources'),
    conditions: text('conditions'),
    results: text('results'),
    beneficiaries: text('beneficiaries'),
    failures: text('failures'),
    audiences: chosen('audiences', audiencesOf, []),
    reach: issues.some((issue) => issue.key === 'number_wrong') ? null : reach,
    inUseSince: day,
    evidenceLevel: chosen('evidenceLevel', evidenceOf, 1),
    contact: text('contact'),
    authors: peopleOf(text('authors'))
  };
  const parsed = practiceContentSchema.safeParse(raw);
  if (!parsed.success)
    for (const issue of parsed.error.issues) {
      const target = fieldOf[String(issue.path[0])] ?? (String(issue.path[0]) as ImportTarget);
      if (issues.every((one) => one.column !== at(target) || one.column === null)) wrong(target, issue.message);
    }
  else if (options.state === 'registered')
    for (const [name, key] of Object.entries(missingFor('register', parsed.data, today)))
      wrong(name as ImportTarget, key);
  return {
    content: parsed.success && issues.length === 0 ? parsed.data : null,
    code,
    unitText: text('unit'),
    issues
  };
}
