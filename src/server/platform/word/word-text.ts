// Small texts of papers: days as they are written on them, safe XML text, lengths of lines in Times New Roman.

/** Characters XML cannot hold (Word then calls the file damaged), and halves of surrogate pairs. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** Text as it may stand in a paper: NFC, without what XML refuses. */
export const writable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unwritable, '').normalize('NFC');

/** Twips, a twentieth of a point, of millimetres. */
export const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

const room = '\u00a0'.repeat(6);

/** ngày 05 tháng 02 năm 2026: days under 10 and months 1 and 2 take a leading zero. */
export function paperDate(on: string): string {
  const [year = '', month = '', day = ''] = on.split('-');
  return `ngày ${day.padStart(2, '0')} tháng ${Number(month) < 3 ? month.padStart(2, '0') : String(Number(month))} năm ${year}`;
}

/** The line of place and day; without a day there is room to write it by hand. */
export const placeAndDay = (place: string, on: string | null, year: string): string =>
  `${place}, ${on ? paperDate(on) : `ngày${room}tháng${room}năm ${year}`}`;

/** Số: 35/KH-UBND (State), Số 35-KH/BTGTU (Party), with room where the number is still to come. */
export const numberLine = (style: 'state' | 'party', number: string): string =>
  `Số${style === 'state' ? ':' : ''} ${/^\s*[/-]/.test(number) || !number.trim() ? room : ''}${number.trim()}`;

/** Widths of Times Bold in thousandths of the size, by Adobe's metrics; Times New Roman was made to them. */
const capitals = [722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944];
capitals.push(722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667);
const letters = [500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833];
letters.push(556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444);
const signs: Record<string, number> = {
  ' ': 250,
  '-': 333,
  '–': 500,
  '.': 250,
  ',': 250,
  ':': 333,
  '/': 278,
  '&': 833
};

/** Length of one line of bold Times New Roman, in points. */
export function boldWidth(text: string, size: number): number {
  const plain = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('Đ', 'D')
    .replaceAll('đ', 'd');
  let width = 0;
  for (const sign of plain) {
    if (sign >= 'A' && sign <= 'Z') width += capitals[sign.charCodeAt(0) - 65] ?? 700;
    else if (sign >= 'a' && sign <= 'z') width += letters[sign.charCodeAt(0) - 97] ?? 500;
    else width += signs[sign] ?? 500;
  }
  return (width * size) / 1000;
}

const romans: [number, string][] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I']
];
export function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, sign] of romans) for (; rest >= value; rest -= value) text += sign;
  return text;
}
const orderLetters = 'abcdđeghiklmnopqrstuvxy';

/** The number before a heading of a level: I., 1., a). */
export const headingNumber = (level: 1 | 2 | 3, number: number): string =>
  level === 1 ? `${roman(number)}.` : level === 2 ? `${number}.` : `${orderLetters[number - 1] ?? number})`;
