// What to blank in a WebM (RFC 8794, RFC 9559): tags, attachments, chapters, titles, dates, and tracks that are neither picture nor sound.
import { brokenFile } from './media.errors.ts';
import type { Bytes, Patch } from './media-video.ts';

interface Element {
  id: number;
  start: number;
  /** Where its content begins. */
  inside: number;
  end: number;
  /** Its length was left open, as in a recording in one go. */
  open: boolean;
}

const ids = {
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  cluster: 0x1f43b675,
  cues: 0x1c53bb6b,
  chapters: 0x1043a770,
  attachments: 0x1941a469,
  tags: 0x1254c367,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1
} as const;
const topLevel: ReadonlySet<number> = new Set([
  ids.seekHead, ids.info, ids.tracks, ids.cluster, ids.cues, ids.chapters, ids.attachments, ids.tags
]); // prettier-ignore
/** Void, and the checksum of what holds it, which no longer fits once something beside it is blanked. */
const fillers: ReadonlySet<number> = new Set([0xec, 0xbf]);
/** Title, date, own and neighbouring file names and identifiers of a segment. */
const ofInfo: ReadonlySet<number> = new Set([
  0x7ba9, 0x4461, 0x7384, 0x73a4, 0x3cb923, 0x3c83ab, 0x3eb923, 0x3e83bb, 0x4444
]); // prettier-ignore
/** The programs that wrote it: must be there, may be empty. */
const programs: ReadonlySet<number> = new Set([0x4d80, 0x5741]);
/** Name, attachment link. */
const ofTrack: ReadonlySet<number> = new Set([0x536e, 0x7446]);
const picture = 1;
const sound = 2;

function numberAt(bytes: Buffer, at: number, longest: number, keepMarker: boolean) {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || length > longest || at + length > bytes.length) throw brokenFile('video');
  let value = keepMarker ? first : first & (0xff >> length);
  let ones = (first | ~(0xff >> length)) === -1;
  for (let place = 1; place < length; place += 1) {
    const byte = bytes[at + place] ?? 0;
    value = value * 256 + byte;
    ones &&= byte === 0xff;
  }
  return { value, length, unknown: ones };
}

/** The element at a place. Only in a recording of open length may the last one be cut off. */
async function elementAt(file: Bytes, start: number, end: number): Promise<Element> {
  const head = await file.read(start, Math.min(12, end - start));
  const id = numberAt(head, 0, 4, true);
  const size = numberAt(head, id.length, 8, false);
  const inside = start + id.length + size.length;
  const wanted = size.unknown ? end : inside + size.value;
  if (wanted > end && end < file.size) throw brokenFile('video');
  return { id: id.value, start, inside, end: Math.min(wanted, end), open: size.unknown };
}

async function elementsOf(file: Bytes, parent: Element): Promise<Element[]> {
  const elements: Element[] = [];
  for (let at = parent.inside; at < parent.end;) {
    const element = await elementAt(file, at, parent.end);
    // A cluster of open length ends where the next part of the segment begins.
    if (parent.open && topLevel.has(element.id)) break;
    if (element.open) throw brokenFile('video');
    elements.push(element);
    at = element.end;
  }
  return elements;
}

/** A Void element of the same length, full of zeros. */
function blanked({ start, end }: Element): Patch[] {
  const whole = end - start;
  if (whole < 9) return [{ start, put: Buffer.from([0xec, 0x80 | (whole - 2), ...Array<number>(whole - 2).fill(0)]) }];
  const head = Buffer.alloc(9);
  head[0] = 0xec;
  head.writeBigUInt64BE(BigInt(whole - 9), 1);
  head[1] = 0x01;
  return [
    { start, put: head },
    { start: start + 9, put: whole - 9 }
  ];
}

async function unsigned(file: Bytes, element: Element | undefined): Promise<number> {
  if (!element) return 0;
  const content = await file.read(element.inside, Math.min(8, element.end - element.inside));
  return content.reduce((value, byte) => value * 256 + byte, 0);
}

const without = async (file: Bytes, parent: Element, unwanted: ReadonlySet<number>) =>
  (await elementsOf(file, parent)).filter(({ id }) => unwanted.has(id) || fillers.has(id)).flatMap(blanked);

async function planInfo(file: Bytes, info: Element): Promise<Patch[]> {
  const named = (await elementsOf(file, info)).filter(({ id }) => programs.has(id));
  return [
    ...(await without(file, info, ofInfo)),
    ...named.map(({ inside, end }): Patch => ({ start: inside, put: end - inside }))
  ];
}

/** Tracks that are neither picture nor sound go whole; `gone` collects their numbers. */
async function planTracks(file: Bytes, tracks: Element, gone: Set<number>): Promise<Patch[]> {
  const plan: Patch[] = [];
  for (const entry of await elementsOf(file, tracks)) {
    if (fillers.has(entry.id)) plan.push(...blanked(entry));
    if (entry.id !== ids.trackEntry) continue;
    const parts = await elementsOf(file, entry);
    const part = (id: number) =>
      unsigned(
        file,
        parts.find((one) => one.id === id)
      );
    const type = await part(ids.trackType);
    if (type === picture || type === sound) plan.push(...(await without(file, entry, ofTrack)));
    else {
      gone.add(await part(ids.trackNumber));
      plan.push(...blanked(entry));
    }
  }
  return plan;
}

async function trackOf(file: Bytes, element: Element): Promise<number | undefined> {
  const block =
    element.id === ids.blockGroup ? (await elementsOf(file, element)).find(({ id }) => id === ids.block) : element;
  if (!block || (block.id !== ids.block && block.id !== ids.simpleBlock)) return undefined;
  return numberAt(await file.read(block.inside, Math.min(8, block.end - block.inside)), 0, 8, false).value;
}

/** Reads a cluster. @returns where it ends */
async function planCluster(file: Bytes, cluster: Element, gone: ReadonlySet<number>, plan: Patch[]): Promise<number> {
  if (!cluster.open && gone.size === 0) return cluster.end;
  let end = cluster.inside;
  for (const element of await elementsOf(file, cluster)) {
    end = element.end;
    const track = gone.size > 0 ? await trackOf(file, element) : undefined;
    if ((track !== undefined && gone.has(track)) || fillers.has(element.id)) plan.push(...blanked(element));
  }
  return end;
}

/**
 * What takes the metadata out of a WebM without moving a byte: elements become Void elements of their own length.
 * @throws AppError `media_broken`
 */
export async function planWebm(file: Bytes): Promise<Patch[]> {
  const header = await elementAt(file, 0, file.size);
  const segment = await elementAt(file, header.end, file.size);
  if (segment.id !== ids.segment) throw brokenFile('video');
  const plan: Patch[] = [];
  const gone = new Set<number>();
  for (let at = segment.inside; at < segment.end;) {
    const element = await elementAt(file, at, segment.end);
    at = element.end;
    if (element.id === ids.cluster) at = await planCluster(file, element, gone, plan);
    else if (element.open) throw brokenFile('video');
    else if (element.id === ids.info) plan.push(...(await planInfo(file, element)));
    else if (element.id === ids.tracks) plan.push(...(await planTracks(file, element, gone)));
    else if (element.id !== ids.seekHead && element.id !== ids.cues) plan.push(...blanked(element));
  }
  return plan;
}
