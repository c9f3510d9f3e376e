// What to blank in an MP4 (ISO/IEC 14496-12): every box that playing does not need, and the tracks that are neither picture nor sound.
import { brokenFile } from './media.errors.ts';
import type { Bytes, Patch } from './media-video.ts';

interface Box {
  type: string;
  start: number;
  /** Where its content begins. */
  inside: number;
  end: number;
}

/** The boxes that stay, by what holds them; what has no list here keeps all but `never`. */
const kept: Record<string, ReadonlySet<string>> = {
  file: new Set(['ftyp', 'styp', 'moov', 'moof', 'mdat', 'sidx', 'ssix', 'mfra']),
  moov: new Set(['mvhd', 'iods', 'trak', 'mvex']),
  trak: new Set(['tkhd', 'tapt', 'edts', 'mdia']),
  mdia: new Set(['mdhd', 'hdlr', 'elng', 'minf']),
  minf: new Set(['vmhd', 'smhd', 'hdlr', 'dinf', 'stbl'])
};
const never = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'wide']);
const opened = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'mvex', 'moof', 'traf', 'mfra']);
/** Boxes that begin with version, flags, and the times of making and changing. */
const dated = new Set(['mvhd', 'tkhd', 'mdhd']);
const played = new Set(['vide', 'soun']);
/** Sample entries of pictures; `encv` of encrypted ones. The encoder's 32-byte name stands 50 bytes in. */
const pictures = /^(avc[134]|hvc1|hev1|dva[v1]|dvh[1e]|vp0[89]|av01|mp4v|s263|encv)$/;
const largestTable = 32 * 1024 * 1024;

async function boxesOf(file: Bytes, start: number, end: number): Promise<Box[]> {
  const boxes: Box[] = [];
  // Less than a box at the end of another is padding.
  while (end - start >= 8) {
    const head = await file.read(start, 16);
    const short = head.readUInt32BE(0);
    const long = short === 1 && head.length === 16;
    const bytes = short === 0 && end === file.size ? end - start : long ? Number(head.readBigUInt64BE(8)) : short;
    const inside = start + (long ? 16 : 8);
    if (inside > start + bytes || start + bytes > end) throw brokenFile('video');
    boxes.push({ type: head.toString('latin1', 4, 8), start, inside, end: start + bytes });
    start += bytes;
  }
  return boxes;
}

const blank = (box: Box): Patch => ({ start: box.inside, put: box.end - box.inside });
const free = (box: Box): Patch[] => [{ start: box.start + 4, put: Buffer.from('free', 'latin1') }, blank(box)];

async function child(file: Bytes, box: Box | undefined, ...path: string[]): Promise<Box | undefined> {
  let found = box;
  for (const type of path) {
    if (!found) return undefined;
    found = (await boxesOf(file, found.inside, found.end)).find((one) => one.type === type);
  }
  return found;
}

/** A box's content, for tables of a track that goes. */
async function table(file: Bytes, box: Box | undefined): Promise<Buffer> {
  if (!box) return Buffer.alloc(0);
  if (box.end - box.inside > largestTable) throw brokenFile('video');
  return file.read(box.inside, box.end - box.inside);
}

/** Numbers of `bytes` each from a place in a table; ends where the table ends. */
function* numbers(content: Buffer, from: number, bytes: 4 | 8): Generator<number> {
  for (let at = from; at + bytes <= content.length; at += bytes)
    yield bytes === 8 ? Number(content.readBigUInt64BE(at)) : content.readUInt32BE(at);
}

/** Sizes of 4, 8 or 16 bits each. */
function compactSizes(stz2: Buffer): number[] {
  if (stz2.length < 12) return [];
  const bits = stz2[7] ?? 8;
  if (bits === 16) return Array.from({ length: (stz2.length - 12) >> 1 }, (_, n) => stz2.readUInt16BE(12 + n * 2));
  const bytes = [...stz2.subarray(12)];
  return bits === 4 ? bytes.flatMap((byte) => [byte >> 4, byte & 15]) : bytes;
}

/** Where a track's samples lie: one stretch for each chunk. */
async function chunksOf(file: Bytes, trak: Box): Promise<{ start: number; bytes: number }[]> {
  const stbl = await child(file, trak, 'mdia', 'minf', 'stbl');
  const read = async (type: string) => table(file, await child(file, stbl, type));
  const stco = await read('stco');
  const offsets = stco.length > 0 ? [...numbers(stco, 8, 4)] : [...numbers(await read('co64'), 8, 8)];
  const runs = [...numbers(await read('stsc'), 8, 4)];
  const stsz = await read('stsz');
  const fixed = stsz.length >= 12 ? stsz.readUInt32BE(4) : 0;
  const sizes = stsz.length > 0 ? [...numbers(stsz, 12, 4)] : compactSizes(await read('stz2'));
  const chunks: { start: number; bytes: number }[] = [];
  let run = 0;
  let sample = 0;
  for (const [index, start] of offsets.entries()) {
    // Each run of stsc is three numbers: its first chunk from 1, samples a chunk, description.
    while (run + 3 < runs.length && (runs[run + 3] ?? 0) <= index + 1) run += 3;
    const samples = runs[run + 1] ?? 0;
    let bytes = fixed * samples;
    if (fixed === 0) for (const size of sizes.slice(sample, sample + samples)) bytes += size;
    sample += samples;
    if (start + bytes > file.size) throw brokenFile('video');
    if (bytes > 0) chunks.push({ start, bytes });
  }
  return chunks;
}

async function isPlayed(file: Bytes, trak: Box): Promise<boolean> {
  const hdlr = await table(file, await child(file, trak, 'mdia', 'hdlr'));
  return played.has(hdlr.toString('latin1', 8, 12));
}

async function planEntries(file: Bytes, stsd: Box): Promise<Patch[]> {
  const entries = await boxesOf(file, stsd.inside + 8, stsd.end);
  return entries
    .filter((entry) => pictures.test(entry.type) && entry.end - entry.start >= 82)
    .map((entry) => ({ start: entry.start + 50, put: 32 }));
}

async function planInside(file: Bytes, within: string, boxes: readonly Box[]): Promise<Patch[]> {
  const plan: Patch[] = [];
  for (const box of boxes) {
    const stays = kept[within] ? kept[within].has(box.type) : !never.has(box.type);
    if (!stays) plan.push(...free(box));
    else if (box.type === 'trak' && !(await isPlayed(file, box))) {
      // Cameras write their position beside the picture, second by second: it goes with its samples.
      for (const { start, bytes } of await chunksOf(file, box)) plan.push({ start, put: bytes });
      plan.push(...free(box));
    } else if (box.type === 'hdlr' && box.end - box.inside > 24)
      plan.push({ start: box.inside + 24, put: box.end - box.inside - 24 });
    else if (box.type === 'stsd') plan.push(...(await planEntries(file, box)));
    else if (opened.has(box.type))
      plan.push(...(await planInside(file, box.type, await boxesOf(file, box.inside, box.end))));
    else if (dated.has(box.type) && box.end - box.inside >= 20) {
      const [version] = await file.read(box.inside, 1);
      plan.push({ start: box.inside + 4, put: version === 1 ? 16 : 8 });
    }
  }
  return plan;
}

/**
 * What takes the metadata out of an MP4 without moving a byte: boxes become `free` boxes of their own length, full of zeros;
 * times of making become 0, names of handlers and encoders empty. Samples of a track that goes are blanked too, but not those a fragmented file holds in its `moof`.
 * @throws AppError `media_broken`
 */
export async function planMp4(file: Bytes): Promise<Patch[]> {
  return planInside(file, 'file', await boxesOf(file, 0, file.size));
}
