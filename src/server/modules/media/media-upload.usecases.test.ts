// Uploads: what is made of good files, and what people read about bad ones.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '#server/platform/actor.ts';
import { understandError } from '#server/platform/errors.ts';
import { errorText } from '#shared/messages/errors.ts';
import * as files from '#tests/support/media-files.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { incomingFolder } from './media-intake.ts';
import { mediaById } from './media.within.ts';
import type { Upload } from './media.types.ts';
import {
  importImage,
  uploadDocument,
  uploadImage,
  uploadMedia,
  uploadTurns,
  uploadVideo
} from './media-upload.usecases.ts';

const services = await testServices();
const writer = testActor([{ role: 'writer', unitId: null }]);
const send = (source: Upload['source'], fileName = 'ảnh hội nghị.jpg') =>
  uploadMedia(services, writer, { source, fileName });
const recordOf = async (id: string) => (await mediaById(services.db, [id])).get(id)!;
const stored = async (key: string) => buffer((await services.files.get(key))!.stream);
const storedKeys = async () => {
  const keys = [];
  for await (const key of services.files.list()) keys.push(key);
  return keys.sort();
};

/** What the sender reads. Every refusal must have a text of its own and leave nothing behind. */
async function refusal(attempt: () => Promise<unknown>): Promise<{ code: string; status: number; text: string }> {
  const before = await storedKeys();
  const error = await attempt().then(
    () => undefined,
    (thrown) => understandError(thrown) as { code: string; status: number; details: Record<string, unknown> }
  );
  if (!error) throw new Error('was not refused');
  expect(await storedKeys()).toEqual(before);
  expect(await readdir(incomingFolder(services)).catch(() => [])).toEqual([]);
  const text = errorText('vi', error.code, error.details);
  expect(text).not.toBe(errorText('vi', 'internal'));
  expect(errorText('en', error.code, error.details)).not.toBe(errorText('en', 'internal'));
  return { code: error.code, status: error.status, text };
}

describe('pictures', () => {
  it('become an original without metadata and WebP sizes', async () => {
    const photo = await files
      .picture(3_000, 2_000)
      .withExif({ IFD0: { Artist: 'Nguyễn Văn Mẫu' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '10/1 46/1 0/1' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>secret</place></x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const { item, existing } = await send(photo, 'C:\\Ảnh\\Hội nghị 2023.JPG');
    expect(existing).toBe(false);
    expect(item).toMatchObject({ kind: 'image', fileName: 'Hội nghị 2023.jpg', contentType: 'image/jpeg' });
    const record = await recordOf(item.id);
    expect(record).toMatchObject({ width: 3_000, height: 2_000, avifState: 'waiting', animated: false });
    expect(record.variants.map((one) => [one.width, one.height, one.format])).toEqual([
      [320, 213, 'webp'],
      [640, 427, 'webp'],
      [960, 640, 'webp'],
      [1280, 853, 'webp'],
      [1920, 1280, 'webp']
    ]);
    for (const key of [record.storageKey, ...record.variants.map((one) => one.key)]) {
      const { exif, xmp, icc, iptc } = await sharp(await stored(key)).metadata();
      expect({ exif, xmp, icc, iptc }).toEqual({});
    }
    expect(record.colour).toMatch(/^#[0-9a-f]{6}$/);
    expect(item.picture).toMatchObject({ width: 3_000, height: 2_000, avif: '' });
    expect(item.picture?.webp.split(', ')).toHaveLength(5);
    expect(item.picture?.webp).toContain(`/media/${item.id}/640.webp?v=${record.sha256.slice(0, 12)} 640w`);
  });
  it('are turned upright', async () => {
    const { item } = await send(await files.picture(400, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect(item.picture).toMatchObject({ width: 300, height: 400 });
    const { data } = await sharp(await stored((await recordOf(item.id)).storageKey))
      .resize(1, 2, { fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(data[2]!); // The red half is on top now.
    expect(data[5]).toBeGreaterThan(data[3]!);
  });
  it.each(['png', 'webp', 'avif', 'gif', 'tiff'] as const)('are taken as %s', async (format) => {
    const { item } = await send(await files.picture(500, 320).toFormat(format).toBuffer(), 'a.jpg');
    expect(item).toMatchObject({ contentType: 'image/jpeg', fileName: `a.${format === 'tiff' ? 'tif' : format}` });
    expect(item.picture?.webp.match(/\d+w/g)).toEqual(['320w', '500w']);
  });
  it('are taken as BMP', async () => {
    const { item } = await send(files.bmp24(331, 200), 'quét.bmp');
    expect(item.picture).toMatchObject({ width: 331, height: 200 });
    const { data } = await sharp(await stored((await recordOf(item.id)).storageKey))
      .resize(1, 2, { fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(200);
    expect(data[5]).toBeGreaterThan(200);
  });
  it('with transparency stay transparent', async () => {
    const seeThrough = sharp({ create: { width: 400, height: 200, channels: 4, background: '#ff000080' } });
    const { item } = await send(await seeThrough.png().toBuffer());
    expect(item).toMatchObject({ contentType: 'image/png', picture: { colour: null } });
    const record = await recordOf(item.id);
    expect((await sharp(await stored(record.variants[0]!.key)).metadata()).hasAlpha).toBe(true);
  });
  it('of an SVG drawing are rasterised, and it reaches no other file', async () => {
    const lure = files.svg(
      `<script>alert(1)</script><rect width="1600" height="1000" fill="#20a020"/><image xlink:href="file://${process.cwd()}/static/favicon.svg" width="1600" height="1000"/><image xlink:href="favicon.svg" width="1600" height="1000"/>`
    );
    const { item } = await send(lure, 'hình.svg');
    expect(item).toMatchObject({ contentType: 'image/jpeg', picture: { width: 1_920, height: 1_200 } });
    const bytes = await stored((await recordOf(item.id)).storageKey);
    expect(bytes.includes('script')).toBe(false);
    const { dominant } = await sharp(bytes).stats();
    expect(dominant.g).toBeGreaterThan(dominant.r + 60);
  });
  it('that move stay moving', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#00ff00', '#0000ff'].map((background) =>
        sharp({ create: { width: 400, height: 250, channels: 3, background } })
          .png()
          .toBuffer()
      )
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [200, 200, 200] })
      .toBuffer();
    const { item } = await send(gif, 'động.gif');
    const record = await recordOf(item.id);
    expect(record).toMatchObject({ animated: true, avifState: 'none', width: 400, height: 250 });
    expect(await sharp(await stored(record.storageKey)).metadata()).toMatchObject({ format: 'webp', pages: 3 });
    expect(record.variants.map((one) => [one.width, one.height])).toEqual([
      [320, 200],
      [400, 250]
    ]);
  });
  it('are kept once: the same bytes answer with the earlier picture', async () => {
    const photo = await files.picture(640, 400).jpeg({ quality: 71 }).toBuffer();
    const [one, two] = await Promise.all([send(photo, 'một.jpg'), send(photo, 'hai.jpg')]);
    expect(one.item.id).toBe(two.item.id);
    expect([one.existing, two.existing].sort()).toEqual([false, true]);
    const keys = await storedKeys();
    expect(await send(photo, 'ba.jpg')).toMatchObject({ existing: true, item: { id: one.item.id } });
    expect(await storedKeys()).toEqual(keys);
  });
});

describe('pictures that are refused', () => {
  it('a polyglot of GIF and JavaScript', async () => {
    const script = Buffer.from('GIF89a/*\0\0*/=1;alert(document.cookie)//');
    expect(await refusal(() => send(script, 'vui.gif'))).toMatchObject({ code: 'media_unreadable', status: 422 });
  });
  it('a polyglot of JPEG and PDF loses its PDF, and is refused where a document is asked for', async () => {
    const jpeg = await files.picture(300, 200).jpeg().toBuffer();
    const comment = files.pdf('hidden');
    const marker = Buffer.from([0xff, 0xfe, (comment.length + 2) >> 8, (comment.length + 2) & 0xff]);
    const polyglot = Buffer.concat([jpeg.subarray(0, 2), marker, comment, jpeg.subarray(2)]);
    expect(
      await refusal(() => uploadDocument(services, writer, { source: polyglot, fileName: 'kế hoạch.pdf' }))
    ).toMatchObject({ code: 'media_wrong_kind', status: 415 });
    const { item } = await send(polyglot, 'kế hoạch.pdf');
    const record = await recordOf(item.id);
    for (const key of [record.storageKey, ...record.variants.map((one) => one.key)])
      expect((await stored(key)).includes('%PDF')).toBe(false);
    expect(item.fileName).toBe('kế hoạch.jpg');
  });
  it.each(['jpeg', 'png', 'webp', 'tiff', 'gif', 'avif'] as const)('a %s that is cut off', async (format) => {
    const noise = sharp({
      create: {
        width: 300,
        height: 200,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 40 }
      }
    });
    const whole = await noise.toFormat(format, { effort: 1 }).toBuffer();
    const cut = whole.subarray(0, Math.round(whole.length / 2));
    expect(await refusal(() => send(cut))).toMatchObject({ code: 'media_unreadable' });
  });
  it('a BMP that is cut off', async () => {
    expect(await refusal(() => send(files.bmp24(300, 300).subarray(0, 9_000)))).toMatchObject({
      code: 'media_unreadable'
    });
  });
  it('a decompression bomb', async () => {
    const bomb = files.bombPng(12_000, 12_000);
    expect(bomb.length).toBeLessThan(200_000);
    const answer = await refusal(() => send(bomb, 'bom.png'));
    expect(answer.code).toBe('media_too_many_pixels');
    expect(answer.text).toContain('100 triệu điểm ảnh');
  });
  it('a BMP that only claims to be large', async () => {
    const lie = files.bmp24(10, 10);
    lie.writeInt32LE(60_000, 18);
    lie.writeInt32LE(60_000, 22);
    expect(await refusal(() => send(lie))).toMatchObject({ code: 'media_too_many_pixels' });
  });
  it('an SVG that declares entities', async () => {
    const laughs = files.svg('<text>&b;</text>', '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>');
    expect(await refusal(() => send(laughs))).toMatchObject({ code: 'media_unsafe_svg' });
  });
  it('an SVG that is no XML', async () => {
    expect(await refusal(() => send(Buffer.from('<svg <<<')))).toMatchObject({ code: 'media_unreadable' });
  });
  it('a HEIC we cannot decode', async () => {
    const answer = await refusal(() => send(files.heic(), 'IMG_0001.HEIC'));
    expect(answer).toMatchObject({ code: 'media_heic', status: 415 });
    expect(answer.text).toContain('JPEG');
  });
  it('a video where a picture is asked for', async () => {
    const answer = await refusal(() => uploadImage(services, writer, { source: files.mp4(), fileName: 'a.jpg' }));
    expect(answer.text).toContain('cần ảnh');
  });
});

describe('files of any kind that are refused', () => {
  it('without a byte', async () => {
    expect(await refusal(() => send(Buffer.alloc(0)))).toMatchObject({ code: 'media_empty' });
  });
  it('with NUL in the name, before anything is read', async () => {
    const untouched = new Readable({ read: () => expect.unreachable() });
    expect(await refusal(() => send(untouched, 'ảnh\0.jpg'))).toMatchObject({ code: 'media_bad_name' });
  });
  it('with a wrong extension: a program named as a picture', async () => {
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500, 1)]);
    expect(await refusal(() => send(program, 'ảnh.jpg'))).toMatchObject({ code: 'media_refused_type', status: 415 });
  });
  it('as a page named as a picture', async () => {
    expect(await refusal(() => send(Buffer.from('<html><script>alert(1)</script>'), 'a.png'))).toMatchObject({
      code: 'media_unknown_type'
    });
  });
  it.each([
    ['QuickTime', files.mp4('qt  '), 'MP4'],
    ['macros', files.docm(), 'DOCX hoặc PDF'],
    ['zip', files.zip({ 'a.txt': 'x' }), 'Không nhận tệp loại này'],
    ['XML', Buffer.from('<?xml version="1.0"?><rss/>'), 'Không nhận tệp loại này']
  ])('of a type we do not take: %s', async (_name, content, advice) => {
    const answer = await refusal(() => send(content));
    expect(answer.code).toBe('media_refused_type');
    expect(answer.text).toContain(advice);
  });
  it('of 50 MB, as soon as the limit is passed', async () => {
    let produced = 0;
    const endless = Readable.from(
      (function* () {
        for (; produced < 50; produced++) yield Buffer.alloc(1024 * 1024, 1);
      })()
    );
    const answer = await refusal(() => send(endless, 'lớn.mp4'));
    expect(answer).toMatchObject({ code: 'payload_too_large', status: 413 });
    expect(answer.text).toContain('tối đa 40 MB');
    expect(produced).toBeLessThan(45);
  });
  it('of 50 MB that are announced, before anything is read', async () => {
    const source = new Readable({ read: () => expect.unreachable() });
    const announced = { source, fileName: 'a.mp4', announcedBytes: 50 * 1024 * 1024 };
    expect(await refusal(() => uploadMedia(services, writer, announced))).toMatchObject({ code: 'payload_too_large' });
  });
  it('whose sender goes away', async () => {
    const source = new Readable({ read() {} });
    source.push(Buffer.alloc(1000));
    setTimeout(() => source.destroy(new Error('aborted')), 20);
    expect(await refusal(() => send(source))).toMatchObject({ code: 'upload_interrupted' });
    const silent = new Readable({ read() {} });
    setTimeout(() => silent.destroy(), 20);
    expect(await refusal(() => send(silent))).toMatchObject({ code: 'upload_interrupted' });
  });
  it('while the disk is full', async () => {
    const full = { ...services, files: { ...services.files, put: () => Promise.reject(noSpace()) } };
    const photo = await files.picture(350, 200).jpeg().toBuffer();
    expect(await refusal(() => uploadMedia(full, writer, { source: photo, fileName: 'a.jpg' }))).toMatchObject({
      code: 'disk_full',
      status: 507
    });
    expect((await send(photo)).existing).toBe(false);
  });
});
const noSpace = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

describe('videos and documents', () => {
  it.each([
    ['video', 'phim.mov', files.mp4(), 'video/mp4', 'phim.mp4', uploadVideo],
    ['video', 'phim', files.webm(), 'video/webm', 'phim.webm', uploadVideo],
    ['document', 'Kế hoạch 25-KH.pdf.exe', files.pdf(), 'application/pdf', 'Kế hoạch 25-KH.pdf.pdf', uploadDocument],
    [
      'document',
      'báo cáo.doc',
      files.docx(),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'báo cáo.docx',
      uploadDocument
    ]
  ] as const)('a %s (%s) is stored as it is', async (kind, name, content, contentType, fileName, use) => {
    const { item } = await use(services, writer, { source: content, fileName: name });
    expect(item).toMatchObject({ kind, contentType, fileName, bytes: content.length, picture: null });
    expect((await stored((await recordOf(item.id)).storageKey)).equals(content)).toBe(true);
  });
  it('a video is stored without what it tells of its making, and known again when it comes a second time', async () => {
    const film = Buffer.concat([files.mp4('isom', 3_000), Buffer.from('\0\0\0\x14uuidGPS 10.7,106', 'latin1')]);
    const { item } = await uploadVideo(services, writer, { source: film, fileName: 'phim.mp4' });
    const content = await stored((await recordOf(item.id)).storageKey);
    expect(content.length).toBe(film.length);
    expect(content.subarray(-16)).toEqual(Buffer.from(`free${'\0'.repeat(12)}`, 'latin1'));
    expect((await uploadVideo(services, writer, { source: film, fileName: 'phim.mp4' })).existing).toBe(true);
  });
  it.each([
    ['MP4', files.mp4()],
    ['WebM', files.webm(900)],
    ['PDF', Buffer.concat([files.pdf('x'.repeat(4_000))])],
    ['DOCX', files.docx('x'.repeat(4_000))]
  ])('that is cut off is refused: %s', async (_name, whole) => {
    const answer = await refusal(() => send(whole.subarray(0, whole.length - 100)));
    expect(answer.code).toBe('media_broken');
  });
  it('a PDF with an archive behind it is refused', async () => {
    const polyglot = Buffer.concat([files.pdf(), files.zip({ 'a.class': 'x' })]);
    expect(await refusal(() => send(polyglot, 'a.pdf'))).toMatchObject({ code: 'media_hidden_content' });
  });
  it('an archive with a PDF before it is refused as what it is', async () => {
    const polyglot = Buffer.concat([files.docx(), files.pdf()]);
    expect((await refusal(() => send(polyglot, 'a.docx'))).code).toBe('media_broken');
  });
});

describe('who may upload', () => {
  const photo = files.picture(330, 200).png().toBuffer();
  const attempt = async (actor: Parameters<typeof uploadMedia>[1]) =>
    refusal(async () => uploadMedia(services, actor, { source: await photo, fileName: 'a.png' }));
  it('a visitor must sign in; a juror may not', async () => {
    expect(await attempt(visitorActor('test'))).toMatchObject({ code: 'sign_in_needed', status: 401 });
    expect(await attempt(testActor([{ role: 'juror', unitId: null }]))).toMatchObject({
      code: 'forbidden',
      status: 403
    });
    expect(await attempt(testActor([]))).toMatchObject({ code: 'forbidden', status: 403 });
  });
  it('nobody endlessly', async () => {
    const person = await services.db
      .insertInto('person')
      .values({ name: 'Người tải', email: 'tai@mhh.test' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const eager = testActor([{ role: 'unit_officer', unitId: null }], person.id);
    const again = async () => uploadMedia(services, eager, { source: await photo, fileName: 'a.png' });
    expect((await again()).item.kind).toBe('image');
    await services.db.updateTable('form_turn').set({ used: uploadTurns.limit }).execute();
    expect(await refusal(again)).toMatchObject({ code: 'too_many_requests', status: 429 });
  });
});

describe('importing for the demo', () => {
  const drawing = { bytes: files.svg(), fileName: 'flower-road.svg', alt: 'Đường hoa', demo: true };
  it('keeps texts and focal point, and the demo mark until a person uploads the same', async () => {
    const { item } = await importImage(services, systemActor(), {
      ...drawing,
      caption: 'Suối Mơ',
      focal: { x: 0.25, y: 0.75 }
    });
    expect(item).toMatchObject({ alt: 'Đường hoa', caption: 'Suối Mơ', picture: { focal: { x: 0.25, y: 0.75 } } });
    expect((await recordOf(item.id)).demo).toBe(true);
    expect((await importImage(services, systemActor(), drawing)).existing).toBe(true);
    expect((await recordOf(item.id)).demo).toBe(true);
    expect((await send(drawing.bytes)).existing).toBe(true);
    expect((await recordOf(item.id)).demo).toBe(false);
  });
  it('is not for writers', async () => {
    await expect(importImage(services, writer, drawing)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

it('leaves no temporary file behind', async () => {
  expect(await readdir(join(services.config.dataDir, 'incoming'))).toEqual([]);
});
