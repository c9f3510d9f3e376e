// Public pages are the same from the cache as freshly made, travel compressed, and never carry another reader's name.
import { request as send } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test, type APIRequestContext } from '@playwright/test';
import { signInRequest } from '#tests/support/e2e-facts.ts';

const perRequest = new Set(['date', 'x-request-id', 'x-cache']);

/** A page as it comes over the wire, before anybody unpacks it. */
function fetchRaw(baseURL: string | undefined, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: Record<string, string>; body: Buffer }>((resolve, reject) => {
    send(new URL(path, baseURL), { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status = 0, headers: all } = response;
        resolve({ status, headers: all as Record<string, string>, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
const lasting = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !perRequest.has(name)));

async function cookieOf(request: APIRequestContext): Promise<string> {
  const { cookies } = await request.storageState();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

test('a hit has the bytes and headers of the miss that made it', async ({ baseURL }) => {
  for (const encoding of ['br', 'gzip'] as const) {
    // Any article may have been read by another test: an address of its own was not.
    const path = `/tin?lan=${Date.now()}-${encoding}`;
    const miss = await fetchRaw(baseURL, path, { 'accept-encoding': encoding });
    const hit = await fetchRaw(baseURL, path, { 'accept-encoding': encoding });
    expect(miss.headers['x-cache']).toBe('miss');
    expect(hit.headers['x-cache']).toBe('hit');
    expect(lasting(hit.headers)).toEqual(lasting(miss.headers));
    expect(hit.body.equals(miss.body)).toBe(true);
    expect(hit.headers['x-request-id']).not.toBe(miss.headers['x-request-id']);
    expect(hit.headers).toMatchObject({
      'content-encoding': encoding,
      vary: 'accept-encoding, cookie',
      'x-content-type-options': 'nosniff'
    });
    expect(hit.headers['content-security-policy']).toContain("script-src 'self' 'sha256-");
    const plain = await fetchRaw(baseURL, path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(unpack[encoding](hit.body).equals(plain.body)).toBe(true);
    expect(plain.body.toString()).toContain('<html lang="vi">');
  }
});

test('a reader who has the page is told that it is unchanged', async ({ baseURL }) => {
  const { headers } = await fetchRaw(baseURL, '/');
  const again = await fetchRaw(baseURL, '/', { 'if-none-match': headers.etag ?? '' });
  expect(again.status).toBe(304);
  expect(again.body).toHaveLength(0);
});

test('a signed-in reader gets a page of their own, compressed, kept by nobody', async ({ request, baseURL }) => {
  await signInRequest(request, 'editor', baseURL ?? '');
  const cookie = await cookieOf(request);
  for (const path of ['/', '/van-phong']) {
    const own = await fetchRaw(baseURL, path, { cookie, 'accept-encoding': 'gzip, br' });
    expect(own.status).toBe(200);
    expect(own.headers['x-cache']).toBeUndefined();
    expect(own.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'private, no-store',
      vary: 'accept-encoding'
    });
    expect(brotliDecompressSync(own.body).toString()).toContain('href="/van-phong"');
  }
  const visitor = await fetchRaw(baseURL, '/', { 'accept-encoding': 'br' });
  expect(brotliDecompressSync(visitor.body).toString()).not.toContain('href="/van-phong"');
});

test('pages that are not found, and data, travel compressed too', async ({ baseURL }) => {
  const missing = await fetchRaw(baseURL, '/khong-co-trang-nay', { 'accept-encoding': 'gzip' });
  expect(missing.status).toBe(404);
  expect(gunzipSync(missing.body).toString()).toContain('<html lang="vi">');
  const data = await fetchRaw(baseURL, '/tin/__data.json', { 'accept-encoding': 'br' });
  expect(JSON.parse(brotliDecompressSync(data.body).toString())).toMatchObject({ type: 'data' });
});

test('the two upright fonts are fetched with the page, the italic one is not', async ({ baseURL }) => {
  const { body } = await fetchRaw(baseURL, '/');
  const fonts = body.toString().match(/<link [^>]*as="font"[^>]*>/g) ?? [];
  expect(fonts).toHaveLength(2);
  expect(fonts.join()).not.toContain('italic');
});
