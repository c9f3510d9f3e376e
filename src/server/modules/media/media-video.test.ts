// Videos lose what tells where, when and with what they were made; not a byte moves, and what plays stays as it was.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '#server/platform/errors.ts';
import { mp4, webm } from '#tests/support/media-files.ts';
import { blankVideoMetadata } from './media-video.ts';

const folder = await mkdtemp(join(tmpdir(), 'mhh-video-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
let count = 0;
async function blank(content: Buffer, extension: 'mp4' | 'webm'): Promise<Buffer> {
  const path = join(folder, `${(count += 1)}.${extension}`);
  await writeFile(path, content);
  await blankVideoMetadata(path, content.length, extension);
  const after = await readFile(path);
  expect(after.length).toBe(content.length);
  return after;
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => (error instanceof AppError ? error.code : String(error))
  );

type Part = Buffer | string | number;
/** Bytes of texts, and of numbers as four bytes each. */
const bytes = (...parts: Part[]) =>
  Buffer.concat(
    parts.map((part) => {
      if (typeof part !== 'number') return Buffer.from(part as string, 'latin1');
      const four = Buffer.alloc(4);
      four.writeUInt32BE(part);
      return four;
    })
  );
const box = (type: string, ...parts: Part[]) => bytes(8 + bytes(...parts).length, type, bytes(...parts));
const wide = (type: string, ...parts: Part[]) => bytes(1, type, 0, 16 + bytes(...parts).length, bytes(...parts));
const secret = 'BÍ MẬT +10.7626+106.6602/';
const hidden = Buffer.from(secret);

const hdlr = (type: string) => box('hdlr', 0, 0, type, 0, 0, 0, hidden, '\0');
const dates = (type: string, more: Part = Buffer.alloc(80)) => box(type, 0, 0xd1234567, 0xd1234568, more);
const trak = (type: string, tables: Part[], more: Part[] = []) =>
  box(
    'trak',
    dates('tkhd'),
    box('mdia', dates('mdhd', Buffer.alloc(12)), hdlr(type), box('minf', box('vmhd', 0, 0, 0), box('stbl', ...tables))),
    ...more
  );
const avc1 = () =>
  box('avc1', Buffer.alloc(42, 1), Buffer.concat([hidden, Buffer.alloc(32)]).subarray(0, 32), Buffer.alloc(40, 2));
const pictures = Buffer.alloc(60, 0xaa);

/** A film whose position track lies between its pictures: two chunks of it, 20 + 20 and 20 bytes. */
function film(tables: (at: number) => Part[], tail: Part[] = []): Buffer {
  const make = (at: number) =>
    bytes(
      box('ftyp', 'isom', 0x200, 'isommp41'),
      box(
        'moov',
        dates('mvhd'),
        box('udta', box('\xa9xyz', hidden)),
        box('meta', 0, hidden),
        trak(
          'vide',
          [box('stsd', 0, 1, avc1()), box('stco', 0, 1, at), box('uuid', hidden)],
          [box('udta', hidden), box('meta', hidden)]
        ),
        trak('meta', tables(at)),
        0 // QuickTime's padding
      ),
      box('uuid', 'xmp-uuid-16bytes', hidden),
      wide('free', hidden),
      box(
        'mdat',
        pictures,
        Buffer.concat([hidden, Buffer.alloc(60)]).subarray(0, 40),
        pictures,
        hidden.subarray(0, 20)
      ),
      ...tail
    );
  const start = make(0).indexOf('mdat') + 4;
  return make(start);
}
const sized = (...sizes: number[]) => box('stsz', 0, 0, sizes.length, ...sizes);
const runs = box('stsc', 0, 2, 1, 2, 1, 2, 1, 1);

describe('an MP4', () => {
  const offsets = (at: number) => [at + 60, at + 160];
  it.each([
    ['sizes one by one', (at: number) => [sized(20, 20, 20), runs, box('stco', 0, 2, ...offsets(at))]],
    [
      'one size for all, 64-bit offsets',
      (at: number) => [box('stsz', 0, 20, 3), runs, box('co64', 0, 2, ...offsets(at).flatMap((one) => [0, one]))]
    ],
    [
      'sizes of one byte',
      (at: number) => [box('stz2', 0, 8, 3, '\x14\x14\x14'), runs, box('stco', 0, 2, ...offsets(at))]
    ],
    [
      'sizes of two bytes',
      (at: number) => [box('stz2', 0, 16, 3, '\0\x14\0\x14\0\x14'), runs, box('stco', 0, 2, ...offsets(at))]
    ]
  ])('keeps pictures and sound, and nothing that tells where, when and with what: %s', async (_name, tables) => {
    const before = film(tables);
    expect(before.includes(hidden)).toBe(true);
    const after = await blank(before, 'mp4');
    expect(after.includes(hidden.subarray(0, 8))).toBe(false);
    expect(after.includes('10.76')).toBe(false);
    const data = after.subarray(after.indexOf('mdat') + 4);
    expect(data.subarray(0, 60)).toEqual(pictures);
    expect(data.subarray(60, 100)).toEqual(Buffer.alloc(40));
    expect(data.subarray(100, 160)).toEqual(pictures);
    expect(data.subarray(160, 180)).toEqual(Buffer.alloc(20));
    for (const type of ['udta', 'meta', 'uuid', '\xa9xyz'])
      expect(after.includes(Buffer.from(type, 'latin1'))).toBe(false);
    for (const type of ['mvhd', 'tkhd', 'mdhd']) {
      const at = after.indexOf(type);
      expect([at > 0, after.readUInt32BE(at + 8), after.readUInt32BE(at + 12)]).toEqual([true, 0, 0]);
    }
    // What the player needs stands where it stood: one track of two is left, its entry whole but for the encoder's name.
    expect(after.indexOf('trak')).toBe(before.indexOf('trak'));
    expect(after.lastIndexOf('trak')).toBe(after.indexOf('trak'));
    const entry = after.subarray(after.indexOf('avc1') + 4);
    expect([entry.subarray(0, 42), entry.subarray(42, 74), entry.subarray(74, 114)]).toEqual([
      Buffer.alloc(42, 1),
      Buffer.alloc(32),
      Buffer.alloc(40, 2)
    ]);
    expect(await blank(after, 'mp4')).toEqual(after);
  });

  it('in fragments, with a last box of open length', async () => {
    const before = bytes(
      box('ftyp', 'isom', 0x200, 'isom'),
      box('moov', dates('mvhd'), box('mvex', box('trex', Buffer.alloc(24, 5)), box('udta', hidden))),
      box('emsg', hidden),
      box(
        'moof',
        box('mfhd', 0, 1),
        box('traf', box('tfhd', 0, 1), box('uuid', hidden), box('trun', 0, 0)),
        box('meta', hidden)
      ),
      bytes(0, 'mdat', pictures)
    );
    const after = await blank(before, 'mp4');
    expect(after.includes(hidden)).toBe(false);
    for (const part of [
      box('trex', Buffer.alloc(24, 5)),
      box('tfhd', 0, 1),
      box('trun', 0, 0),
      bytes(0, 'mdat', pictures)
    ])
      expect(after.includes(part)).toBe(true);
  });

  it('that holds no metadata stays as it is', async () => {
    expect(await blank(mp4(), 'mp4')).toEqual(mp4());
  });

  it.each([
    [
      'a box that is longer than what holds it',
      bytes(box('ftyp', 'isom'), box('moov', bytes(500, 'udta', hidden)), box('mdat', ''))
    ],
    [
      'a box that is shorter than its head',
      bytes(box('ftyp', 'isom'), box('moov', bytes(4, 'udta', hidden)), box('mdat', ''))
    ],
    ['samples beyond the end', film((at) => [sized(20, 20, 9_999), runs, box('stco', 0, 2, at, at + 100)])]
  ])('is refused, and untouched, when its structure cannot be followed: %s', async (_name, content) => {
    const path = join(folder, 'broken.mp4');
    await writeFile(path, content);
    expect(await refusal(blankVideoMetadata(path, content.length, 'mp4'))).toBe('media_broken');
    expect(await readFile(path)).toEqual(content);
  });
});

const size = (length: number) => Buffer.from([0x10 | (length >> 24), length >> 16, length >> 8, length]);
const element = (id: string, ...parts: Part[]) => {
  const content = bytes(...parts);
  return bytes(Buffer.from(id, 'hex'), size(content.length), content);
};
const open = (id: string, ...parts: Part[]) =>
  bytes(Buffer.from(id, 'hex'), '\x01\xff\xff\xff\xff\xff\xff\xff', ...parts);
const small = (id: string, content: string) =>
  bytes(Buffer.from(id, 'hex'), String.fromCharCode(0x80 | content.length), content);

const head = element('1a45dfa3', small('4282', 'webm'));
const entry = (number: string, type: string) =>
  element(
    'ae',
    small('d7', number),
    small('83', type),
    element('536e', hidden),
    small('86', 'V_VP8'),
    small('bf', 'abcd')
  );
const block = (track: string, content: Part) => element('a3', `${track}\0\0\x80`, content);
const group = (track: string, content: Part) =>
  element('a0', element('a1', `${track}\0\0\0`, content), small('9b', '\x05'));
const inside = (cluster: (id: string, ...parts: Part[]) => Buffer, end: Part = '') => [
  element('114d9b74', small('ec', secret.slice(0, 3))),
  element(
    '1549a966',
    small('bf', 'abcd'),
    small('2ad7b1', '\x0f\x42\x40'),
    small('4461', '20240102'),
    element('7ba9', hidden),
    element('4d80', hidden),
    element('5741', hidden)
  ),
  element('1654ae6b', small('bf', 'abcd'), entry('\x01', '\x01'), entry('\x02', '\x02'), entry('\x03', '\x11')),
  element('1043a770', hidden),
  cluster(
    '1f43b675',
    small('e7', '\0'),
    block('\x81', pictures),
    block('\x83', hidden),
    group('\x83', hidden),
    group('\x82', pictures)
  ),
  element('1254c367', element('7373', hidden)),
  element('1941a469', hidden),
  element('ec', hidden),
  cluster('1f43b675', small('e7', '\x09'), block('\x81', pictures), end)
];
const prettyWebm = (after: Buffer) => {
  expect(after.includes(hidden.subarray(0, 8))).toBe(false);
  expect(after.includes('20240102')).toBe(false);
  for (const kept of [
    block('\x81', pictures),
    group('\x82', pictures),
    small('2ad7b1', '\x0f\x42\x40'),
    small('86', 'V_VP8')
  ])
    expect(after.includes(kept)).toBe(true);
};

describe('a WebM', () => {
  it('keeps pictures and sound, and nothing that tells where, when and with what', async () => {
    const before = bytes(head, element('18538067', ...inside(element)));
    const after = await blank(before, 'webm');
    prettyWebm(after);
    expect(after.indexOf(block('\x81', pictures))).toBe(before.indexOf(block('\x81', pictures)));
    // The third track is gone: two entries are left.
    expect(after.toString('latin1').split('V_VP8')).toHaveLength(3);
    expect(await blank(after, 'webm')).toEqual(after);
  });

  it('recorded in one go, with lengths left open and the last block cut off', async () => {
    const last = block('\x81', pictures).subarray(0, 30);
    const before = bytes(head, open('18538067', ...inside(open, last)));
    const after = await blank(before, 'webm');
    prettyWebm(after);
    expect(after.subarray(-30)).toEqual(last);
  });

  it('blanks elements of every length', async () => {
    for (let length = 0; length < 20; length += 1) {
      const tag = small('1254c367', 'x'.repeat(length));
      const after = await blank(bytes(head, element('18538067', tag, block('\x81', pictures))), 'webm');
      expect(after.includes('x')).toBe(false);
    }
  });

  it('that holds no metadata stays as it is', async () => {
    expect(await blank(webm(900), 'webm')).toEqual(webm(900));
  });

  it.each([
    [
      'an element that is longer than what holds it',
      bytes(head, element('18538067', element('1549a966', bytes(Buffer.from('7ba9', 'hex'), size(99), hidden))), hidden)
    ],
    ['a length left open where it may not be', bytes(head, element('18538067', open('1254c367', hidden)))],
    ['no element at all', bytes(head, element('18538067', '\0\0\0\0\0\0'))],
    ['no segment', bytes(head, element('1254c367', hidden))]
  ])('is refused, and untouched, when its structure cannot be followed: %s', async (_name, content) => {
    const path = join(folder, 'broken.webm');
    await writeFile(path, content);
    expect(await refusal(blankVideoMetadata(path, content.length, 'webm'))).toBe('media_broken');
    expect(await readFile(path)).toEqual(content);
  });
});

it('any bytes end: blanked or refused, never longer, never an error of ours', async () => {
  const whole = {
    mp4: film((at) => [sized(20, 20, 20), runs, box('stco', 0, 2, at + 60, at + 160)]),
    webm: bytes(head, open('18538067', ...inside(open)))
  };
  const place = fc.nat();
  const damage = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('mp4' as const, 'webm' as const), damage, place, async (kind, changes, cut) => {
      const content = Buffer.from(whole[kind]);
      for (const [at, value] of changes) content[at % content.length] = value;
      const shorter = content.subarray(0, cut % 3 === 0 ? cut % content.length : content.length);
      const path = join(folder, `any.${kind}`);
      await writeFile(path, shorter);
      expect(['taken', 'media_broken']).toContain(await refusal(blankVideoMetadata(path, shorter.length, kind)));
      expect((await readFile(path)).length).toBe(shorter.length);
    }),
    { numRuns: 400 }
  );
});
