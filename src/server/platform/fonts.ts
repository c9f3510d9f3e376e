// Gives sharp's text drawing (pango) the house's typeface: no font need be installed on the machine.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';

export const houseFont = 'Be Vietnam Pro';
const weights = [400, 700] as const;
const subsets = ['latin', 'latin-ext', 'vietnamese'] as const;

/** Unpacks a WOFF (version 1) into the TrueType file inside: pango refuses the wrapping. https://www.w3.org/TR/WOFF/ */
export function unwrapWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file');
  const count = woff.readUInt16BE(12);
  const power = Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const parts: Buffer[] = [head];
  let position = head.length;
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index;
    const [start, packed, length, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
      number
    ];
    const stored = woff.subarray(start, start + packed);
    const table = packed < length ? inflateSync(stored, { maxOutputLength: length }) : stored;
    const to = 12 + 16 * index;
    woff.copy(head, to, entry, entry + 4);
    head.writeUInt32BE(checksum, to + 4);
    head.writeUInt32BE(position, to + 8);
    head.writeUInt32BE(length, to + 12);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    parts.push(table, padding);
    position += length + padding.length;
  }
  return Buffer.concat(parts);
}

let loading: Promise<void> | undefined;

/** Makes the typeface known to sharp, once a process. Then any text may be set in `houseFont`, regular or bold. */
export function loadHouseFont(): Promise<void> {
  return (loading ??= load());
}

async function load(): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  const folder = mkdtempSync(join(tmpdir(), 'mhh-fonts-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const weight of weights) {
    for (const subset of subsets) {
      const name = `be-vietnam-pro-${subset}-${weight}-normal`;
      const file = join(folder, `${name}.ttf`);
      writeFileSync(file, unwrapWoff(readFileSync(resolve(`@fontsource/be-vietnam-pro/files/${name}.woff`))));
      // Drawing one letter is what registers the file; pango then picks for each letter the file that has it.
      await sharp({ text: { text: 'a', font: houseFont, fontfile: file } })
        .raw()
        .toBuffer();
    }
  }
}
