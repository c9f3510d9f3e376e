// Turns a paper's blocks into docx parts: paragraphs, numbered headings, lists, tables, pictures.
import {
  AlignmentType,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  VerticalAlign,
  WidthType,
  type IParagraphOptions,
  type ParagraphChild
} from 'docx';
import { headingNumber, mm, writable } from './word-text.ts';
import type { WordAlign, WordBlock, WordCell, WordText } from './word.types.ts';

export const font = 'Times New Roman';
/** Half-points, as Word counts. */
export const half = (points: number): number => Math.round(points * 2);
export const bodySize = 14;

export const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED
} as const satisfies Record<WordAlign, unknown>;

interface Manner {
  size?: number;
  bold?: boolean;
  italic?: boolean;
}

/** Runs of a text; line ends become breaks, addresses become links in the text's own black. */
export function runs(text: WordText, manner: Manner = {}): ParagraphChild[] {
  const parts = typeof text === 'string' ? [text] : text;
  return parts.flatMap((part): ParagraphChild[] => {
    const given = typeof part === 'string' ? { text: part } : part;
    const bold = given.bold ?? manner.bold ?? false;
    const italics = given.italic ?? manner.italic ?? false;
    const made = writable(given.text)
      .split('\n')
      .map(
        (line, index) =>
          new TextRun({
            text: line.replaceAll('\t', ' '),
            ...(bold && { bold }),
            ...(italics && { italics }),
            ...(manner.size && { size: half(manner.size) }),
            ...(index > 0 && { break: 1 }),
            ...(given.link && { underline: { type: UnderlineType.DOTTED } })
          })
      );
    return given.link ? [new ExternalHyperlink({ link: given.link, children: made })] : made;
  });
}

export const line = (text: WordText, manner: Manner = {}, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, children: runs(text, manner) });

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const drawnIn = mm(10);
const bodySpacing = { before: 80, after: 80, line: 288 };

/** Keeps count of the headings of one paper. */
export class HeadingCounter {
  #counts = { 1: 0, 2: 0, 3: 0 };
  next(level: 1 | 2 | 3): string {
    this.#counts[level] += 1;
    if (level < 3) this.#counts[3] = 0;
    if (level === 1) this.#counts[2] = 0;
    return headingNumber(level, this.#counts[level]);
  }
}

/** Width and height of a PNG in pixels. */
function pngSize(png: Buffer): { width: number; height: number } {
  if (png.length < 24 || png.toString('latin1', 1, 4) !== 'PNG') throw new Error('a picture of a paper must be a PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

function picture(block: Extract<WordBlock, { type: 'picture' }>): Paragraph[] {
  const { width, height } = pngSize(block.png);
  // docx counts pixels at 96 to the inch.
  const shown = (block.width / 25.4) * 96;
  const image = new ImageRun({
    type: 'png',
    data: block.png,
    transformation: { width: Math.round(shown), height: Math.round((shown * height) / width) },
    altText: { name: writable(block.alt).slice(0, 60), description: writable(block.alt), title: '' }
  });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: Boolean(block.caption),
      spacing: { before: 120, after: 60 },
      children: [image]
    }),
    ...(block.caption
      ? [line(block.caption, { size: 12, italic: true }, { alignment: AlignmentType.CENTER, spacing: { after: 160 } })]
      : [])
  ];
}

const asCell = (given: WordText | WordCell): WordCell =>
  typeof given === 'object' && 'text' in given ? given : { text: given };

function table(block: Extract<WordBlock, { type: 'table' }>, textWidth: number): (Paragraph | Table)[] {
  const size = block.size ?? 12;
  const shares = block.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = block.columns.map((column) => Math.floor((mm(textWidth) * column.width) / shares));
  const cell = (given: WordCell, column: number, head: boolean) =>
    new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      width: {
        size: widths.slice(column, column + (given.columns ?? 1)).reduce((sum, width) => sum + width, 0),
        type: WidthType.DXA
      },
      ...(given.columns && given.columns > 1 && { columnSpan: given.columns }),
      children: [
        line(
          given.text,
          { size, bold: given.bold ?? head },
          { alignment: alignments[given.align ?? 'left'], spacing: { before: 30, after: 30 } }
        )
      ]
    });
  const row = (cells: readonly WordCell[], head: boolean) => {
    let column = 0;
    return new TableRow({
      ...(head && { tableHeader: true }),
      cantSplit: true,
      children: cells.map((given) => {
        const align = given.align ?? (head ? 'center' : (block.columns[column]?.align ?? 'left'));
        const made = cell({ ...given, align }, column, head);
        column += given.columns ?? 1;
        return made;
      })
    });
  };
  return [
    ...(block.caption
      ? [
          line(
            block.caption,
            { size: 13, bold: true },
            { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 160, after: 80 } }
          )
        ]
      : []),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      margins: { left: 80, right: 80, top: 0, bottom: 0 },
      rows: [
        row(
          block.columns.map(({ title }) => ({ text: title })),
          true
        ),
        ...block.rows.map((cells) => row(cells.map(asCell), false))
      ]
    }),
    new Paragraph({ spacing: { before: 0, after: 60 }, children: [] })
  ];
}

/** @param textWidth of the page, for tables */
export function blockParts(block: WordBlock, textWidth: number, headings: HeadingCounter): (Paragraph | Table)[] {
  switch (block.type) {
    case 'paragraph':
      return [
        line(
          block.text,
          {},
          {
            alignment: alignments[block.align ?? 'justify'],
            spacing: bodySpacing,
            ...(block.keepNext && { keepNext: true }),
            ...((block.indent ?? true) &&
              (block.align ?? 'justify') === 'justify' && { indent: { firstLine: drawnIn } })
          }
        )
      ];
    case 'heading': {
      const number = block.plain ? '' : `${headings.next(block.level)} `;
      return [
        new Paragraph({
          heading: levels[block.level],
          keepNext: true,
          alignment: AlignmentType.JUSTIFIED,
          indent: { firstLine: drawnIn },
          spacing: { before: block.level === 1 ? 160 : 100, after: 80, line: 288 },
          children: runs(number + block.text)
        })
      ];
    }
    case 'list':
      return block.items.map((item, index) =>
        line(
          [block.ordered ? `${index + 1}) ` : '- ', ...(typeof item === 'string' ? [item] : item)],
          {},
          {
            alignment: AlignmentType.JUSTIFIED,
            spacing: { ...bodySpacing, before: 40, after: 40 },
            indent: { firstLine: drawnIn }
          }
        )
      );
    case 'table':
      return table(block, textWidth);
    case 'picture':
      return picture({ ...block, width: Math.min(block.width, textWidth) });
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true, children: [] })];
  }
}
