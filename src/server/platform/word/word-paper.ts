// Builds a whole administrative paper as a .docx: head, text, Nơi nhận, signature, annexes; page numbers from page 2.
import {
  AlignmentType,
  Document,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
  type Table
} from 'docx';
import { blockParts, bodySize, font, half, HeadingCounter, line } from './word-blocks.ts';
import { footTable, headTable, titleLines } from './word-frame.ts';
import { mm, writable } from './word-text.ts';
import type { WordBlock, WordPaper } from './word.types.ts';

/** Within what both rule books allow. */
const margins = { top: 20, bottom: 20, left: 30, right: 15 };
const paperWidth = 210;
const paperHeight = 297;
const textWidth = (landscape: boolean) => (landscape ? paperHeight : paperWidth) - margins.left - margins.right;

const pageNumber = () =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: half(13) })]
      })
    ]
  });

const section = (
  children: (Paragraph | Table)[],
  options: { landscape?: boolean; first?: boolean } = {}
): ISectionOptions => ({
  properties: {
    ...(options.first ? { titlePage: true } : { type: SectionType.NEXT_PAGE }),
    page: {
      size: {
        width: mm(paperWidth),
        height: mm(paperHeight),
        orientation: options.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
      },
      margin: {
        top: mm(margins.top),
        bottom: mm(margins.bottom),
        left: mm(margins.left),
        right: mm(margins.right),
        header: mm(10),
        footer: mm(10)
      }
    }
  },
  headers: { default: pageNumber(), ...(options.first && { first: new Header({ children: [new Paragraph({})] }) }) },
  children
});

const run = (size: number, bold: boolean, italics = false) => ({
  font,
  size: half(size),
  bold,
  italics,
  color: '000000'
});

/** A signature never stands on a page of its own: the last paragraphs go with it. */
const withSignature = (blocks: readonly WordBlock[]): WordBlock[] =>
  blocks.map((block, at) =>
    block.type === 'paragraph' && at >= blocks.length - 2 ? { ...block, keepNext: true } : block
  );

const parts = (blocks: readonly WordBlock[], width: number, headings: HeadingCounter) =>
  blocks.flatMap((block) => blockParts(block, width, headings));

/**
 * A paper as Word and LibreOffice open it without a question. The year in the line of the day, where the day is still to
 * come, is that of `now`.
 */
export async function buildWordPaper(paper: WordPaper, now: Date = new Date()): Promise<Buffer> {
  const width = textWidth(false);
  const headings = new HeadingCounter();
  const year = String(new Date(now.getTime() + 7 * 3_600_000).getUTCFullYear());
  const main = [
    headTable(paper, width, year),
    ...titleLines(paper, width),
    ...parts(withSignature(paper.blocks), width, headings),
    new Paragraph({ keepNext: true, spacing: { before: 0, after: 120 }, children: [] }),
    footTable(paper, width),
    // Word wants a paragraph after a table; this one takes no room.
    new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' }, children: [] })
  ];
  const annexes = (paper.annexes ?? []).map((annex) => {
    const landscape = annex.landscape ?? false;
    const title = (text: string, bold: boolean) =>
      line(text, { size: bodySize, bold }, { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 40 } });
    return section(
      [
        title(annex.title, true),
        title(annex.name, true),
        ...parts(annex.blocks, textWidth(landscape), new HeadingCounter())
      ],
      { landscape }
    );
  });
  const title = writable(`${paper.title}${paper.abstract ? ` ${paper.abstract}` : ''}`).slice(0, 250);
  const document = new Document({
    title,
    creator: writable(paper.header.issuer) || 'Mô Hình Hay',
    lastModifiedBy: writable(paper.header.issuer) || 'Mô Hình Hay',
    description: '',
    compatibility: { version: 15 },
    styles: {
      default: {
        document: {
          run: { font, size: half(bodySize), color: '000000', language: { value: 'vi-VN' } },
          paragraph: { spacing: { before: 0, after: 0 } }
        },
        heading1: { run: run(bodySize, true) },
        heading2: { run: run(bodySize, true) },
        heading3: { run: run(bodySize, true, true) }
      }
    },
    sections: [section(main, { first: true }), ...annexes]
  });
  return Packer.toBuffer(document);
}
