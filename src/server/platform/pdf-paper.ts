// An A4 paper as PDF in the house's typeface: headings, running text, facts, footers. What stands on it is the caller's.
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

/** The house's colours on paper. */
export const paperColours = { ink: '#1f1b16', muted: '#5f574c', line: '#ddd4c3', accent: '#9a1b1e', gold: '#c8962e' };
const { ink, muted, line, accent } = paperColours;
/** Points from the left edge at which everything begins. */
export const left = 56;
const bottom = 64;
const labelWidth = 150;

const { resolve } = createRequire(import.meta.url);
const face = (weight: string) => resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`);

/** Without signs that the typeface cannot show and that would break a line. */
export const plain = (text: string): string =>
  text.normalize('NFC').replace(/[\u0000-\u0009\u000b-\u001f\u200b-\u200f\ufeff]/g, '');

interface TextLook {
  bold?: boolean;
  colour?: 'ink' | 'muted' | 'accent';
  /** Points after the paragraph. */
  gap?: number;
  link?: string;
}

/** One paper under way; `finish` gives its bytes. */
export class PdfPaper {
  /** For what only one kind of paper draws: pictures, bars, columns. */
  readonly document: PDFKit.PDFDocument;
  /** Points between the margins. */
  readonly width: number;
  readonly #done: Promise<Buffer>;

  /** @param about `lang` as the texts are written; title, author and subject of the file */
  constructor(about: { lang: string; title: string; author: string; subject: string }) {
    this.document = new PDFDocument({
      size: 'A4',
      margins: { top: 64, bottom, left, right: left },
      bufferPages: true,
      lang: about.lang,
      displayTitle: true,
      info: { Title: about.title, Author: about.author, Subject: about.subject }
    });
    this.width = this.document.page.width - 2 * left;
    const parts: Buffer[] = [];
    this.document.on('data', (part: Buffer) => parts.push(part));
    this.#done = new Promise((finish, fail) => {
      this.document.on('end', () => finish(Buffer.concat(parts)));
      this.document.on('error', fail);
    });
    this.document.registerFont('regular', face('400Regular'));
    this.document.registerFont('bold', face('600SemiBold'));
  }

  /** The coloured band over the first page. @param below points at which the text begins */
  band(below: number): void {
    this.document.rect(0, 0, this.document.page.width, 8).fill(accent);
    this.document.y = below;
  }

  /** The band, a line of what it is, and its name. */
  cover(kind: string, name: string, by: string): void {
    this.band(72);
    this.text(kind.toUpperCase(), 11, { bold: true, colour: 'accent', gap: 10 });
    this.text(name, 24, { bold: true, gap: 6 });
    this.text(by, 13, { gap: 14 });
  }

  text(text: string, size: number, look: TextLook = {}): void {
    this.document
      .font(look.bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor({ ink, muted, accent }[look.colour ?? 'ink'])
      .text(plain(text), left, this.document.y, {
        width: this.width,
        lineGap: 2.5,
        paragraphGap: look.gap ?? 4,
        ...(look.link && { link: look.link, underline: true })
      });
  }

  /** A rule and a heading, kept together with what follows. */
  heading(text: string): void {
    this.room(80);
    this.document.y += 14;
    this.rule(ink, 0.8);
    this.document.y += 8;
    this.text(text, 14, { bold: true, gap: 6 });
  }

  /** A label beside its value, a row each; empty values are left out. */
  facts(rows: readonly (readonly [label: string, value: string])[]): void {
    for (const [label, value] of rows) {
      if (value === '') continue;
      this.room(40);
      const { y } = this.document;
      this.document.font('regular').fontSize(10.5).fillColor(muted).text(plain(label), left, y, { width: labelWidth });
      const after = this.document.y;
      this.document
        .font('bold')
        .fillColor(ink)
        .text(plain(value), left + labelWidth + 10, y, { width: this.width - labelWidth - 10 });
      this.document.y = Math.max(after, this.document.y) + 5;
      this.rule(line, 0.5);
      this.document.y += 5;
    }
  }

  /** Begins a new page when so many points do not fit any more. */
  room(height: number): void {
    if (this.document.y + height > this.document.page.height - bottom) this.document.addPage();
  }

  space(points: number): void {
    this.document.y += points;
  }

  /** A line across the page where it stands. */
  rule(colour: string, width: number): void {
    const { y } = this.document;
    this.document
      .moveTo(left, y)
      .lineTo(left + this.width, y)
      .lineWidth(width)
      .strokeColor(colour)
      .stroke();
  }

  /** Writes the foot of every page and closes the paper. */
  async finish(foot: string, madeAt: string): Promise<Buffer> {
    const range = this.document.bufferedPageRange();
    const label = plain(foot);
    for (let index = 0; index < range.count; index += 1) {
      this.document.switchToPage(range.start + index);
      // Below the margin: writing there would begin a page of its own.
      this.document.page.margins.bottom = 0;
      const y = this.document.page.height - 40;
      this.document.font('regular').fontSize(8.5).fillColor(muted);
      this.document.text(label.length > 74 ? `${label.slice(0, 73)}…` : label, left, y, {
        width: this.width - 150,
        lineBreak: false
      });
      this.document.text(`${madeAt} · ${index + 1}/${range.count}`, left + this.width - 150, y, {
        width: 150,
        align: 'right',
        lineBreak: false
      });
      this.document.page.margins.bottom = bottom;
    }
    this.document.end();
    return this.#done;
  }
}
