// The answers of the pages' door: encoded for their reader, once, and with headers that say so.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { cachedAnswer, compressed, wholeBody } from './page-answers.ts';
import { encodePage } from './page-cache.ts';

const page = `<!doctype html><html lang="vi">${'<p lang="en">Mô hình hay</p>'.repeat(200)}`;
const taken = { html: page, locale: 'vi' } as const;
const none = { html: '', locale: 'vi' } as const;
const html = { 'content-type': 'text/html', 'content-length': '0', etag: '"of the empty page"' };
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

it('compresses a page that is not kept, and says so', async () => {
  for (const [encoding, unpack] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync]
  ] as const) {
    const answer = await compressed(new Response('', { status: 404, headers: html }), taken, encoding);
    const bytes = await bytesOf(answer);
    expect(answer.status).toBe(404);
    expect(unpack(bytes).toString()).toBe(page);
    expect(Object.fromEntries(answer.headers)).toEqual({
      'content-type': 'text/html',
      'content-encoding': encoding,
      'content-length': `${bytes.length}`,
      vary: 'accept-encoding'
    });
  }
});

it('sends a page as it is to who takes no encoding', async () => {
  const answer = await compressed(new Response('', { headers: html }), taken, undefined);
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(answer.headers.get('vary')).toBe('accept-encoding');
  expect((await bytesOf(answer)).toString()).toBe(page);
});

it('compresses what has a known length and is text, but nothing twice, no stream and no picture', async () => {
  const json = JSON.stringify({ text: 'a'.repeat(2_000) });
  const length = { 'content-length': `${json.length}` };
  const data = await compressed(
    new Response(json, { headers: { ...length, 'content-type': 'application/json' } }),
    none,
    'br'
  );
  expect(brotliDecompressSync(await bytesOf(data)).toString()).toBe(json);

  const untouched = [
    new Response(json, { headers: { 'content-type': 'text/csv' } }),
    new Response(json, { headers: { ...length, 'content-type': 'image/webp' } }),
    new Response(json, { headers: { ...length, 'content-type': 'application/json', 'content-encoding': 'gzip' } }),
    new Response(null, { status: 303, headers: { location: '/' } })
  ];
  for (const response of untouched) expect(await compressed(response, none, 'br')).toBe(response);

  const small = await compressed(
    new Response('{}', { headers: { 'content-type': 'application/json', 'content-length': '2' } }),
    none,
    'br'
  );
  expect(small.headers.get('content-encoding')).toBeNull();
  expect((await bytesOf(small)).toString()).toBe('{}');
});

it('keeps what Kit still had to say after the page', async () => {
  const late = await wholeBody(new Response('\n<script>late()</script>'), taken);
  expect(late.toString()).toBe(`${page}\n<script>late()</script>`);
  expect((await wholeBody(new Response('', { headers: html }), taken)).toString()).toBe(page);
  expect((await wholeBody(new Response('feed'), none)).toString()).toBe('feed');
});

it('names the language of an English page, and changes nothing else', async () => {
  const english = await wholeBody(new Response('', { headers: html }), { html: page, locale: 'en' });
  expect(english.toString()).toBe(page.replace('lang="vi"', 'lang="en"'));
});

it('answers from the cache with all headers of the page, and those of the request', async () => {
  const headers = { 'content-type': 'text/html', 'content-security-policy': "default-src 'self'" };
  const cached = await encodePage({ status: 200, headers, body: Buffer.from(page) });
  const answer = cachedAnswer(cached, 'gzip', { 'x-cache': 'miss', 'x-request-id': 'abc' });
  expect(gunzipSync(await bytesOf(answer)).toString()).toBe(page);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    ...headers,
    vary: 'accept-encoding, cookie',
    'content-encoding': 'gzip',
    'x-cache': 'miss',
    'x-request-id': 'abc'
  });
});
