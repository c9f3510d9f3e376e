// Files for tests, good and bad, made on the spot: pictures by sharp, everything else byte by byte.
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

type Raw = Parameters<ReturnType<typeof sharp>['composite']>[0];

/** A picture with a red left half and a blue right half, and something to see. */
export const picture = (width = 1_000, height = 600) => {
  const half = Math.round(width / 2);
  const right: Raw = [
    { input: { create: { width: half, height, channels: 3, background: '#2040c0' } }, left: width - half, top: 0 }
  ];
  return sharp({ create: { width, height, channels: 3, background: '#c02020' } }).composite(right);
};

const be32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** A black one-bit PNG of any size: a few kilobytes that unpack to many megabytes. */
export function bombPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    return Buffer.concat([be32(data.length), body, be32(crc32(body))]);
  };
  const header = Buffer.concat([be32(width), be32(height), Buffer.from([1, 0, 0, 0, 0])]);
  const rows = deflateSync(Buffer.alloc(height * (Math.ceil(width / 8) + 1)), { level: 1 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

const box = (type: string, content: Buffer | string) => {
  const body = Buffer.from(content as string, 'latin1');
  return Buffer.concat([be32(body.length + 8), Buffer.from(type, 'latin1'), body]);
};

export const mp4 = (brand = 'isom', padding = 2_000) =>
  Buffer.concat([
    box('ftyp', `${brand}\0\0\x02\0${brand}mp41`),
    box('moov', box('mvhd', Buffer.alloc(100))),
    box('mdat', Buffer.alloc(padding, 7))
  ]);

/** An iPhone's picture as far as its first bytes tell. */
export const heic = () =>
  Buffer.concat([box('ftyp', 'heic\0\0\0\0mif1heic'), box('meta', Buffer.alloc(200)), box('mdat', Buffer.alloc(500))]);

export function webm(segmentBytes = 500): Buffer {
  const docType = Buffer.concat([Buffer.from([0x42, 0x82, 0x84]), Buffer.from('webm')]);
  const header = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x80 | docType.length]), docType]);
  const size = (bytes: number) => Buffer.from([0x10 | (bytes >> 24), bytes >> 16, bytes >> 8, bytes]);
  // One cluster, whose one block is sound or picture.
  const cluster = Buffer.concat([Buffer.from([0x1f, 0x43, 0xb6, 0x75]), size(segmentBytes - 8)]);
  const block = Buffer.concat([Buffer.from([0xa3]), size(segmentBytes - 13), Buffer.alloc(segmentBytes - 13, 0x81)]);
  return Buffer.concat([header, Buffer.from([0x18, 0x53, 0x80, 0x67]), size(segmentBytes), cluster, block]);
}

export const pdf = (text = 'Kế hoạch') =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${text}\ntrailer<</Root 1 0 R>>\n%%EOF\n`
  );

/** A zip archive with stored (uncompressed) entries. */
export function zip(entries: Record<string, string>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const data = Buffer.from(text);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt32LE(crc32(data), 10);
    fixed.writeUInt32LE(data.length, 14);
    fixed.writeUInt32LE(data.length, 18);
    fixed.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fixed, Buffer.from(name), data]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), fixed, entry, Buffer.from(name));
    files.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(entries).length, 4);
  end.writeUInt16LE(Object.keys(entries).length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, list, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

const officeTypes = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;

export const docx = (text = 'Báo cáo') =>
  zip({
    '[Content_Types].xml': officeTypes(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
    ),
    'word/document.xml': `<w:document>${text}</w:document>`
  });
/** A document with macros, whatever its name says. */
export const docm = () =>
  zip({
    '[Content_Types].xml': officeTypes('application/vnd.ms-word.document.macroEnabled.main+xml'),
    'word/document.xml': '<w:document/>',
    'word/vbaProject.bin': 'x'
  });

export function bmp24(width: number, height: number): Buffer {
  const stride = Math.ceil((width * 24) / 32) * 4;
  const file = Buffer.alloc(54 + stride * height);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  // Bottom-up: the lower half blue, the upper half red.
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) file[54 + y * stride + x * 3 + (y < height / 2 ? 0 : 2)] = 255;
  return file;
}

export const svg = (inside = '<rect width="1600" height="1000" fill="#c02020"/>', head = '') =>
  Buffer.from(
    `<?xml version="1.0"?>${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="1600" height="1000" viewBox="0 0 1600 1000">${inside}</svg>`
  );
