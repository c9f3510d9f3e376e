// ZIP files that strangers send: the list of what they hold, and their parts unpacked within limits.
import { createInflateRaw, inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';

const inflate = promisify(inflateRaw);
const entriesLimit = 5_000;

export interface ZipEntry {
  name: string;
  encrypted: boolean;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
}

/** What an office program writes before 2007, and around a file with a password. */
export const oldOffice = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** The central directory of a ZIP file; null when it cannot be read. */
export function readDirectory(file: Buffer): ZipEntry[] | null {
  const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0 || end + 22 > file.length) return null;
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count > entriesLimit) return null;
  const entries: ZipEntry[] = [];
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

/** An entry's bytes as they are packed; null when the file is damaged there. */
function packedBytes(file: Buffer, entry: ZipEntry): Buffer | null {
  if (entry.offset + 30 > file.length || file.readUInt32LE(entry.offset) !== 0x04034b50) return null;
  const start = entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28);
  const packed = file.subarray(start, start + entry.packed);
  return packed.length === entry.packed ? packed : null;
}

/** One entry's bytes; null when it is damaged or larger than the directory says. */
export async function unpack(file: Buffer, entry: ZipEntry): Promise<Buffer | null> {
  const packed = packedBytes(file, entry);
  if (!packed || entry.method === 0) return packed;
  if (entry.method !== 8) return null;
  const bytes = await inflate(packed, { maxOutputLength: Math.max(1, entry.unpacked) }).catch(() => null);
  return bytes?.length === entry.unpacked ? bytes : null;
}

/** Whether an entry unpacks to what the directory says, without keeping it: the memory it takes does not grow with it. */
export function unpacksWhole(file: Buffer, entry: ZipEntry): Promise<boolean> {
  const packed = packedBytes(file, entry);
  if (!packed || (entry.method !== 0 && entry.method !== 8)) return Promise.resolve(false);
  if (entry.method === 0) return Promise.resolve(packed.length === entry.unpacked);
  return new Promise((resolve) => {
    const inflating = createInflateRaw();
    let bytes = 0;
    inflating.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > entry.unpacked) inflating.destroy(new Error('larger than it says'));
    });
    inflating.on('end', () => resolve(bytes === entry.unpacked));
    inflating.on('error', () => resolve(false));
    inflating.end(packed);
  });
}
