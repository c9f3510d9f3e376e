// Tells what a file is from its content alone, and refuses what is cut off or hides a second file.
import { open, type FileHandle } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { brokenFile, emptyFile, refusedType, unknownType } from './media.errors.ts';
import { looksLikeSvg, mp4IsWhole, pdfIsWhole, webmIsWhole, zipIsWhole, type Mp4Box } from './media.rules.ts';
import type { Sniffed } from './media.types.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const image = (contentType: string, extension: string): Sniffed => ({ kind: 'image', contentType, extension });
const taken: Record<string, Sniffed> = {
  'image/jpeg': image('image/jpeg', 'jpg'),
  'image/png': image('image/png', 'png'),
  'image/apng': image('image/png', 'png'),
  'image/webp': image('image/webp', 'webp'),
  'image/avif': image('image/avif', 'avif'),
  'image/heic': image('image/heic', 'heic'),
  'image/heif': image('image/heic', 'heic'),
  'image/heic-sequence': image('image/heic', 'heic'),
  'image/heif-sequence': image('image/heic', 'heic'),
  'image/gif': image('image/gif', 'gif'),
  'image/tiff': image('image/tiff', 'tif'),
  'image/bmp': image('image/bmp', 'bmp'),
  'video/mp4': { kind: 'video', contentType: 'video/mp4', extension: 'mp4' },
  'video/x-m4v': { kind: 'video', contentType: 'video/mp4', extension: 'mp4' },
  'video/webm': { kind: 'video', contentType: 'video/webm', extension: 'webm' },
  'application/pdf': { kind: 'document', contentType: 'application/pdf', extension: 'pdf' },
  [docx]: { kind: 'document', contentType: docx, extension: 'docx' }
};

async function part(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}

/** The boxes at the top level; stops at the first that makes no sense. */
async function mp4Boxes(file: FileHandle, fileBytes: number): Promise<Mp4Box[]> {
  const boxes: Mp4Box[] = [];
  for (let start = 0; start < fileBytes && boxes.length < 100_000;) {
    const head = await part(file, start, 16);
    if (head.length < 8) break;
    const short = head.readUInt32BE(0);
    const bytes = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short;
    boxes.push({ type: head.toString('latin1', 4, 8), start, bytes });
    if (bytes < 8) break;
    start += bytes;
  }
  return boxes;
}

async function isWhole(file: FileHandle, found: Sniffed, bytes: number): Promise<boolean> {
  const tail = () => part(file, Math.max(0, bytes - 70_000), Math.min(bytes, 70_000));
  switch (found.extension) {
    case 'mp4':
      return mp4IsWhole(await mp4Boxes(file, bytes), bytes);
    case 'webm':
      return webmIsWhole(await part(file, 0, 4_096), bytes);
    case 'pdf':
      return pdfIsWhole(await part(file, 0, 16), await tail());
    case 'docx':
      return zipIsWhole(await tail());
    default:
      return true; // Pictures show it when they are decoded.
  }
}

/**
 * @throws AppError `media_empty`, `media_unknown_type`, `media_refused_type` (details.found: the usual extension),
 *   `media_broken`, `media_hidden_content`
 */
export async function sniffFile(path: string, bytes: number): Promise<Sniffed> {
  if (bytes === 0) throw emptyFile();
  const detected = await fileTypeFromFile(path).catch(() => undefined);
  const file = await open(path, 'r');
  try {
    if (!detected || detected.mime === 'application/xml') {
      const head = (await part(file, 0, 16_384)).toString('utf8');
      if (looksLikeSvg(head)) return image('image/svg+xml', 'svg');
      // A TIFF's directory may stand at its end: one that is cut off is still told by its first bytes.
      if (/^(II\*\0|MM\0\*)/.test(head)) return image('image/tiff', 'tif');
      throw detected ? refusedType('xml') : unknownType();
    }
    const found = taken[detected.mime];
    if (!found) throw refusedType(detected.ext);
    if (!(await isWhole(file, found, bytes))) throw brokenFile(found.kind);
    return found;
  } finally {
    await file.close();
  }
}
