// Draws a practice's dossier as one PDF: cover, summary, sections, figures with bars, pictures, files, criteria to score.
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { maximumOf, shareOf, type CriteriaContent } from '#shared/criteria.ts';
import { formatDate, formatNumber } from '#shared/format.ts';
import type { Locale } from '#shared/messages.ts';
import type { dossierTexts } from '#shared/messages/dossier.ts';
import type { Indicator } from '#shared/practice.ts';

export interface DossierPicture {
  jpeg: Buffer;
  width: number;
  height: number;
  caption: string;
}

/** Everything the dossier shows; the caller reads it, this file only draws. */
export interface Dossier {
  locale: Locale;
  texts: ReturnType<typeof dossierTexts>;
  code: string;
  name: string;
  kind: string;
  unit: string;
  field: string;
  council: string;
  purpose: string;
  /** Lines of the cover's table. */
  facts: readonly (readonly [label: string, value: string])[];
  summary: string;
  requestReason: string | null;
  sections: readonly { title: string; text: string }[];
  indicators: readonly Indicator[];
  pictures: readonly DossierPicture[];
  attachments: readonly { name: string; address: string }[];
  criteria: CriteriaContent;
  madeAt: string;
}

const ink = '#1f1b16';
const muted = '#5f574c';
const line = '#ddd4c3';
const accent = '#9a1b1e';
const gold = '#c8962e';
const left = 56;
const bottom = 64;

const { resolve } = createRequire(import.meta.url);
const face = (weight: string) => resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`);

/** Signs that the typeface cannot show and that would break a line. */
const plain = (text: string): string =>
  text.normalize('NFC').replace(/[\u0000-\u0009\u000b-\u001f\u200b-\u200f\ufeff]/g, '');

/** @returns the bytes of the PDF */
export async function drawDossier(dossier: Dossier): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: 64, bottom, left, right: left },
    bufferPages: true,
    lang: dossier.locale,
    displayTitle: true,
    info: { Title: `${dossier.code} ${dossier.name}`, Author: dossier.unit, Subject: dossier.texts.title }
  });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise<Buffer>((finish, fail) => {
    document.on('end', () => finish(Buffer.concat(parts)));
    document.on('error', fail);
  });
  document.registerFont('regular', face('400Regular'));
  document.registerFont('bold', face('600SemiBold'));
  const paper = new Paper(document, dossier);
  paper.cover();
  paper.body();
  paper.figures();
  paper.pictures();
  paper.attachments();
  paper.criteria();
  paper.footers();
  document.end();
  return done;
}

class Paper {
  readonly #document: PDFKit.PDFDocument;
  readonly #dossier: Dossier;
  readonly #width: number;

  constructor(document: PDFKit.PDFDocument, dossier: Dossier) {
    this.#document = document;
    this.#dossier = dossier;
    this.#width = document.page.width - 2 * left;
  }

  #text(
    text: string,
    size: number,
    options: { bold?: boolean; colour?: string; gap?: number; width?: number } = {}
  ): void {
    this.#document
      .font(options.bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(options.colour ?? ink)
      .text(plain(text), left, this.#document.y, {
        width: options.width ?? this.#width,
        lineGap: 2.5,
        paragraphGap: options.gap ?? 4
      });
  }

  /** Begins a new page when so much does not fit any more. */
  #room(height: number): void {
    if (this.#document.y + height > this.#document.page.height - bottom) this.#document.addPage();
  }

  #heading(text: string): void {
    this.#room(80);
    this.#document.y += 14;
    const { y } = this.#document;
    this.#document
      .moveTo(left, y)
      .lineTo(left + this.#width, y)
      .lineWidth(0.8)
      .strokeColor(ink)
      .stroke();
    this.#document.y = y + 8;
    this.#text(text, 14, { bold: true, gap: 6 });
  }

  cover(): void {
    const d = this.#dossier;
    this.#document.rect(0, 0, this.#document.page.width, 8).fill(accent);
    this.#document.y = 96;
    this.#text(d.texts.title.toUpperCase(), 11, { bold: true, colour: accent });
    this.#text(d.council, 11, { colour: muted, gap: 28 });
    this.#text(d.name, 26, { bold: true, gap: 8 });
    this.#text(d.unit, 14, { gap: 24 });
    for (const [label, value] of d.facts) {
      const { y } = this.#document;
      this.#document.font('regular').fontSize(10.5).fillColor(muted).text(plain(label), left, y, { width: 150 });
      const after = this.#document.y;
      this.#document
        .font('bold')
        .fillColor(ink)
        .text(plain(value), left + 160, y, { width: this.#width - 160 });
      this.#document.y = Math.max(after, this.#document.y) + 5;
      this.#document
        .moveTo(left, this.#document.y)
        .lineTo(left + this.#width, this.#document.y)
        .lineWidth(0.5)
        .strokeColor(line)
        .stroke();
      this.#document.y += 5;
    }
    if (d.summary) {
      this.#document.y += 16;
      this.#text(d.texts.summary, 12, { bold: true });
      this.#text(d.summary, 12, { gap: 8 });
    }
    if (d.requestReason) {
      this.#document.y += 10;
      this.#text(d.texts.requestReason, 12, { bold: true });
      this.#text(d.requestReason, 11);
    }
  }

  body(): void {
    const shown = this.#dossier.sections.filter((section) => section.text.trim() !== '');
    if (shown.length > 0) this.#document.addPage();
    for (const { title, text } of shown) {
      this.#heading(title);
      this.#text(text, 11, { gap: 5 });
    }
  }

  /** A table of indicators; each row ends in two bars of its own scale, before and after. */
  figures(): void {
    const { indicators, locale, texts } = this.#dossier;
    if (indicators.length === 0) return;
    const figure = (value: number | null) => (value === null ? '–' : formatNumber(locale, value));
    const day = (value: string | null) => (value ? formatDate(locale, value) : '');
    this.#heading(texts.indicators);
    const columns = [0, 200, 268, 336];
    const chart = this.#width - columns[3]! - 4;
    const row = (cells: readonly string[], bold: boolean) => {
      const { y } = this.#document;
      let end = y;
      cells.forEach((cell, index) => {
        const width = (columns[index + 1] ?? this.#width) - (columns[index] ?? 0) - 8;
        this.#document
          .font(bold ? 'bold' : 'regular')
          .fontSize(9.5)
          .fillColor(bold ? muted : ink)
          .text(plain(cell), left + (columns[index] ?? 0), y, {
            width,
            align: index === 0 || index === 3 ? 'left' : 'right'
          });
        end = Math.max(end, this.#document.y);
      });
      this.#document.y = end;
      return y;
    };
    row([texts.indicator, texts.before, texts.after, texts.change], true);
    this.#document.y += 4;
    for (const one of indicators) {
      this.#room(64);
      const name = `${one.name}${one.measure ? ` (${one.measure})` : ''}${one.source ? `\n${texts.source}: ${one.source}` : ''}`;
      const y = row(
        [name, `${figure(one.before)}\n${day(one.beforeOn)}`, `${figure(one.after)}\n${day(one.afterOn)}`],
        false
      );
      const highest = Math.max(Math.abs(one.before ?? 0), Math.abs(one.after ?? 0));
      if (highest > 0) {
        const bar = (value: number | null, top: number, colour: string) => {
          if (value === null) return;
          this.#document
            .rect(left + columns[3]!, top, Math.max(1, (Math.abs(value) / highest) * chart), 9)
            .fill(colour);
        };
        bar(one.before, y + 2, gold);
        bar(one.after, y + 14, accent);
      }
      this.#document.y = Math.max(this.#document.y, y + 28) + 4;
      this.#document
        .moveTo(left, this.#document.y)
        .lineTo(left + this.#width, this.#document.y)
        .lineWidth(0.5)
        .strokeColor(line)
        .stroke();
      this.#document.y += 6;
    }
    const { y } = this.#document;
    this.#document.rect(left, y + 2, 9, 9).fill(gold);
    this.#document.rect(left + 90, y + 2, 9, 9).fill(accent);
    this.#document
      .font('regular')
      .fontSize(9)
      .fillColor(muted)
      .text(texts.before, left + 14, y)
      .text(texts.after, left + 104, y);
    this.#document.y = y + 16;
  }

  pictures(): void {
    const { pictures, texts } = this.#dossier;
    pictures.forEach((picture, index) => {
      const width = Math.min(this.#width, (picture.width / picture.height) * 300);
      const height = (width * picture.height) / picture.width;
      this.#document.font('regular').fontSize(9.5);
      const caption = picture.caption
        ? this.#document.heightOfString(plain(picture.caption), { width: this.#width }) + 8
        : 8;
      if (index === 0) {
        this.#room(height + caption + 60);
        this.#heading(texts.photos);
      } else this.#room(height + caption + 12);
      const { y } = this.#document;
      this.#document.image(picture.jpeg, left, y, { width });
      this.#document.y = y + height + 5;
      if (picture.caption) this.#text(picture.caption, 9.5, { colour: muted, gap: 12 });
      else this.#document.y += 10;
    });
  }

  attachments(): void {
    const { attachments, texts } = this.#dossier;
    if (attachments.length === 0) return;
    this.#heading(texts.attachments);
    attachments.forEach(({ name, address }, index) => {
      this.#room(28);
      const { y } = this.#document;
      this.#document
        .font('regular')
        .fontSize(11)
        .fillColor(ink)
        .text(`${index + 1}.`, left, y, { width: 20 });
      this.#document
        .fillColor(accent)
        .text(plain(name), left + 22, y, { width: this.#width - 22, link: address, underline: true });
      this.#document.y += 3;
    });
  }

  /** What the council asks; marks are given on the sheet, never here. */
  criteria(): void {
    const { criteria, locale, texts } = this.#dossier;
    this.#document.addPage();
    this.#heading(texts.criteria);
    const figure = (value: number) => formatNumber(locale, Math.round(value * 100) / 100);
    this.#text(`${texts.passing}: ${figure(criteria.passingMark)}/100`, 10.5, { colour: muted, gap: 8 });
    if (criteria.exclusions.length > 0) {
      this.#text(texts.exclusions, 11.5, { bold: true });
      criteria.exclusions.forEach((one, index) => {
        this.#room(30);
        this.#text(`${index + 1}. ${one.text}   ☐`.replace('☐', texts.yesNo), 10.5);
      });
      this.#document.y += 8;
    }
    criteria.criteria.forEach((one, index) => {
      this.#room(110);
      this.#text(`${index + 1}. ${one.name}`, 11.5, { bold: true, gap: 1 });
      this.#text(
        `${texts.share({ share: figure(shareOf(criteria, one)) })} · ${texts.maximum({ max: figure(maximumOf(one)) })}`,
        9.5,
        { colour: muted, gap: 3 }
      );
      if (one.guide) this.#text(one.guide, 10.5);
      if (one.evidence) this.#text(`${texts.evidence}: ${one.evidence}`, 10.5);
      for (const band of one.bands) {
        const { y } = this.#document;
        this.#document
          .font('regular')
          .fontSize(10)
          .fillColor(ink)
          .text(plain(band.label), left + 12, y, { width: this.#width - 120 });
        const after = this.#document.y;
        this.#document
          .fillColor(muted)
          .text(`${figure(band.from)}–${figure(band.to)}`, left + this.#width - 100, y, { width: 100, align: 'right' });
        this.#document.y = after + 1;
      }
      for (const anchor of one.anchors)
        this.#text(`${figure(anchor.mark)}: ${anchor.text}`, 9.5, { colour: muted, gap: 1 });
      this.#document.y += 9;
    });
  }

  footers(): void {
    const { code, name, madeAt } = this.#dossier;
    const range = this.#document.bufferedPageRange();
    for (let index = 0; index < range.count; index += 1) {
      this.#document.switchToPage(range.start + index);
      // Below the margin: writing there would begin a page of its own.
      this.#document.page.margins.bottom = 0;
      const y = this.#document.page.height - 40;
      this.#document.font('regular').fontSize(8.5).fillColor(muted);
      const label = plain(`${code} · ${name}`);
      this.#document.text(label.length > 74 ? `${label.slice(0, 73)}…` : label, left, y, {
        width: this.#width - 150,
        lineBreak: false
      });
      this.#document.text(`${madeAt} · ${index + 1}/${range.count}`, left + this.#width - 150, y, {
        width: 150,
        align: 'right',
        lineBreak: false
      });
      this.#document.page.margins.bottom = bottom;
    }
  }
}
