// Word files over real HTTP: a draft with its pictures, or an answer a writer understands.
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { visitorActor, type Actor } from '#server/platform/actor.ts';
import { getArticle } from '#server/modules/newsroom/newsroom-articles.usecases.ts';
import { docxOf, drawing, paragraph, table } from '#tests/support/docx.ts';
import * as files from '#tests/support/media-files.ts';
import { section, staff } from '#tests/support/newsroom.ts';
import { testServices } from '#tests/support/services.ts';
import { translateErrors } from './api.routes.ts';
import { registerNewsroomOffice } from './newsroom-office.routes.ts';

const services = await testServices();
const writer = await staff(services, 'writer', 'Bình');
let actor: Actor = writer;
const sectionId = await section(services);
const app = Fastify({ forceCloseConnections: true });
await app.register(
  async (api) => {
    translateErrors(api);
    await registerNewsroomOffice(api, services, async () => actor);
  },
  { prefix: '/api' }
);
await app.listen({ port: 0, host: '127.0.0.1' });
const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
afterAll(() => app.close());

const picture = await files.picture(900, 500).png().toBuffer();
const document = docxOf(
  paragraph('Báo cáo của xã', 'Title') + paragraph('Có 54 mô hình.') + table([['a', 'b']]) + drawing('Toàn cảnh'),
  { image: picture }
);
interface Answer {
  id: string;
  droppedPictures: number;
  error?: { code: string; message: string };
}
async function send(body: Buffer, query = `?section=${sectionId}`) {
  const response = await fetch(`${origin}/api/v1/newsroom/docx${query}`, {
    method: 'POST',
    headers: { 'x-file-name': encodeURIComponent('Báo cáo.docx'), 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body)
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}
async function sendForm(file: Buffer, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([new Uint8Array(file)], 'Báo cáo.docx'));
  const response = await fetch(`${origin}/api/v1/newsroom/docx/form`, {
    method: 'POST',
    body: form,
    redirect: 'manual'
  });
  return response.headers.get('location') ?? '';
}

describe('a Word file', () => {
  it('becomes a draft with its pictures in the library', async () => {
    const { status, answer } = await send(document);
    expect([status, answer.droppedPictures]).toEqual([201, 0]);
    const article = await getArticle(services, writer, { id: answer.id });
    expect(article).toMatchObject({ state: 'draft', content: { title: 'Báo cáo của xã', sectionId } });
    const [item] = Object.values(article.media);
    expect(article.content.body).toBe(
      `<p>Có 54 mô hình.</p>\n<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>\n<figure data-media="${item?.id}" data-alt="Toàn cảnh"></figure>`
    );
    expect(item?.picture).toMatchObject({ width: 900, height: 500 });
  });
  it('leaves out a picture nobody can show', async () => {
    const { answer } = await send(
      docxOf(paragraph('Tên', 'Title') + paragraph('x') + drawing('EMF'), { image: Buffer.from('EMF, truly') })
    );
    expect(answer.droppedPictures).toBe(1);
    expect((await getArticle(services, writer, { id: answer.id })).content.body).toBe('<p>x</p>');
  });
  it('is refused with a reason', async () => {
    expect(await send(Buffer.from('xin chào'))).toMatchObject({
      status: 422,
      answer: { error: { code: 'docx_not_docx' } }
    });
    expect(await send(Buffer.alloc(0))).toMatchObject({ status: 422, answer: { error: { code: 'docx_empty' } } });
    expect(await send(document, '')).toMatchObject({ status: 422, answer: { error: { code: 'invalid_input' } } });
    const large = await send(Buffer.alloc(50 * 1024 * 1024, 'PK'));
    expect(large).toMatchObject({ status: 413, answer: { error: { code: 'docx_too_large' } } });
    expect(large.answer.error?.message).toContain('40 MB');
  });
  it('is not read for those who may not write', async () => {
    actor = visitorActor('test');
    expect((await send(document)).status).toBe(401);
    actor = await staff(services, 'juror', 'Giám khảo');
    expect((await send(document)).status).toBe(403);
    actor = writer;
  });
  it('comes by a plain form too', async () => {
    expect(await sendForm(document, { section: sectionId })).toMatch(
      /^\/van-phong\/bai-viet\/[0-9a-f-]{36}\?tu-word=0$/
    );
    expect(await sendForm(Buffer.from('x'), { section: sectionId })).toBe('/van-phong/bai-viet/moi?loi=docx_not_docx');
    expect(await sendForm(document, {})).toBe('/van-phong/bai-viet/moi?loi=invalid_input');
    expect(await sendForm(Buffer.alloc(50 * 1024 * 1024), { section: sectionId })).toMatch(
      /loi=(docx|payload)_too_large&limitMb=40/
    );
  });
});
