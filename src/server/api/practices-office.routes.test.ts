// A report over real HTTP: its parts as proposals, or an answer a writer understands.
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { visitorActor, type Actor } from '#server/platform/actor.ts';
import { reportFileLimit } from '#server/modules/practices/practices-intake.usecases.ts';
import { docxOf, paragraph } from '#tests/support/docx.ts';
import { staff } from '#tests/support/newsroom.ts';
import { testServices } from '#tests/support/services.ts';
import { translateErrors } from './api.routes.ts';
import { registerPracticesOffice } from './practices-office.routes.ts';

const services = await testServices();
const writer = await staff(services, 'unit_officer', 'Bình');
let actor: Actor = writer;
const app = Fastify({ forceCloseConnections: true });
await app.register(
  async (api) => {
    translateErrors(api);
    await registerPracticesOffice(api, services, async () => actor);
  },
  { prefix: '/api' }
);
await app.listen({ port: 0, host: '127.0.0.1' });
const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
afterAll(() => app.close());

interface Answer {
  proposals: { field: string; value: string }[];
  rest: string;
  error?: { code: string; message: string };
}
async function send(body: Buffer) {
  const response = await fetch(`${origin}/api/v1/practices/report`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body)
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}

describe('a report in Word', () => {
  it('answers what it proposes, and keeps nothing', async () => {
    const body =
      paragraph('Tên mô hình: Đường hoa') + paragraph('Cách làm', 'Heading1') + paragraph('Mỗi hộ hai mươi mét.');
    const { status, answer } = await send(docxOf(body));
    expect(status).toBe(200);
    expect(answer.proposals.map((one) => [one.field, one.value])).toEqual([['name', 'Đường hoa'], ['kind', 'model'], ['approach', 'Mỗi hộ hai mươi mét.']]); // prettier-ignore
    expect(await services.db.selectFrom('practice').select('id').execute()).toEqual([]);
    expect(await services.db.selectFrom('media').select('id').execute()).toEqual([]);
  });
  it('is refused with a reason when it is none, or too large', async () => {
    expect(await send(Buffer.from('xin chào'))).toMatchObject({
      status: 422,
      answer: { error: { code: 'docx_not_docx' } }
    });
    expect(await send(Buffer.alloc(0))).toMatchObject({ status: 422, answer: { error: { code: 'docx_empty' } } });
    const large = await send(Buffer.alloc(reportFileLimit + 1)).catch(() => null);
    // The connection may be cut while the body is still being sent.
    if (large) expect(large).toMatchObject({ status: 413, answer: { error: { code: 'docx_too_large' } } });
  });
  it('is read for those who write practices alone', async () => {
    actor = visitorActor('t');
    expect((await send(docxOf(paragraph('x')))).status).toBe(401);
    actor = await staff(services, 'writer', 'Biên tập');
    expect((await send(docxOf(paragraph('x')))).status).toBe(403);
    actor = writer;
  });
});
