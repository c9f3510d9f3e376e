// Rules of the media library: names, sizes, structure of files; pure.
import { pictureWidths } from '#shared/media.ts';
import { badFileName, hiddenContent } from './media.errors.ts';

/** Control characters (C0, C1): nobody types them into a file name. */
const control = /[\u0000-\u001f\u007f-\u009f]/;
/** Direction overrides and zero-width signs, which make `anh\u202egpj.exe` read as a picture; halves of pairs. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu;

/**
 * A name safe to store, show and offer for download: the last part of a path, NFC, without signs that systems refuse,
 * at most 120 characters, ending in the extension of what the content is.
 * @throws AppError `media_bad_name` when it holds control characters such as NUL
 */
export function cleanFileName(given: string, extension: string): string {
  if (control.test(given)) throw badFileName();
  const last = given.normalize('NFC').replace(invisible, '').split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[<>:"|?*%]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${[...stem].slice(0, 120).join('').trim() || 'tep'}.${extension}`;
}

/** The widths to make of a picture: the usual ones below its own, and its own or the largest. */
export function widthsFor(width: number): number[] {
  const largest = pictureWidths.at(-1) ?? width;
  return [...pictureWidths.filter((one) => one < Math.min(width, largest)), Math.min(width, largest)];
}

/** Density (dots an inch) at which an SVG comes out at most `side` wide and high. */
export function svgDensity(width: number, height: number, side: number): number {
  const density = (72 * side) / Math.max(width, height, 1);
  return Math.min(2_400, Math.max(1, density));
}

/** #rrggbb of three bytes. */
export const hexColour = (rgb: Uint8Array): string =>
  `#${[...rgb.subarray(0, 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** Whether text begins as an SVG drawing: a prolog, comments and a doctype may stand before `<svg`. */
export function looksLikeSvg(head: string): boolean {
  const body = head
    .replace(/^\ufeff/, '')
    .replace(/^(\s+|<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(\[[\s\S]*?\])?[^>]*>)*/i, '');
  return /^<([a-z]\w*:)?svg[\s>/]/i.test(body);
}

/** Entities are how an XML file of a kilobyte becomes a gigabyte, or reads other files. */
export const declaresEntities = (svg: string): boolean => /<!ENTITY/i.test(svg);

/**
 * Whether a PDF is whole, judged by its two ends.
 * @throws AppError `media_hidden_content` when more than padding follows its end mark
 */
export function pdfIsWhole(head: Buffer, tail: Buffer): boolean {
  if (head.subarray(0, 5).toString('latin1') !== '%PDF-') return false;
  const end = tail.lastIndexOf('%%EOF');
  if (end < 0) return false;
  if (/[^\s\0]/.test(tail.subarray(end + 5).toString('latin1'))) throw hiddenContent();
  return true;
}

/** Whether a zip archive (which a .docx is) ends in its directory, at the very end but for a comment of its own. */
export function zipIsWhole(tail: Buffer): boolean {
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  return end >= 0 && tail.length >= end + 22 && tail.length === end + 22 + tail.readUInt16LE(end + 20);
}

/** One box at the top level of an MP4 file; `bytes` 0 reaches to the file's end. */
export interface Mp4Box {
  type: string;
  start: number;
  bytes: number;
}

/** Whether an MP4 file has its index and its pictures, and ends where its last box ends. */
export function mp4IsWhole(boxes: Mp4Box[], fileBytes: number): boolean {
  const last = boxes.at(-1);
  const types = boxes.map((box) => box.type);
  return (
    last !== undefined &&
    (last.bytes === 0 || last.start + last.bytes === fileBytes) &&
    types.includes('moov') &&
    types.includes('mdat')
  );
}

/** A number of EBML: its value (null for "unknown") and length in bytes. */
function ebmlNumber(bytes: Buffer, at: number): { value: number | null; length: number } | null {
  const first = bytes[at];
  if (!first) return null;
  const length = Math.clz32(first) - 23;
  if (length > 8 || at + length > bytes.length) return null;
  let value = first & (0xff >> length);
  let unknown = value === 0xff >> length;
  for (let i = 1; i < length; i++) {
    unknown &&= bytes[at + i] === 0xff;
    value = value * 256 + (bytes[at + i] ?? 0);
  }
  return { value: unknown ? null : value, length };
}

/** Whether a WebM file's one segment ends within the file; a recording in one go may leave its length open. */
export function webmIsWhole(head: Buffer, fileBytes: number): boolean {
  if (head.length < 5 || head.readUInt32BE(0) !== 0x1a45dfa3) return false;
  const header = ebmlNumber(head, 4);
  const segment = 4 + (header?.length ?? 0) + (header?.value ?? 0);
  if (!header || head.length < segment + 5 || head.readUInt32BE(segment) !== 0x18538067) return false;
  const size = ebmlNumber(head, segment + 4);
  return size !== null && (size.value === null || segment + 4 + size.length + size.value <= fileBytes);
}

/** Milliseconds since a time-ordered identifier (UUID version 7) was made. */
export const idAge = (id: string, now: Date): number => now.getTime() - parseInt(id.replace('-', '').slice(0, 12), 16);
