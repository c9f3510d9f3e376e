// The library: finding, describing and removing files, the jobs behind it, and what it hands out.
import { readdir } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { KyselyPlugin } from 'kysely';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { visitorActor } from '#server/platform/actor.ts';
import { mediaListSchema } from '#shared/media.schema.ts';
import * as files from '#tests/support/media-files.ts';
import { startS3Server } from '#tests/support/s3-server.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import { editMedia, listMedia, mediaPageSize, readMedia, removeMedia } from './media-library.usecases.ts';
import { findMediaFile, ogPicture, ogPictureOfSlug, openMediaFile } from './media-serving.usecases.ts';
import { uploadImage, uploadMedia } from './media-upload.usecases.ts';
import { makeAvifSizes, sweepMediaFiles } from './media-upkeep.usecases.ts';
import type { MediaUse } from './media.types.ts';
import { mediaById, pictureOf } from './media.within.ts';

const services = await testServices();
const visitor = visitorActor('test');
const editor = testActor([{ role: 'editor', unitId: null }]);
const person = async (name: string, email: string) =>
  (await services.db.insertInto('person').values({ name, email }).returning('id').executeTakeFirstOrThrow()).id;
const writer = testActor([{ role: 'writer', unitId: null }], await person('Lê Thị Mẫu', 'mau@mhh.test'));

let shade = 0;
/** A picture unlike all before. */
const upload = async (fileName: string, actor = writer) => {
  shade += 1;
  const background = { r: (shade * 37) % 256, g: (shade * 11) % 256, b: 40 };
  const source = await sharp({ create: { width: 400, height: 260, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return (await uploadImage(services, actor, { source, fileName })).item;
};
const find = (input: object) => listMedia(services, editor, mediaListSchema.parse(input));

describe('finding', () => {
  it('by any word of name and texts, marks and case aside', async () => {
    const flower = await upload('Đường hoa Suối Mơ.jpg');
    const hall = await upload('hoi-truong.jpg');
    await editMedia(services, writer, hall.id, { caption: 'Hội nghị tổng kết', credit: 'Ảnh: Hoà Bình' });
    const ids = async (q: string) => (await find({ q })).items.map((item) => item.id);
    expect(await ids('duong SUOI')).toEqual([flower.id]);
    expect(await ids('Hội nghị')).toEqual([hall.id]);
    expect(await ids('hoà bình')).toEqual([hall.id]);
    expect(await ids('ho')).toEqual([hall.id, flower.id]);
    expect(await ids('hoa tổng suối')).toEqual([]);
    expect(await ids('100%_\\')).toEqual([]);
  });
  it('by kind, in pages; a wrong address reads as the nearest right one', async () => {
    const paper = (await uploadMedia(services, writer, { source: files.pdf(), fileName: 'kế hoạch.pdf' })).item;
    expect((await find({ kind: 'document' })).items.map((item) => item.id)).toEqual([paper.id]);
    for (let i = 0; i < mediaPageSize; i++) await upload(`trang ${i}.jpg`);
    const all = await find({ q: '' });
    expect(all).toMatchObject({ page: 1, pageCount: 2, total: mediaPageSize + 3, mayUpload: true });
    expect(all.items).toHaveLength(mediaPageSize);
    expect((await find({ page: '2' })).items).toHaveLength(3);
    expect(await find({ page: '99', kind: 'anything' })).toMatchObject({ page: 2 });
    expect(await find({ page: 'x', q: 'a\0b' })).toMatchObject({ page: 1 });
  });
  it('is not for visitors', async () => {
    await expect(listMedia(services, visitor, mediaListSchema.parse({}))).rejects.toMatchObject({ status: 401 });
  });
});

describe('describing', () => {
  it('changes what is given and keeps the rest', async () => {
    const item = await upload('một.jpg');
    await editMedia(services, writer, item.id, { alt: 'Một con đường', focalX: 0.2, focalY: 0.9 });
    const changed = await editMedia(services, writer, item.id, { caption: 'Đường xuân' });
    expect(changed).toMatchObject({ alt: 'Một con đường', caption: 'Đường xuân' });
    expect(changed.picture?.focal).toEqual({ x: expect.closeTo(0.2), y: expect.closeTo(0.9) });
    const rows = await services.db
      .selectFrom('audit_entry')
      .select('details')
      .where('subject_id', '=', item.id)
      .where('action', '=', 'media.edited')
      .orderBy('id')
      .execute();
    expect(rows.map((row) => row.details)).toEqual([{ fields: ['alt', 'focalX', 'focalY'] }, { fields: ['caption'] }]);
  });
  it("is for one's own files, and for editors", async () => {
    const item = await upload('hai.jpg');
    const other = testActor([{ role: 'writer', unitId: null }], await person('Người khác', 'khac@mhh.test'));
    await expect(editMedia(services, other, item.id, { alt: 'x' })).rejects.toMatchObject({ status: 403 });
    await expect(removeMedia(services, other, item.id)).rejects.toMatchObject({ status: 403 });
    expect(await editMedia(services, editor, item.id, { alt: 'x' })).toMatchObject({ alt: 'x' });
    expect(await readMedia(services, other, item.id)).toMatchObject({ uploadedBy: 'Lê Thị Mẫu', mayEdit: false });
  });
  it('tells what is not there', async () => {
    const nowhere = '018f0000-0000-7000-8000-000000000000';
    await expect(readMedia(services, editor, nowhere)).rejects.toMatchObject({ code: 'not_found' });
    await expect(editMedia(services, editor, nowhere, { alt: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await mediaById(services.db, [nowhere, 'no id', "'; drop table media"])).toEqual(new Map());
  });
});

describe('removing', () => {
  it('is refused while the file is in use, saying where; afterwards nothing is left', async () => {
    const item = await upload('dùng.jpg');
    const uses: MediaUse[] = [{ title: 'Đường hoa nở', href: '/van-phong/bai-viet/1' }];
    services.mediaUsages.push({ whereUsed: async (_db, id) => (id === item.id ? uses : []) });
    expect((await readMedia(services, writer, item.id)).uses).toEqual(uses);
    await expect(removeMedia(services, writer, item.id)).rejects.toMatchObject({
      code: 'media_in_use',
      status: 409,
      details: { uses }
    });
    uses.pop();
    await makeAvifSizes(services);
    await removeMedia(services, writer, item.id);
    expect(await services.files.size(`media/${item.id}/320.webp`)).toBeNull();
    expect(await readdir(`${services.config.dataDir}/files/media/${item.id}`)).toEqual([]);
    await expect(readMedia(services, writer, item.id)).rejects.toMatchObject({ code: 'not_found' });
  });
  it('is refused by the database too, when an article refers to the file', async () => {
    const item = await upload('dẫn.jpg');
    await services.db.insertInto('section').values({ slug: 'tin', name_vi: 'Tin', name_en: 'News' }).execute();
    await services.db
      .insertInto('article')
      .values((values) => ({
        section_id: values.selectFrom('section').select('id').limit(1),
        slug: 'bai',
        title: 'Bài',
        preview_token: 'x',
        lead_media_id: item.id
      }))
      .execute();
    await expect(removeMedia(services, editor, item.id)).rejects.toMatchObject({ code: 'media_in_use' });
    await services.db.deleteFrom('article').execute();
  });
});

describe('the AVIF job', () => {
  it('makes each size once, and pages then offer them', async () => {
    await makeAvifSizes(services);
    const item = await upload('avif.jpg');
    expect(item.picture?.avif).toBe('');
    const counts = await Promise.all([makeAvifSizes(services), makeAvifSizes(services)]);
    expect(counts[0]! + counts[1]!).toBe(1);
    const media = (await mediaById(services.db, [item.id])).get(item.id)!;
    expect(media.avifState).toBe('done');
    expect(pictureOf(media)?.avif.match(/\d+\.avif/g)).toEqual(['320.avif', '400.avif']);
    const bytes = await buffer((await services.files.get(`media/${item.id}/400.avif`))!.stream);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 400, height: 260 });
  });
  it('begins no picture once the program stops', async () => {
    const item = await upload('dừng.jpg');
    expect(await makeAvifSizes({ ...services, jobs: { ...services.jobs, stopping: true } })).toBe(0);
    expect(await makeAvifSizes(services)).toBe(1);
    expect((await mediaById(services.db, [item.id])).get(item.id)?.avifState).toBe('done');
  });
  it('tries a broken one three times, ten minutes apart, and leaves it', async () => {
    const item = await upload('hỏng.jpg');
    await services.files.put(`media/${item.id}/original.jpg`, Buffer.from('broken'), 'image/jpeg');
    const state = async () => (await mediaById(services.db, [item.id])).get(item.id)?.avifState;
    for (let attempt = 0; attempt < 3; attempt++) {
      expect(await state()).toBe('waiting');
      expect(await makeAvifSizes(services)).toBe(0);
      expect(await makeAvifSizes(services)).toBe(0);
      services.clock.advance(11 * 60_000);
    }
    expect(await state()).toBe('failed');
  });
});

describe('the sweep', () => {
  it('removes what belongs to no record and is old, and nothing else', async () => {
    const item = await upload('giữ.jpg');
    const hex = (time: number) => Math.floor(time).toString(16).padStart(12, '0');
    const idAt = (time: number) => `${hex(time).slice(0, 8)}-${hex(time).slice(8)}-7000-8000-000000000001`;
    const now = services.clock.now().getTime();
    const [old, fresh] = [idAt(now - 30 * 3_600_000), idAt(now - 3_600_000)];
    for (const key of [`media/${old}/original.jpg`, `media/${old}/320.webp`, `media/${fresh}/320.webp`, 'og/a.jpg'])
      await services.files.put(key, Buffer.from('x'), 'image/jpeg');
    expect(await sweepMediaFiles(services)).toBe(2);
    expect(await services.files.size(`media/${fresh}/320.webp`)).toBe(1);
    expect(await services.files.size('og/a.jpg')).toBe(1);
    expect(await services.files.size(`media/${item.id}/320.webp`)).toBeGreaterThan(1);
  });
});

describe('handing out', () => {
  it('knows exactly the variants there are', async () => {
    const item = await upload('biến thể.jpg');
    for (const variant of ['original', '320.webp', '400.webp'])
      expect((await findMediaFile(services, visitor, item.id, variant)).bytes).toBeGreaterThan(100);
    for (const variant of [
      '640.webp',
      '320.avif',
      'file',
      '',
      '../original',
      '320.webp/..',
      'original.jpg',
      '320.WEBP'
    ])
      await expect(findMediaFile(services, visitor, item.id, variant)).rejects.toMatchObject({ code: 'not_found' });
    for (const id of ['', '..', `${item.id}/..`, '%00', 'a'.repeat(36)])
      await expect(findMediaFile(services, visitor, id, 'original')).rejects.toMatchObject({ code: 'not_found' });
    await expect(openMediaFile(services, { key: 'media/none' })).rejects.toMatchObject({ code: 'not_found' });
  });
  it('goes on while the database is away, for files it has met', async () => {
    const away = await testServices();
    const source = await files.picture(330, 200).jpeg().toBuffer();
    const { item } = await uploadImage(away, editor, { source, fileName: 'a.jpg' });
    await findMediaFile(away, visitor, item.id, 'original');
    const broken = { ...away, db: away.db.withPlugin(failing) };
    await expect(findMediaFile(broken, visitor, item.id, 'original')).rejects.toThrow('away');
    Object.assign(away, { db: broken.db });
    const now = Date.now();
    const { now: real } = Date;
    Date.now = () => now + 3_600_000;
    try {
      expect((await findMediaFile(away, visitor, item.id, 'original')).contentType).toBe('image/jpeg');
    } finally {
      Date.now = real;
    }
  });
});
const failing: KyselyPlugin = {
  transformQuery: () => {
    throw new Error('the database is away');
  },
  transformResult: async ({ result }) => result
};

describe('link previews', () => {
  it('are drawn once for what they show', async () => {
    const item = await upload('dẫn đầu.jpg');
    const subject = { title: 'Đường hoa nở rộ ở Suối Mơ', section: 'Mô hình', leadMediaId: item.id };
    const picture = await ogPicture(services, subject);
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 1_200, height: 630 });
    const countOg = async () => (await readdir(`${services.config.dataDir}/files/og`)).length;
    const before = await countOg();
    expect((await ogPicture(services, subject)).equals(picture)).toBe(true);
    expect(await countOg()).toBe(before);
    const other = await ogPicture(services, { ...subject, title: 'Tên khác', leadMediaId: null });
    expect(other.equals(picture)).toBe(false);
    expect(await countOg()).toBe(before + 1);
  });
  it('are found by slug through the modules that own it', async () => {
    services.shareSubjects.push({
      find: async (_db, slug) => (slug === 'duong-hoa' ? { title: 'Đường hoa', section: '', leadMediaId: null } : null)
    });
    expect((await ogPictureOfSlug(services, visitor, 'duong-hoa')).length).toBeGreaterThan(5_000);
    await expect(ogPictureOfSlug(services, visitor, 'khac')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('with an S3-compatible store', () => {
  it('uploads, makes AVIF, hands out parts and removes just the same', async () => {
    const s3 = await startS3Server();
    const { endpoint, bucket, accessKeyId, secretAccessKey } = s3.settings;
    const away = await testServices({
      S3_ENDPOINT: endpoint,
      S3_BUCKET: bucket,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey
    });
    const source = await files.picture(330, 200).jpeg().toBuffer();
    const { item } = await uploadImage(away, editor, { source, fileName: 'a.jpg' });
    expect(await makeAvifSizes(away)).toBe(1);
    expect([...s3.objects].map(([key, { type }]) => [key.split('/')[2], type]).sort()).toEqual([
      ['320.avif', 'image/avif'],
      ['320.webp', 'image/webp'],
      ['330.avif', 'image/avif'],
      ['330.webp', 'image/webp'],
      ['original.jpg', 'image/jpeg']
    ]);
    const film = files.mp4();
    const video = (await uploadMedia(away, editor, { source: film, fileName: 'phim.mp4' })).item;
    const found = await findMediaFile(away, visitor, video.id, 'file');
    const part = await openMediaFile(away, found, { start: 10, end: 19 });
    expect((await buffer(part.stream)).equals(film.subarray(10, 20))).toBe(true);
    await removeMedia(away, editor, item.id);
    await removeMedia(away, editor, video.id);
    expect(s3.objects.size).toBe(0);
    await s3.close();
  });
});
