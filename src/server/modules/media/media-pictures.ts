// Makes pictures safe and small with sharp: decoded within limits, upright, sRGB, no metadata, re-encoded in several widths.
import { open, readFile } from 'node:fs/promises';
import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { AppError } from '#server/platform/errors.ts';
import { pixelLimit, svgLimitBytes } from '#shared/media.ts';
import { bmpSize, decodeBmp } from './media-bmp.rules.ts';
import { tooManyPixels, unreadableHeic, unreadablePicture, unsafeSvg } from './media.errors.ts';
import { declaresEntities, hexColour, svgDensity, widthsFor } from './media.rules.ts';
import { tooLarge } from '#server/platform/incoming-files.ts';
import type { PictureFormat, Sniffed } from './media.types.ts';

export interface EncodedSize {
  width: number;
  height: number;
  format: PictureFormat;
  data: Buffer;
}

export interface PreparedPicture {
  original: { data: Buffer; contentType: string; extension: string };
  width: number;
  height: number;
  animated: boolean;
  /** Null where the picture is see-through: it would shine through. */
  colour: string | null;
  webp: EncodedSize[];
}

/** Longest side of the original we keep; a telephone's 48 megapixels print no better in a newspaper. */
const originalSide = 4_096;
const animationLimit = { frames: 300, pixels: 60_000_000, width: 960 };
const patience = { seconds: 40 };

/** Decoding 100 megapixels takes up to half a gigabyte: two at once, the others wait. */
const turns: (() => void)[] = [];
let free = 2;
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((go) => turns.push(go));
  try {
    return await work();
  } finally {
    const next = turns.shift();
    if (next) next();
    else free += 1;
  }
}

interface RawPicture {
  data: Buffer;
  width: number;
  height: number;
  channels: 1 | 2 | 3 | 4;
}
const fromRaw = ({ data, width, height, channels }: RawPicture) => sharp(data, { raw: { width, height, channels } });

/** Opens a file of a sniffed type for decoding, within the limits; nothing of it is decoded yet. */
async function openPicture(path: string, sniffed: Sniffed, options: SharpOptions = {}): Promise<Sharp> {
  const limits: SharpOptions = { limitInputPixels: pixelLimit, failOn: 'error', ...options };
  if (sniffed.extension === 'svg') {
    const svg = await readFile(path);
    if (svg.length > svgLimitBytes) throw tooLarge(svgLimitBytes);
    if (declaresEntities(svg.toString('latin1'))) throw unsafeSvg();
    // From memory and never by path: librsvg then follows no reference to another file.
    const { width, height } = await sharp(svg, limits).metadata();
    return sharp(svg, { ...limits, density: svgDensity(width, height, 1_920) });
  }
  if (sniffed.extension === 'bmp') {
    const file = await open(path, 'r');
    const head = await file.read(Buffer.alloc(64), 0, 64, 0).finally(() => file.close());
    const size = bmpSize(head.buffer);
    if (!size) throw unreadablePicture();
    if (size.width * size.height > pixelLimit) throw tooManyPixels(pixelLimit);
    const decoded = decodeBmp(await readFile(path));
    if (!decoded) throw unreadablePicture();
    return fromRaw(decoded);
  }
  return sharp(path, limits);
}

function understand(error: unknown, sniffed: Sniffed): unknown {
  if (error instanceof AppError || !(error instanceof Error) || 'code' in error) return error;
  if (/pixel limit|exceeds/i.test(error.message)) return tooManyPixels(pixelLimit);
  if (sniffed.extension === 'heic') return unreadableHeic(error);
  return unreadablePicture(error);
}

const webpSize = async (picture: Sharp, width: number): Promise<EncodedSize> => {
  const { data, info } = await picture
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 78, effort: 2 })
    .timeout(patience)
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.pageHeight ?? info.height, format: 'webp', data };
};

async function averageColour(picture: Sharp): Promise<string> {
  return hexColour(
    await picture
      .flatten({ background: '#ffffff' })
      .resize(1, 1, { fit: 'fill' })
      .toColourspace('srgb')
      .raw()
      .toBuffer()
  );
}

/** A moving GIF or WebP stays moving, as WebP; one that is too long or large shows its first frame. */
async function prepareAnimation(path: string, sniffed: Sniffed): Promise<PreparedPicture> {
  const frames = () => openPicture(path, sniffed, { animated: true });
  const full = await webpSize(await frames(), animationLimit.width);
  const webp = [full];
  for (const width of widthsFor(full.width).filter((one) => one < full.width))
    webp.unshift(await webpSize(await frames(), width));
  return {
    original: { data: full.data, contentType: 'image/webp', extension: 'webp' },
    width: full.width,
    height: full.height,
    animated: true,
    colour: await averageColour(await openPicture(path, sniffed)),
    webp: webp.sort((a, b) => a.width - b.width)
  };
}

async function prepareStill(path: string, sniffed: Sniffed): Promise<PreparedPicture> {
  const { data, info } = await (
    await openPicture(path, sniffed)
  )
    .autoOrient()
    .resize({ width: originalSide, height: originalSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout(patience)
    .raw()
    .toBuffer({ resolveWithObject: true });
  let raw: RawPicture = { data, width: info.width, height: info.height, channels: info.channels };
  const opaque = info.channels === 3 || info.channels === 1 || (await fromRaw(raw).stats()).isOpaque;
  if (opaque && info.channels % 2 === 0) {
    const flat = await fromRaw(raw).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    raw = { ...raw, data: flat.data, channels: flat.info.channels };
  }
  const [original, colour, ...webp] = await Promise.all([
    opaque
      ? fromRaw(raw).jpeg({ quality: 86, progressive: true }).timeout(patience).toBuffer()
      : fromRaw(raw).png().timeout(patience).toBuffer(),
    averageColour(fromRaw(raw)),
    ...widthsFor(raw.width).map((width) => webpSize(fromRaw(raw), width))
  ]);
  return {
    original: opaque
      ? { data: original, contentType: 'image/jpeg', extension: 'jpg' }
      : { data: original, contentType: 'image/png', extension: 'png' },
    width: raw.width,
    height: raw.height,
    animated: false,
    colour: opaque ? colour : null,
    webp
  };
}

/**
 * @throws AppError `media_too_many_pixels`, `media_unreadable` (cut off, damaged, not what its first bytes say),
 *   `media_heic`, `media_unsafe_svg`, `payload_too_large` (an SVG over its own limit)
 */
export function preparePicture(path: string, sniffed: Sniffed): Promise<PreparedPicture> {
  return inTurn(async () => {
    try {
      if (sniffed.extension === 'gif' || sniffed.extension === 'webp') {
        const { width, height, pages = 1 } = await (await openPicture(path, sniffed)).metadata();
        const moves = pages > 1 && pages <= animationLimit.frames;
        if (moves && width * height * pages <= animationLimit.pixels) return await prepareAnimation(path, sniffed);
      }
      return await prepareStill(path, sniffed);
    } catch (error) {
      throw understand(error, sniffed);
    }
  });
}

/** The AVIF sizes of an original we made ourselves; about a second for a large one. */
export function encodeAvifSizes(original: Buffer, widths: number[]): Promise<EncodedSize[]> {
  return inTurn(async () => {
    const sizes: EncodedSize[] = [];
    for (const width of widths) {
      const { data, info } = await sharp(original)
        .resize({ width, withoutEnlargement: true })
        .avif({ quality: 52, effort: 2 })
        .timeout({ seconds: 120 })
        .toBuffer({ resolveWithObject: true });
      sizes.push({ width: info.width, height: info.height, format: 'avif', data });
    }
    return sizes;
  });
}
