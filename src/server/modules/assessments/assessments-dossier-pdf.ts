// Draws a practice's dossier as one PDF: cover, summary, sections, figures with bars, pictures, files, criteria to score.
import { left, paperColours, PdfPaper, plain } from '#server/platform/pdf-paper.ts';
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

const { ink, muted, line, accent, gold } = paperColours;

/** @returns the bytes of the PDF */
export function drawDossier(dossier: Dossier): Promise<Buffer> {
  const { code, name, madeAt } = dossier;
  const paper = new PdfPaper({
    lang: dossier.locale,
    title: `${code} ${name}`,
    author: dossier.unit,
    subject: dossier.texts.title
  });
  const drawing = new DossierDrawing(paper, dossier);
  drawing.cover();
  drawing.body();
  drawing.figures();
  drawing.pictures();
  drawing.attachments();
  drawing.criteria();
  return paper.finish(`${code} · ${name}`, madeAt);
}

class DossierDrawing {
  readonly #paper: PdfPaper;
  readonly #document: PDFKit.PDFDocument;
  readonly #dossier: Dossier;

  constructor(paper: PdfPaper, dossier: Dossier) {
    this.#paper = paper;
    this.#document = paper.document;
    this.#dossier = dossier;
  }

  cover(): void {
    const d = this.#dossier;
    this.#paper.band(96);
    this.#paper.text(d.texts.title.toUpperCase(), 11, { bold: true, colour: 'accent' });
    this.#paper.text(d.council, 11, { colour: 'muted', gap: 28 });
    this.#paper.text(d.name, 26, { bold: true, gap: 8 });
    this.#paper.text(d.unit, 14, { gap: 24 });
    this.#paper.facts(d.facts);
    if (d.summary) {
      this.#document.y += 16;
      this.#paper.text(d.texts.summary, 12, { bold: true });
      this.#paper.text(d.summary, 12, { gap: 8 });
    }
    if (d.requestReason) {
      this.#document.y += 10;
      this.#paper.text(d.texts.requestReason, 12, { bold: true });
      this.#paper.text(d.requestReason, 11);
    }
  }

  body(): void {
    const shown = this.#dossier.sections.filter((section) => section.text.trim() !== '');
    if (shown.length > 0) this.#document.addPage();
    for (const { title, text } of shown) {
      this.#paper.heading(title);
      this.#paper.text(text, 11, { gap: 5 });
    }
  }

  /** A table of indicators; each row ends in two bars of its own scale, before and after. */
  figures(): void {
    const { indicators, locale, texts } = this.#dossier;
    if (indicators.length === 0) return;
    const figure = (value: number | null) => (value === null ? '–' : formatNumber(locale, value));
    const day = (value: string | null) => (value ? formatDate(locale, value) : '');
    this.#paper.heading(texts.indicators);
    const columns = [0, 200, 268, 336];
    const chart = this.#paper.width - columns[3]! - 4;
    const row = (cells: readonly string[], bold: boolean) => {
      const { y } = this.#document;
      let end = y;
      cells.forEach((cell, index) => {
        const width = (columns[index + 1] ?? this.#paper.width) - (columns[index] ?? 0) - 8;
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
      this.#paper.room(64);
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
      this.#paper.rule(line, 0.5);
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
      const width = Math.min(this.#paper.width, (picture.width / picture.height) * 300);
      const height = (width * picture.height) / picture.width;
      this.#document.font('regular').fontSize(9.5);
      const caption = picture.caption
        ? this.#document.heightOfString(plain(picture.caption), { width: this.#paper.width }) + 8
        : 8;
      if (index === 0) {
        this.#paper.room(height + caption + 60);
        this.#paper.heading(texts.photos);
      } else this.#paper.room(height + caption + 12);
      const { y } = this.#document;
      this.#document.image(picture.jpeg, left, y, { width });
      this.#document.y = y + height + 5;
      if (picture.caption) this.#paper.text(picture.caption, 9.5, { colour: 'muted', gap: 12 });
      else this.#document.y += 10;
    });
  }

  attachments(): void {
    const { attachments, texts } = this.#dossier;
    if (attachments.length === 0) return;
    this.#paper.heading(texts.attachments);
    attachments.forEach(({ name, address }, index) => {
      this.#paper.room(28);
      const { y } = this.#document;
      this.#document
        .font('regular')
        .fontSize(11)
        .fillColor(ink)
        .text(`${index + 1}.`, left, y, { width: 20 });
      this.#document
        .fillColor(accent)
        .text(plain(name), left + 22, y, { width: this.#paper.width - 22, link: address, underline: true });
      this.#document.y += 3;
    });
  }

  /** What the council asks; marks are given on the sheet, never here. */
  criteria(): void {
    const { criteria, locale, texts } = this.#dossier;
    this.#document.addPage();
    this.#paper.heading(texts.criteria);
    const figure = (value: number) => formatNumber(locale, Math.round(value * 100) / 100);
    this.#paper.text(`${texts.passing}: ${figure(criteria.passingMark)}/100`, 10.5, { colour: 'muted', gap: 8 });
    if (criteria.exclusions.length > 0) {
      this.#paper.text(texts.exclusions, 11.5, { bold: true });
      criteria.exclusions.forEach((one, index) => {
        this.#paper.room(30);
        this.#paper.text(`${index + 1}. ${one.text}   ☐`.replace('☐', texts.yesNo), 10.5);
      });
      this.#document.y += 8;
    }
    criteria.criteria.forEach((one, index) => {
      this.#paper.room(110);
      this.#paper.text(`${index + 1}. ${one.name}`, 11.5, { bold: true, gap: 1 });
      this.#paper.text(
        `${texts.share({ share: figure(shareOf(criteria, one)) })} · ${texts.maximum({ max: figure(maximumOf(one)) })}`,
        9.5,
        { colour: 'muted', gap: 3 }
      );
      if (one.guide) this.#paper.text(one.guide, 10.5);
      if (one.evidence) this.#paper.text(`${texts.evidence}: ${one.evidence}`, 10.5);
      for (const band of one.bands) {
        const { y } = this.#document;
        this.#document
          .font('regular')
          .fontSize(10)
          .fillColor(ink)
          .text(plain(band.label), left + 12, y, { width: this.#paper.width - 120 });
        const after = this.#document.y;
        this.#document
          .fillColor(muted)
          .text(`${figure(band.from)}–${figure(band.to)}`, left + this.#paper.width - 100, y, {
            width: 100,
            align: 'right'
          });
        this.#document.y = after + 1;
      }
      for (const anchor of one.anchors)
        this.#paper.text(`${figure(anchor.mark)}: ${anchor.text}`, 9.5, { colour: 'muted', gap: 1 });
      this.#document.y += 9;
    });
  }
}
