// The media door over real HTTP: how files are served, and how uploads are refused on the wire.
import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { visitorActor, type Actor } from '#server/platform/actor.ts';
import * as files from '#tests/support/media-files.ts';
import { testActor, testServices } from '#tests/support/services.ts';
import type { UploadAnswer } from '#shared/media.ts';
import { translateErrors } from './api.routes.ts';
import { registerMediaLibrary } from './media-library.routes.ts';
import { registerMediaFiles } from './media.routes.ts';

const services = await testServices();
let actor: Actor = testActor([{ role: 'editor', unitId: null }]);
const app = Fastify({ forceCloseConnections: true });
await app.register(
  async (api) => {
    translateErrors(api);
    await registerMediaLibrary(api, services, async () => actor);
  },
  { prefix: '/api' }
);
await registerMediaFiles(app, services);
await app.listen({ port: 0, host: '127.0.0.1' });
const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
afterAll(() => app.close());

const send = async (body: Buffer, name: string, query = '') => {
  const response = await fetch(`${origin}/api/v1/media${query}`, {
    method: 'POST',
    headers: { 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body)
  });
  return { status: response.status, answer: (await response.json()) as UploadAnswer & { error: { code: string } } };
};
const uploaded = async (body: Buffer, name: string) => (await send(body, name)).answer.item;
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${origin}${path}`, { headers, method });

const photo = await uploaded(await files.picture(700, 400).jpeg().toBuffer(), 'Đường hoa.jpg');
const film = files.mp4('isom', 5_000);
const video = await uploaded(film, 'phim.mp4');
const paper = await uploaded(files.pdf(), 'Kế hoạch "25"-KH\u2019BTG.pdf');

describe('serving', () => {
  it('a picture, for ever, and harmless', async () => {
    const response = await get(photo.picture!.src);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'accept-ranges': 'bytes',
      etag: expect.stringMatching(/^"[\da-f]{12}-[\da-f]{8}"$/),
      'last-modified': 'Mon, 23 Nov 2026 03:00:00 GMT'
    });
    expect((await response.arrayBuffer()).byteLength).toBe(Number(response.headers.get('content-length')));
  });
  it('for a short time where the address does not name the content', async () => {
    const response = await get(`/media/${photo.id}/original`);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    expect((await get(`/media/${photo.id}/original?v=other`)).headers.get('cache-control')).toBe('public, max-age=300');
  });
  it('304 to a browser that has it, and different tags for different sizes', async () => {
    const [small, large] = await Promise.all([get(`/media/${photo.id}/320.webp`), get(`/media/${photo.id}/640.webp`)]);
    const tag = small.headers.get('etag')!;
    expect(tag).not.toBe(large.headers.get('etag'));
    const again = await get(`/media/${photo.id}/320.webp`, { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(tag);
    expect((await again.arrayBuffer()).byteLength).toBe(0);
    expect((await get(`/media/${photo.id}/640.webp`, { 'if-none-match': tag })).status).toBe(200);
  });
  it('HEAD: the same headers without the bytes', async () => {
    const response = await get(`/media/${video.id}/file`, {}, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(film.length));
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect((await response.arrayBuffer()).byteLength).toBe(0);
  });
  it('parts of a video', async () => {
    const part = await get(video.url, { range: 'bytes=100-199' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 100-199/${film.length}`);
    expect(Buffer.from(await part.arrayBuffer()).equals(film.subarray(100, 200))).toBe(true);
    const end = await get(video.url, { range: 'bytes=-50' });
    expect(Buffer.from(await end.arrayBuffer()).equals(film.subarray(-50))).toBe(true);
    const beyond = await get(video.url, { range: 'bytes=999999-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${film.length}`]);
    const changed = await get(video.url, { range: 'bytes=0-9', 'if-range': '"old"' });
    expect([changed.status, (await changed.arrayBuffer()).byteLength]).toEqual([200, film.length]);
  });
  it('documents to be saved under their name', async () => {
    const response = await get(paper.url);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="Ke hoach 25 -KHBTG.pdf"; filename*=UTF-8\'\'K%E1%BA%BF%20ho%E1%BA%A1ch%2025%20-KH%E2%80%99BTG.pdf'
    );
  });
  it.each([
    '/media/none/original',
    `/media/${photo.id}/file`,
    `/media/${photo.id}/9999.webp`,
    `/media/${photo.id}/..%2f..%2f..%2fsecret.key`,
    `/media/..%2f..%2fsecret.key/original`,
    `/media/${photo.id}%00/original`,
    `/media/${photo.id}`,
    '/media/',
    '/media/og/Nope.jpg',
    '/media/og/..%2fa.jpg',
    '/media/og/khong-co.jpg'
  ])('404 as JSON: %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
  });
  it('a link preview', async () => {
    services.shareSubjects.push({
      find: async (_db, slug) =>
        slug === 'bai-hay' ? { title: 'Bài hay', section: 'Tin', leadMediaId: photo.id } : null
    });
    const response = await get('/media/og/bai-hay.jpg');
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    const again = await get('/media/og/bai-hay.jpg', { 'if-none-match': response.headers.get('etag')! });
    expect(again.status).toBe(304);
  });
});

describe('uploading', () => {
  it('answers with the file, and with the earlier one the second time', async () => {
    const bytes = await files.picture(321, 200).png().toBuffer();
    const first = await send(bytes, 'Ảnh mới.png', '?kind=image');
    expect(first).toMatchObject({ status: 201, answer: { existing: false, item: { fileName: 'Ảnh mới.png' } } });
    expect(await send(bytes, 'x')).toMatchObject({ status: 200, answer: { existing: true } });
  });
  it('refuses with a text: another kind, no bytes, a broken name', async () => {
    expect(await send(files.pdf('khác'), 'a.png', '?kind=image')).toMatchObject({
      status: 415,
      answer: { error: { code: 'media_wrong_kind', message: expect.stringContaining('cần ảnh') } }
    });
    expect(await send(Buffer.alloc(0), 'a.png')).toMatchObject({
      status: 422,
      answer: { error: { code: 'media_empty' } }
    });
    const broken = await fetch(`${origin}/api/v1/media`, {
      method: 'POST',
      headers: { 'x-file-name': '%E0%A4%A' },
      body: 'x'
    });
    expect(await broken.json()).toMatchObject({ error: { code: 'media_bad_name' } });
    const nul = await send(await files.picture(9, 9).png().toBuffer(), 'a\0.png');
    expect(nul.answer.error.code).toBe('media_bad_name');
  });
  it('50 MB announced: refused at once, and the answer arrives', async () => {
    const { status, answer } = await send(Buffer.alloc(50 * 1024 * 1024), 'lớn.mp4');
    expect([status, answer.error.code]).toEqual([413, 'payload_too_large']);
  });
  it('50 MB unannounced: refused while they come, and the answer arrives', async () => {
    const answer = await new Promise<{ status: number; text: string; sent: number }>((resolve, reject) => {
      let sent = 0;
      const sender = httpRequest(`${origin}/api/v1/media`, { method: 'POST', headers: { 'x-file-name': 'a.mp4' } });
      sender.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text, sent }));
      });
      sender.on('error', reject);
      const more = () => {
        if (sent >= 50) return void sender.end();
        sent += 1;
        sender.write(Buffer.alloc(1024 * 1024), more);
      };
      more();
    });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'payload_too_large', details: { limitMb: 40 } } });
  });
  it('lists, edits and removes', async () => {
    const item = await uploaded(await files.picture(322, 200).png().toBuffer(), 'xoá.png');
    expect(await (await get('/api/v1/media?q=xoa&kind=image')).json()).toMatchObject({
      total: 1,
      items: [{ id: item.id }]
    });
    const patch = (body: string) =>
      fetch(`${origin}/api/v1/media/${item.id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body
      });
    expect(await (await patch('{"alt":"Cờ hoa","focalX":0.1}')).json()).toMatchObject({ alt: 'Cờ hoa' });
    expect((await patch('{"alt":"a\\u0000b"}')).status).toBe(422);
    expect((await patch('{"focalX":7}')).status).toBe(422);
    expect((await patch('{')).status).toBe(400);
    expect((await get(`/api/v1/media/${item.id}`, {}, 'DELETE')).status).toBe(204);
    expect((await get(`/api/v1/media/${item.id}`)).status).toBe(404);
    expect((await get('/api/v1/media/nothing')).status).toBe(404);
  });
});

describe('the form for browsers without scripts', () => {
  const post = async (file: Blob | string, name = 'ảnh.png', query = '') => {
    const form = new FormData();
    if (typeof file === 'string') form.set('file', file);
    else form.set('file', file, name);
    const response = await fetch(`${origin}/api/v1/media/form${query}`, {
      method: 'POST',
      body: form,
      redirect: 'manual'
    });
    return { status: response.status, to: response.headers.get('location') };
  };
  const blobOf = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]);

  it('leads to the file, or back to the library with the reason', async () => {
    const bytes = await files.picture(323, 200).png().toBuffer();
    const done = await post(blobOf(bytes));
    expect(done).toMatchObject({
      status: 303,
      to: expect.stringMatching(/^\/van-phong\/thu-vien\/[\da-f-]{36}\?moi=1$/)
    });
    const again = await post(blobOf(bytes), 'b.png', '?locale=en');
    expect(again.to).toBe(`/en${done.to?.replace('moi=1', 'da-co=1')}`);
    const stored = await get(`/media/${done.to?.split(/[/?]/)[3]}/original`);
    expect(stored.status).toBe(200);
    expect((await post(blobOf(files.mp4('qt  ')))).to).toBe('/van-phong/thu-vien?loi=media_refused_type&found=mov');
    expect((await post(blobOf(Buffer.alloc(0)))).to).toContain('loi=media_empty');
    expect((await post('no file')).to).toContain('loi=invalid_input');
  });
  it('refuses 50 MB', async () => {
    expect((await post(blobOf(Buffer.alloc(50 * 1024 * 1024)))).to).toContain('loi=payload_too_large&limitMb=40');
  });
  it('refuses what is no form, and reads nothing of a visitor', async () => {
    const broken = await fetch(`${origin}/api/v1/media/form`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nnonsense',
      redirect: 'manual'
    });
    expect(broken.headers.get('location')).toContain('loi=invalid_input');
    actor = visitorActor('test');
    expect((await post(blobOf(files.pdf('ai')))).to).toContain('loi=sign_in_needed');
    expect((await send(files.pdf('ai'), 'a.pdf')).status).toBe(401);
    actor = testActor([{ role: 'editor', unitId: null }]);
  });
});

it('keeps what it served exactly as it was uploaded, for videos and documents', async () => {
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const served = Buffer.from(await (await get(video.url)).arrayBuffer());
  expect(digest(served)).toBe(digest(film));
});
