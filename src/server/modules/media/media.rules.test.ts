// File names, sizes, the look of an SVG, and bitmaps of every depth.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBmp } from './media-bmp.rules.ts';
import { cleanFileName, hexColour, idAge, looksLikeSvg, svgDensity, widthsFor } from './media.rules.ts';

describe('cleanFileName', () => {
  it.each([
    ['Kế hoạch.PDF', 'pdf', 'Kế hoạch.pdf'],
    ['C:\\Users\\An\\ảnh.png', 'jpg', 'ảnh.jpg'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['.htaccess', 'jpg', 'htaccess.jpg'],
    ['', 'mp4', 'tep.mp4'],
    ['   ...  ', 'mp4', 'tep.mp4'],
    ['ảnh\u202egpj.exe', 'jpg', 'ảnhgpj.jpg'],
    ['a<b>:"c|?*.jpg', 'jpg', 'a b c.jpg'],
    ['Hội nghị 22.11.2023', 'jpg', 'Hội nghị 22.11.jpg'],
    ['Ho\u0302\u0323i.jpg', 'jpg', 'Hội.jpg']
  ])('%j', (given, extension, expected) => {
    expect(cleanFileName(given, extension)).toBe(expected);
  });
  it('is a plain name for any text at all, or a refusal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        let name: string;
        try {
          name = cleanFileName(given, 'jpg');
        } catch (error) {
          expect(error).toMatchObject({ code: 'media_bad_name' });
          return;
        }
        expect(name).toMatch(/^[^./\\][^/\\<>:"|?*%]*\.jpg$/u);
        expect(name.isWellFormed()).toBe(true);
        expect(name.length).toBeLessThanOrEqual(255);
        expect(cleanFileName(name, 'jpg')).toBe(name);
      })
    );
  });
});

it('widthsFor never enlarges and always has one', () => {
  expect(widthsFor(5_000)).toEqual([320, 640, 960, 1280, 1920]);
  expect(widthsFor(1_920)).toEqual([320, 640, 960, 1280, 1920]);
  expect(widthsFor(800)).toEqual([320, 640, 800]);
  expect(widthsFor(320)).toEqual([320]);
  expect(widthsFor(1)).toEqual([1]);
});

it('svgDensity stays within what the renderer takes', () => {
  expect(svgDensity(1_600, 1_000, 1_920)).toBeCloseTo(86.4);
  expect(svgDensity(0, 0, 1_920)).toBe(2_400);
  expect(svgDensity(10_000_000, 5, 1_920)).toBe(1);
});

it('idAge reads the time out of an identifier', () => {
  expect(idAge('0192d4e8-0c00-7abc-8000-000000000000', new Date(parseInt('0192d4e80c00', 16) + 5_000))).toBe(5_000);
});

it('hexColour writes two digits each', () => expect(hexColour(Uint8Array.of(0, 171, 9))).toBe('#00ab09'));

describe('looksLikeSvg', () => {
  it.each([
    '<svg>',
    '\ufeff  <svg xmlns="http://www.w3.org/2000/svg"/>',
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- a > b -->\n<svg width="1">',
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd"><svg>',
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg>',
    '<s:svg xmlns:s="http://www.w3.org/2000/svg">'
  ])('takes %j', (text) => expect(looksLikeSvg(text)).toBe(true));
  it.each(['<html><svg></svg></html>', 'svg', '<svgs>', '', '<?xml version="1.0"?><rss><svg/></rss>'])(
    'leaves %j',
    (text) => expect(looksLikeSvg(text)).toBe(false)
  );
  // A pattern that tries again from every place would run into the test's own time limit here.
  it('answers hostile text', () => {
    const hostile = [
      '<!--'.repeat(40_000),
      `<!DOCTYPE ${'['.repeat(160_000)}`,
      ' '.repeat(160_000),
      '<?xml '.repeat(27_000)
    ];
    for (const text of hostile) expect(looksLikeSvg(text)).toBe(false);
  });
});

describe('decodeBmp', () => {
  const head = (bits: number, width: number, height: number, compression: number, extra: Buffer, rows: Buffer) => {
    const file = Buffer.alloc(54);
    file.write('BM', 'latin1');
    file.writeUInt32LE(54 + extra.length, 10);
    file.writeUInt32LE(40, 14);
    file.writeInt32LE(width, 18);
    file.writeInt32LE(height, 22);
    file.writeUInt16LE(1, 26);
    file.writeUInt16LE(bits, 28);
    file.writeUInt32LE(compression, 30);
    return Buffer.concat([file, extra, rows]);
  };
  const palette = (...colours: number[][]) => {
    const bytes = Buffer.alloc(0);
    return Buffer.concat([bytes, ...colours.map((one) => Buffer.from([...one, 0]))]);
  };
  const pixels = (file: Buffer) => [...(decodeBmp(file)?.data ?? [])];
  const blueRed = [0, 0, 255, 255, 0, 0];

  it('reads 1, 4, 8, 24 and 32 bits', () => {
    const two = palette([255, 0, 0], [0, 0, 255]);
    expect(pixels(head(1, 2, 1, 0, two, Buffer.from([0b01000000, 0, 0, 0])))).toEqual(blueRed);
    const sixteen = Buffer.concat([two, Buffer.alloc(14 * 4)]);
    expect(pixels(head(4, 2, 1, 0, sixteen, Buffer.from([0x01, 0, 0, 0])))).toEqual(blueRed);
    const all = Buffer.concat([two, Buffer.alloc(254 * 4)]);
    expect(pixels(head(8, 2, 1, 0, all, Buffer.from([0, 1, 0, 0])))).toEqual(blueRed);
    expect(pixels(head(24, 2, 1, 0, Buffer.alloc(0), Buffer.from([255, 0, 0, 0, 0, 255, 0, 0])))).toEqual(blueRed);
    expect(pixels(head(32, 2, 1, 0, Buffer.alloc(0), Buffer.from([255, 0, 0, 9, 0, 0, 255, 9])))).toEqual(blueRed);
    const masks = Buffer.alloc(12);
    [0xff, 0xff00, 0xff0000].forEach((mask, index) => masks.writeUInt32LE(mask, index * 4));
    expect(pixels(head(32, 2, 1, 3, masks, Buffer.from([0, 0, 255, 9, 255, 0, 0, 9])))).toEqual(blueRed);
  });
  it('reads rows from below, or from above when the height is negative', () => {
    const rows = Buffer.from([255, 0, 0, 0, 0, 0, 255, 0]);
    expect(pixels(head(24, 1, 2, 0, Buffer.alloc(0), rows))).toEqual([255, 0, 0, 0, 0, 255]);
    expect(pixels(head(24, 1, -2, 0, Buffer.alloc(0), rows))).toEqual(blueRed);
  });
  it('answers null to anything else, whatever the bytes', () => {
    expect(decodeBmp(head(8, 2, 1, 1, Buffer.alloc(1024), Buffer.alloc(4)))).toBeNull();
    expect(decodeBmp(head(24, 2, 2, 0, Buffer.alloc(0), Buffer.alloc(4)))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 90 }), fc.constantFrom(1, 4, 8, 24, 32), (noise, bits) => {
        const file = Buffer.concat([head(bits, 2, 2, 0, Buffer.alloc(0), Buffer.alloc(0)), Buffer.from(noise)]);
        file.set(noise.subarray(0, 4), 10);
        file.set(noise.subarray(4, 8), 46);
        const decoded = decodeBmp(file);
        if (decoded) expect(decoded.data).toHaveLength(12);
      })
    );
  });
});
