// A file of practices over real HTTP: a batch to look at, or an answer an officer understands; with and without scripts.
import type { AddressInfo } from 'node:net';
import ExcelJS from 'exceljs';
import Fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { visitorActor, type Actor } from '#server/platform/actor.ts';
import { overlayMapping } from '#server/cli/import.ts';
import { staff } from '#tests/support/newsroom.ts';
import { testServices } from '#tests/support/services.ts';
import { translateErrors } from './api.routes.ts';
import { registerPracticesImport } from './practices-import.routes.ts';

const services = await testServices();
const officer = await staff(services, 'unit_officer', 'Bình');
let actor: Actor = officer;
const app = Fastify({ forceCloseConnections: true });
await app.register(
  async (api) => {
    translateErrors(api);
    await registerPracticesImport(api, services, async () => actor);
  },
  { prefix: '/api' }
);
await app.listen({ port: 0, host: '127.0.0.1' });
const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
afterAll(() => app.close());

async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('x').addRows([['Tên mô hình'], ['Ngõ xanh']]);
  return Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
}
async function send(body: Buffer) {
  const response = await fetch(`${origin}/api/v1/practices/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('Danh sách.xlsx') },
    body: new Uint8Array(body)
  });
  return { status: response.status, answer: (await response.json()) as { id?: string; error?: { code: string } } };
}
async function sendForm(body: Buffer) {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(body)], 'Danh sách.xlsx'));
  const response = await fetch(`${origin}/api/v1/practices/import/form?locale=en`, { method: 'POST', body: form, redirect: 'manual' }); // prettier-ignore
  return { status: response.status, to: response.headers.get('location') };
}
const batches = () => services.db.selectFrom('import_batch').select(['id', 'file_name']).execute();

describe('a file of practices', () => {
  it('becomes a batch under its name', async () => {
    const { status, answer } = await send(await workbook());
    expect([status, await batches()]).toEqual([201, [{ id: answer.id, file_name: 'Danh sách.xlsx' }]]);
    const form = await sendForm(await workbook());
    expect([form.status, form.to]).toEqual([
      303,
      expect.stringMatching(/^\/en\/van-phong\/nhap-du-lieu\/[0-9a-f-]{36}$/)
    ]);
  });
  it('is refused with a reason, and nothing is kept', async () => {
    const before = (await batches()).length;
    expect(await send(Buffer.from('x'))).toMatchObject({
      status: 422,
      answer: { error: { code: 'workbook_not_workbook' } }
    });
    expect((await sendForm(Buffer.from('x'))).to).toMatch(/nhap-du-lieu\?loi=workbook_not_workbook/);
    expect((await batches()).length).toBe(before);
  });
  it('is read for those who write practices alone', async () => {
    actor = visitorActor('t');
    expect((await send(Buffer.from('x'))).status).toBe(401);
    actor = await staff(services, 'writer', 'Biên tập');
    expect((await send(Buffer.from('x'))).status).toBe(403);
    expect((await sendForm(Buffer.from('x'))).to).toMatch(/loi=forbidden/);
    actor = officer;
  });
});

it('columns named at the command line go over what the headings say', () => {
  expect(overlayMapping([null, 'name', 'unit'], 'A=code, c=')).toEqual(['code', 'name', null]);
  expect(overlayMapping([null, 'name'], 'A=name')).toEqual(['name', null]);
  expect(() => overlayMapping(['name'], 'D=unit')).toThrow('there is no column');
  expect(() => overlayMapping(['name'], 'A=gì')).toThrow('--map');
});
