// Which row of a table holds the headings, and what each column means by their words. Pure.
import { createHash } from 'node:crypto';
import type { SheetCell, SheetRow } from '#server/platform/excel/read-workbook.ts';
import type { IntakeField } from '#shared/practice-intake.ts';
import type { ImportMapping, ImportTarget } from '#shared/practice-import.ts';
import { folded, words } from '#shared/vietnamese.ts';
import { partOf } from './practices-intake-labels.rules.ts';

/** Headings that say exactly this, in Vietnamese or English. They go before the words of reports. */
const exactly: Record<ImportTarget, string> = {
  code: 'ma|ma so|ma mo hinh|ma ho so|ma so mo hinh|code',
  name: 'ten|ten goi|ten mo hinh|ten cach lam|ten mo hinh cach lam|mo hinh|mo hinh cach lam|name',
  kind: 'loai|loai hinh|phan loai|kind',
  unit: 'don vi|ten don vi|don vi thuc hien|co quan|dia phuong|xa phuong|ma don vi|unit',
  field: 'linh vuc|field',
  subfield: 'mang|phan viec|mang cong tac|part',
  scope: 'pham vi|scope',
  sector: 'nganh|sector',
  summary: 'tom tat|mo ta ngan|summary',
  problem: 'vi sao can lam|ly do|why it is needed',
  approach: 'cach lam cac buoc|cach lam|noi dung|approach|approach and steps',
  resources: 'kinh phi nhan luc|kinh phi|cost and people|resources',
  conditions: 'dieu kien ap dung|dieu kien|conditions',
  results: 'ket qua|hieu qua|results',
  beneficiaries: 'ai duoc loi|doi tuong thu huong|who benefits|beneficiaries',
  audiences: 'doi tuong tac dong|nhom doi tuong|audience|audiences',
  reach:
    'so nguoi duoc tac dong|so nguoi huong loi|so nguoi thu huong|so luot nguoi|so nguoi tham gia|people reached|reach',
  inUseSince:
    'thuc hien tu ngay|ap dung tu|ngay ap dung|nam thuc hien|nam|thoi gian thuc hien|ngay bat dau|in use since',
  evidenceLevel: 'muc do minh chung|muc minh chung|evidence level|evidence',
  failures: 'dieu chua duoc bai hoc|bai hoc|han che|what did not work|failures',
  authors: 'tac gia nhom thuc hien|tac gia|nguoi thuc hien|authors',
  contact: 'dau moi lien he|lien he|so dien thoai|contact'
};
const known = new Map(
  Object.entries(exactly).flatMap(([target, list]) => list.split('|').map((one) => [one, target as ImportTarget]))
);

const ofPart: Partial<Record<IntakeField, ImportTarget>> = {
  unitName: 'unit',
  fieldId: 'field',
  subfieldId: 'subfield'
};
const plain = (text: string) => words(folded(text));

/** What a heading's words say of its column; null when they say nothing. */
export function targetOf(heading: string): ImportTarget | null {
  // "(1)", units in brackets and the like stand behind the name.
  const bare = plain(heading.replace(/\([^)]*\)/g, ' '));
  if (!bare || /^(tt|stt|so tt|so thu tu|ghi chu|no|note)$/.test(bare)) return null;
  const direct = known.get(bare);
  if (direct) return direct;
  const part = partOf(bare, true);
  if (!part || part === 'rest') return null;
  return ofPart[part] ?? (part as ImportTarget);
}

const cellText = (cell: SheetCell | undefined): string =>
  typeof cell === 'string' ? cell.replace(/\s+/g, ' ').trim() : '';

/** Column by column what the headings propose; of two that say the same the first has it. */
export function proposeMapping(headings: readonly string[]): ImportMapping {
  const taken = new Set<ImportTarget>();
  return headings.map((heading) => {
    const target = targetOf(heading);
    if (!target || taken.has(target)) return null;
    taken.add(target);
    return target;
  });
}

/** The same form with other dates in its title has the same headings: what its mapping is remembered by. */
export const signatureOf = (headings: readonly string[]): string =>
  createHash('sha256').update(headings.map(plain).join('|')).digest('hex');

const isNumbering = (row: SheetRow): boolean => {
  const filled = row.cells.filter((cell) => cell !== null);
  const numbers = filled.map((cell) =>
    Number(/^\(?(\d{1,2})\)?$/.exec(typeof cell === 'number' ? String(cell) : cellText(cell))?.[1])
  );
  return filled.length > 2 && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
};

/**
 * Finds the headings among the first rows: the row whose words name most columns. Cells merged downwards or across leave gaps
 * below and beside them: a gap takes the text above it, and a second row of headings adds to the first.
 * @returns `from` the number of the first row of data; null when no row names a practice
 */
export function findHeadings(rows: readonly SheetRow[]): { headings: string[]; from: number } | null {
  const count = (row: SheetRow) => new Set(row.cells.map((cell) => targetOf(cellText(cell))).filter(Boolean)).size;
  const names = (row: SheetRow) => row.cells.some((cell) => targetOf(cellText(cell)) === 'name');
  let best: { at: number; score: number } | undefined;
  for (const [at, row] of rows.entries()) {
    const score = names(row) ? count(row) : 0;
    if (score > (best?.score ?? 0)) best = { at, score };
  }
  const head = best && rows[best.at];
  if (!best || !head) return null;
  const above = rows[best.at - 1];
  const above1 = above && above.number === head.number - 1 && above.cells.filter((cell) => cell !== null).length > 1 ? above : undefined; // prettier-ignore
  const nameAt = head.cells.findIndex((cell) => targetOf(cellText(cell)) === 'name');
  let next = best.at + 1;
  const below = rows[next];
  // Headings of a second row stand under merged ones: the name's own cell is empty there.
  const isSecond = (row: SheetRow | undefined): row is SheetRow =>
    row !== undefined &&
    row.number === head.number + 1 &&
    !row.cells[nameAt] &&
    row.cells.filter((cell) => cell !== null).length > 0 &&
    row.cells.every((cell) => cell === null || (typeof cell === 'string' && cell.length <= 60));
  const second = isSecond(below) ? below : undefined;
  if (second) next += 1;
  const width = Math.max(head.cells.length, above1?.cells.length ?? 0, second?.cells.length ?? 0, ...rows.slice(next).map((row) => row.cells.length)); // prettier-ignore
  let across = '';
  const headings = Array.from({ length: width }, (_, column) => {
    const own = cellText(head.cells[column]);
    const under = cellText(second?.cells[column]);
    if (own) across = own;
    if (under) return own || across ? `${own || across} ${under}`.trim() : under;
    return own || cellText(above1?.cells[column]);
  });
  while (rows[next] && isNumbering(rows[next] as SheetRow)) next += 1;
  return { headings, from: rows[next]?.number ?? (second ?? head).number + 1 };
}

/** What stands above the column of faults in a workbook of rows that were sent back. */
export const faultHeadings = ['Cần sửa', 'To be corrected'] as const;

/** The headings of a form without the column of faults that a returned workbook has at its end. */
export function withoutNotes(headings: readonly string[]): string[] {
  const kept = [...headings];
  while (faultHeadings.some((one) => plain(one) === plain(kept.at(-1) ?? ''))) kept.pop();
  return kept;
}
