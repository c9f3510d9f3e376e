// Draws the picture that a link preview shows: section, title, the site's name and, beside them, the lead picture.
import sharp, { type OverlayOptions } from 'sharp';
import { houseFont, loadHouseFont } from './fonts.ts';

export interface OgInput {
  title: string;
  section: string;
  lead: { bytes: Buffer; focal: { x: number; y: number } } | null;
  siteName?: string;
}

const width = 1_200;
const height = 630;
const margin = 64;
const photoWidth = 440;
/** The light theme's colours: page, ink, accent, gold, muted. */
const colours = { page: '#fbf8f1', ink: '#1f1b16', accent: '#9a1b1e', gold: '#c8962e', muted: '#5f574c' };

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '');

interface Drawn {
  data: Buffer;
  width: number;
  height: number;
}

async function drawText(text: string, size: number, colour: string, bold: boolean, boxWidth: number): Promise<Drawn> {
  const span = `<span foreground="${colour}" weight="${bold ? 'bold' : 'normal'}">${escaped(text)}</span>`;
  const { data, info } = await sharp({
    text: {
      text: span,
      font: `${houseFont} ${size}`,
      width: boxWidth,
      dpi: 72,
      rgba: true,
      wrap: 'word-char',
      spacing: 4
    }
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The largest setting of the title that fits; a title too long for the smallest is cut at a word. */
async function drawTitle(title: string, boxWidth: number, boxHeight: number): Promise<Drawn> {
  for (const size of [80, 70, 62, 54, 46]) {
    const drawn = await drawText(title, size, colours.ink, true, boxWidth);
    if (drawn.height <= boxHeight && drawn.width <= boxWidth + 2) return drawn;
  }
  const words = title.split(' ');
  for (;;) {
    const text = words.length === title.split(' ').length ? title : `${words.join(' ').replace(/[,.;:–—-]+$/, '')}…`;
    const drawn = await drawText(text, 42, colours.ink, true, boxWidth);
    if (drawn.height <= boxHeight || words.length < 2) return drawn;
    words.pop();
  }
}

/** The part of a picture of the wanted shape that keeps its focal point nearest to the middle. */
async function crop(bytes: Buffer, focal: { x: number; y: number }): Promise<Buffer> {
  const { width: w, height: h } = await sharp(bytes).metadata();
  const scale = Math.max(photoWidth / w, height / h);
  const [fullWidth, fullHeight] = [Math.ceil(w * scale), Math.ceil(h * scale)];
  const offset = (share: number, full: number, part: number) =>
    Math.round(Math.min(full - part, Math.max(0, share * full - part / 2)));
  return sharp(bytes)
    .resize(fullWidth, fullHeight, { fit: 'fill' })
    .extract({
      left: offset(focal.x, fullWidth, photoWidth),
      top: offset(focal.y, fullHeight, height),
      width: photoWidth,
      height
    })
    .flatten({ background: colours.page })
    .png({ compressionLevel: 0 })
    .toBuffer();
}

/** @returns a JPEG of 1200 × 630 pixels */
export async function renderOgPicture(input: OgInput): Promise<Buffer> {
  await loadHouseFont();
  const textWidth = width - margin - (input.lead ? photoWidth + 56 : margin);
  const plain = (text: string, longest: number) => [...text.replace(/\s+/g, ' ').trim()].slice(0, longest).join('');
  const section = plain(input.section, 60);
  const rubric = section ? await drawText(section, 28, colours.accent, true, textWidth) : null;
  const top = margin + (rubric ? rubric.height + 28 : 0);
  const bottom = height - 122 - 32;
  const [title, name] = await Promise.all([
    drawTitle(plain(input.title, 220) || ' ', textWidth, bottom - top),
    drawText(input.siteName ?? 'Mô hình hay, cách làm hiệu quả', 26, colours.muted, false, textWidth)
  ]);
  const frame = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="${colours.page}"/>
    <rect x="${margin}" y="${height - 122}" width="72" height="4" fill="${colours.gold}"/>
  </svg>`;
  const ribbon = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="12"><rect width="${width}" height="12" fill="${colours.accent}"/></svg>`;
  const layers: OverlayOptions[] = [];
  if (input.lead)
    layers.push({ input: await crop(input.lead.bytes, input.lead.focal), left: width - photoWidth, top: 0 });
  if (rubric) layers.push({ input: rubric.data, left: margin, top: margin });
  layers.push({ input: title.data, left: margin, top: Math.round((top + bottom - title.height) / 2) });
  layers.push({ input: Buffer.from(ribbon), left: 0, top: 0 });
  layers.push({ input: name.data, left: margin, top: height - 90 });
  return sharp(Buffer.from(frame)).composite(layers).flatten().jpeg({ quality: 86 }).toBuffer();
}
