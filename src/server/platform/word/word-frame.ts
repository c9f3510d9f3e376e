// Head and foot of a paper as the rules lay them down: State (Decree 30/2020) and Party (guide 36-HD/VPTW, 2018).
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType
} from 'docx';
import { half, line, runs } from './word-blocks.ts';
import { boldWidth, mm, numberLine, placeAndDay, writable } from './word-text.ts';
import type { WordPaper } from './word.types.ts';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders = { top: none, bottom: none, left: none, right: none };

/** Two columns without lines; widths in twips. */
function columns(left: Paragraph[], right: Paragraph[], widths: [number, number]): Table {
  const cell = (children: Paragraph[], size: number) =>
    new TableCell({ children, width: { size, type: WidthType.DXA }, borders: noBorders });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, children: [cell(left, widths[0]), cell(right, widths[1])] })]
  });
}

const centred = { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 } } as const;

/** A rule of a length in points, centred in a space of `within` twips. */
function rule(length: number, within: number): Paragraph {
  const side = Math.max(0, Math.round((within - length * 20) / 2));
  return new Paragraph({
    spacing: { before: 50, after: 0, line: 120, lineRule: 'exact' },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: []
  });
}

/** The largest of the sizes at which the text stands in one line of `within` twips. */
const fitting = (text: string, sizes: readonly number[], within: number): number =>
  sizes.find((size) => boldWidth(text, size) * 20 < within * 0.98) ?? sizes.at(-1) ?? 12;

/** Length of the last line of a text that may wrap; a line end in it is kept. */
const lastLine = (text: string, size: number, within: number): number =>
  Math.min(boldWidth(text.split('\n').at(-1) ?? '', size), within / 20);

const nation = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const motto = 'Độc lập - Tự do - Hạnh phúc';
const party = 'ĐẢNG CỘNG SẢN VIỆT NAM';
const caps = (text: string) => writable(text).toLocaleUpperCase('vi');

/** @param year stands in the line of the day when the day is still to come */
export function headTable(paper: WordPaper, textWidth: number, year: string): Table {
  const state = paper.style === 'state';
  const { header } = paper;
  const left = mm(state ? textWidth * 0.39 : textWidth * 0.47);
  const right = mm(textWidth) - left;
  const issuer = caps(header.issuer);
  const size = state ? 12 : 14;
  const number = line(
    numberLine(paper.style, writable(header.number)),
    { size: state ? 13 : 14 },
    {
      ...centred,
      spacing: { before: state ? 40 : 0, after: 0 }
    }
  );
  const leftLines = [
    ...(header.parentBody ? [line(caps(header.parentBody), { size }, centred)] : []),
    line(issuer, { size, bold: true }, centred),
    ...(state ? [rule(lastLine(issuer, size, left) * 0.42, left)] : [line('*', { size, bold: true }, centred)]),
    number
  ];
  const day = line(
    placeAndDay(writable(header.place), header.on, year),
    { size: state ? 13 : 14, italic: true },
    {
      alignment: AlignmentType.CENTER,
      spacing: { before: state ? 40 : 80, after: 0 }
    }
  );
  if (!state) {
    const partySize = fitting(party, [15, 14], right);
    return columns(
      leftLines,
      [line(party, { size: partySize, bold: true }, centred), rule(boldWidth(party, partySize), right), day],
      [left, right]
    );
  }
  const nationSize = fitting(nation, [13, 12], right);
  return columns(
    leftLines,
    [
      line(nation, { size: nationSize, bold: true }, centred),
      line(motto, { size: nationSize + 1, bold: true }, centred),
      rule(boldWidth(motto, nationSize + 1), right),
      day
    ],
    [left, right]
  );
}

/** The kind of paper and what it is about. */
export function titleLines(paper: WordPaper, textWidth: number): Paragraph[] {
  const state = paper.style === 'state';
  const size = state ? 14 : 16;
  const lines = [
    line(caps(paper.title), { size, bold: true }, { ...centred, spacing: { before: 360, after: 0 }, keepNext: true })
  ];
  if (paper.abstract) {
    lines.push(line(paper.abstract, { size: 14, bold: true }, { ...centred, keepNext: true }));
    lines.push(
      state
        ? rule(lastLine(paper.abstract, 14, mm(textWidth)) * 0.4, mm(textWidth))
        : line('-----', { size: 14 }, centred)
    );
  }
  if (paper.to?.length) {
    const several = paper.to.length > 1;
    lines.push(
      line(
        several ? 'Kính gửi:' : `Kính gửi: ${paper.to[0] ?? ''}`,
        { size: 14 },
        {
          ...centred,
          spacing: { before: 240, after: several ? 0 : 120 }
        }
      ),
      ...(several ? paper.to.map((one) => line(`- ${one}`, { size: 14 }, { indent: { left: mm(60) } })) : [])
    );
  }
  lines.push(new Paragraph({ spacing: { before: 0, after: 120 }, children: [] }));
  return lines;
}

const ended = (text: string, last: boolean) => `- ${text.trim().replace(/[;.,]+$/u, '')}${last ? '.' : ';'}`;

/** Nơi nhận at left, the signature at right; they stay together on one page. */
export function footTable(paper: WordPaper, textWidth: number): Table {
  const state = paper.style === 'state';
  const half2 = Math.floor(mm(textWidth) / 2);
  const recipients = [
    new Paragraph({
      spacing: { before: 0, after: 0 },
      children: [
        new TextRun({
          text: 'Nơi nhận:',
          size: half(state ? 12 : 14),
          ...(state ? { bold: true, italics: true } : { underline: { type: UnderlineType.SINGLE } })
        })
      ]
    }),
    ...paper.recipients.map((one, index) =>
      line(
        ended(one, index === paper.recipients.length - 1),
        { size: state ? 11 : 12 },
        {
          spacing: { before: 0, after: 0 }
        }
      )
    )
  ];
  const { capacity, position, name } = paper.signature;
  const bold = (text: string) => line(caps(text), { size: 14, bold: true }, centred);
  const signature = [
    ...capacity.filter(Boolean).map(bold),
    // The Party's papers set the office below the authority in plain capitals.
    state || capacity.every((one) => !one) ? bold(position) : line(caps(position), { size: 14 }, centred),
    ...Array.from({ length: 4 }, () => new Paragraph({ ...centred, children: runs('', { size: 14 }) })),
    line(name, { size: 14, bold: true }, centred)
  ];
  return columns(paper.recipients.length > 0 ? recipients : [new Paragraph({})], signature, [
    half2,
    mm(textWidth) - half2
  ]);
}
