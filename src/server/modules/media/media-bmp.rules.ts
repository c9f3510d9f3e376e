// Decodes Windows bitmaps, which libvips does not read: 1, 4, 8, 24 and 32 bits a pixel without compression.

export interface RawPicture {
  data: Buffer;
  width: number;
  height: number;
  channels: 3;
}

/** Width and height without decoding; null when it is no bitmap of a kind we read. */
export function bmpSize(file: Buffer): { width: number; height: number; bits: number } | null {
  if (file.length < 54 || file.toString('latin1', 0, 2) !== 'BM' || file.readUInt32LE(14) < 40) return null;
  const width = file.readInt32LE(18);
  const height = Math.abs(file.readInt32LE(22));
  const bits = file.readUInt16LE(28);
  const compression = file.readUInt32LE(30);
  const known = [1, 4, 8, 24].includes(bits) ? compression === 0 : bits === 32 && [0, 3, 6].includes(compression);
  return known && width > 0 && height > 0 ? { width, height, bits } : null;
}

/** @returns null when the file is no bitmap of a kind we read, or is cut off. Transparency is dropped. */
export function decodeBmp(file: Buffer): RawPicture | null {
  const size = bmpSize(file);
  if (!size) return null;
  const { width, height, bits } = size;
  const stride = Math.ceil((width * bits) / 32) * 4;
  const start = file.readUInt32LE(10);
  if (file.length < start + stride * height) return null;
  const palette = 14 + file.readUInt32LE(14);
  const colours = bits <= 8 ? file.readUInt32LE(46) || 2 ** bits : 0;
  if (colours > 256 || palette + colours * 4 > start) return null;
  const bottomUp = file.readInt32LE(22) > 0;
  const shifts = channelShifts(file, bits);
  if (!shifts) return null;

  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    const row = start + (bottomUp ? height - 1 - y : y) * stride;
    for (let x = 0; x < width; x++) {
      const to = (y * width + x) * 3;
      if (bits <= 8) {
        const byte = file[row + Math.floor((x * bits) / 8)] ?? 0;
        const index = (byte >> (8 - bits - ((x * bits) % 8))) & (2 ** bits - 1);
        const from = palette + Math.min(index, colours - 1) * 4;
        data[to] = file[from + 2] ?? 0;
        data[to + 1] = file[from + 1] ?? 0;
        data[to + 2] = file[from] ?? 0;
      } else {
        const from = row + x * (bits / 8);
        for (let channel = 0; channel < 3; channel++) data[to + channel] = file[from + (shifts[channel] ?? 0)] ?? 0;
      }
    }
  }
  return { data, width, height, channels: 3 };
}

/** Byte positions of red, green, blue in a pixel; null for masks that are not whole bytes. */
function channelShifts(file: Buffer, bits: number): number[] | null {
  if (bits !== 32 || file.readUInt32LE(30) === 0) return [2, 1, 0];
  if (file.length < 66) return null;
  const positions = [54, 58, 62].map((at) => [0xff, 0xff00, 0xff0000, 0xff000000].indexOf(file.readUInt32LE(at)));
  return positions.includes(-1) ? null : positions;
}
