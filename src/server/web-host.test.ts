// Hits of the page cache are answered before Fastify looks, with all that any answer has; what is no hit reaches Fastify.
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMetrics } from './platform/metrics.ts';
import { PageCache } from './platform/page-cache.ts';
import type { Services } from './services.ts';
import { answerHitsFirst, digestInPlace } from './web-host.ts';

const text = '<p>Mô hình hay</p>'.repeat(200);
const lines: Record<string, unknown>[] = [];
const pageCache = new PageCache();
const metrics = createMetrics();
const logger = { isLevelEnabled: () => true, info: (line: Record<string, unknown>) => void lines.push(line) };
const app = Fastify();
let port = 0;

beforeAll(async () => {
  answerHitsFirst(app, { pageCache, metrics, logger } as unknown as Services);
  app.get('/*', async () => 'from Fastify');
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as { port: number }).port;
  await pageCache.store(`127.0.0.1:${port} /`, pageCache.generation, {
    status: 200,
    headers: { 'content-type': 'text/html', etag: '"e"', 'content-security-policy': "default-src 'self'" },
    body: Buffer.from(text)
  });
});
afterAll(() => app.close());

function get(headers: Record<string, string>, path = '/', method = 'GET') {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const sent = httpRequest({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

it('answers a hit with the page, its headers and an identifier of its own', async () => {
  const answers = [await get({ 'accept-encoding': 'gzip, br' }), await get({ 'accept-encoding': 'gzip, br' })];
  for (const { status, headers, body } of answers) {
    expect(status).toBe(200);
    expect(brotliDecompressSync(body).toString()).toBe(text);
    expect(headers).toMatchObject({
      'x-cache': 'hit',
      'content-encoding': 'br',
      'content-security-policy': "default-src 'self'",
      vary: 'accept-encoding, cookie'
    });
    expect(headers['x-request-id']).toMatch(/^[2-9a-z]{12}$/);
  }
  expect(answers[0]?.headers['x-request-id']).not.toBe(answers[1]?.headers['x-request-id']);
  expect((await get({})).body.toString()).toBe(text);
});

it('measures and logs a hit under its identifier', async () => {
  lines.length = 0;
  const { headers } = await get({});
  await expect.poll(() => lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ reqId: headers['x-request-id'], method: 'GET', path: '/', status: 200 });
  expect(await metrics.registry.metrics()).toMatch(
    /mhh_request_seconds_count\{method="GET",door="page",status="200"\} \d/
  );
});

it('tells a reader who has the page that it is unchanged', async () => {
  const { status, headers, body } = await get({ 'if-none-match': 'W/"e"' });
  expect(status).toBe(304);
  expect(body).toHaveLength(0);
  expect(headers).toMatchObject({ etag: '"e"', 'x-cache': 'hit', vary: 'accept-encoding, cookie' });
});

it('leaves to Fastify who has a session, who asks otherwise, and what is not kept', async () => {
  const session = { cookie: 'a=b; mhh.session_token=none.none' };
  const forwarded = { 'x-forwarded-host': 'elsewhere.example' };
  for (const [headers, path] of [
    [session, '/'],
    [{ cookie: '__Secure-mhh.session_token=x' }, '/'],
    [forwarded, '/'],
    [{}, '/other']
  ] as const) {
    const answer = await get({ ...headers }, path);
    expect(answer.body.toString()).toBe('from Fastify');
    expect(answer.headers['x-cache']).toBeUndefined();
  }
  expect((await get({}, '/', 'POST')).status).toBe(404);
  expect((await get({ cookie: 'theme=dark' })).headers['x-cache']).toBe('hit');
  pageCache.clear();
  expect((await get({})).body.toString()).toBe('from Fastify');
});

it('makes in place the digests that WebCrypto makes elsewhere', async () => {
  const ours = Object.create(globalThis.crypto.subtle) as SubtleCrypto;
  const theirs = globalThis.crypto.subtle;
  ours.digest = theirs.digest.bind(theirs);
  digestInPlace(ours);
  const script = new TextEncoder().encode('...kit.start(app, element);'.repeat(500)).subarray(3);
  for (const data of [script, script.slice().buffer, new Uint8Array(0), new Uint8Array(300 * 1024).fill(7)])
    expect(await ours.digest('SHA-256', data)).toEqual(await theirs.digest('SHA-256', data));
  expect(await ours.digest('SHA-512', script)).toEqual(await theirs.digest('SHA-512', script));
  expect(await ours.digest({ name: 'SHA-256' }, script)).toEqual(await theirs.digest('SHA-256', script));
});
