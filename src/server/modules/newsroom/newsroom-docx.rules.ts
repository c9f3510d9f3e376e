// Whether a file is a Word document that can be read, told by its bytes: never by its name.
import { inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import type { DocxFault } from './newsroom.errors.ts';

const inflate = promisify(inflateRaw);

export const docxLimitBytes = 40 * 1024 * 1024;
const xmlLimit = 24 * 1024 * 1024;
const unpackedLimit = 400 * 1024 * 1024;
const entriesLimit = 5_000;

interface Entry {
  name: string;
  encrypted: boolean;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
}

/** The central directory of a ZIP file; null when it cannot be read. */
function readDirectory(file: Buffer): Entry[] | null {
  const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0 || end + 22 > file.length) return null;
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count > entriesLimit) return null;
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = file.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    if (next > file.length) return null;
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      encrypted: (file.readUInt16LE(at + 8) & 1) === 1,
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42)
    });
    at = next;
  }
  return entries;
}

/** One entry's bytes; null when it is damaged or larger than the directory says. */
async function unpack(file: Buffer, entry: Entry): Promise<Buffer | null> {
  if (entry.offset + 30 > file.length || file.readUInt32LE(entry.offset) !== 0x04034b50) return null;
  const start = entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28);
  const packed = file.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) return null;
  if (entry.method === 0) return packed;
  if (entry.method !== 8) return null;
  const bytes = await inflate(packed, { maxOutputLength: Math.max(1, entry.unpacked) }).catch(() => null);
  return bytes?.length === entry.unpacked ? bytes : null;
}

const oldOffice = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * What is wrong with a file that should be a .docx; null when it can be read. Every part is unpacked once within limits, so
 * that a small file cannot grow without end afterwards.
 */
export async function docxFault(file: Buffer): Promise<DocxFault | null> {
  if (file.length === 0) return 'empty';
  if (file.length > docxLimitBytes) return 'too_large';
  if (file.subarray(0, 8).equals(oldOffice)) {
    const locked = file.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return locked ? 'encrypted' : file.includes(Buffer.from('WordDocument', 'utf16le')) ? 'old_word' : 'not_docx';
  }
  if (file.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return 'not_docx';
  const entries = readDirectory(file);
  if (!entries) return 'corrupt';
  const named = (name: string) => entries.find((entry) => entry.name === name);
  const types = named('[Content_Types].xml');
  if (!types || !entries.some((entry) => entry.name.startsWith('word/'))) return 'not_docx';
  if (entries.some((entry) => entry.encrypted)) return 'encrypted';
  if (entries.some((entry) => /(^|\/)vbaProject\.bin$/i.test(entry.name))) return 'macros';
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const isXml = (entry: Entry) => /\.(xml|rels)$/i.test(entry.name);
  if (total > unpackedLimit || entries.some((entry) => isXml(entry) && entry.unpacked > xmlLimit)) return 'too_large';
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue;
    const bytes = await unpack(file, entry);
    if (!bytes) return 'corrupt';
    if (entry === types && bytes.includes('macroEnabled')) return 'macros';
  }
  return null;
}

export interface DocxText {
  title: string;
  html: string;
}

/**
 * The title and the rest of cleaned HTML, one block a line: the first heading or short line is the title, and leaves the body
 * when nothing stands before it. Without either, the file's name is.
 */
export function splitTitle(html: string, fileName: string, plain: (html: string) => string): DocxText {
  const blocks = html.split('\n').filter(Boolean);
  const heading = blocks.findIndex((block) => /^<h[2-4]>/.test(block));
  const short = blocks.findIndex((block) => /^<(p|h[2-4])>/.test(block) && plain(block).length <= 200);
  const place = heading >= 0 && heading <= 3 ? heading : short;
  const found =
    place >= 0
      ? plain(blocks[place] as string)
          .replace(/\s+/g, ' ')
          .trim()
      : '';
  const title = found || fileName.replace(/\.docx$/i, '').trim() || 'Bài từ Word';
  if (found && place === 0) blocks.shift();
  return { title: title.slice(0, 200), html: blocks.join('\n') };
}
