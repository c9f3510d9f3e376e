// The page cache: fresh for a while, cleared by an announcement of any process, stale pages kept in reserve.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { testServices } from '#tests/support/services.ts';
import { inTransaction } from './database.ts';
import { createLogger } from './logger.ts';
import { announcePageChange, isUnchanged, listenForPageChanges, PageCache, variantFor } from './page-cache.ts';

const services = await testServices();
const page = (text: string) => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from(text.repeat(300))
});
const pairs = (flat: readonly string[]): Record<string, string> =>
  Object.fromEntries(flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? '']] : [])));
const until = async (condition: () => boolean) => {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > 10_000) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('the page cache', () => {
  it('serves what was stored, compressed, until cleared', async () => {
    const cache = new PageCache();
    await cache.store('h /', cache.generation, page('chào '));
    expect(cache.fresh('h /')?.brotli?.body.length).toBeLessThan(200);
    cache.clear();
    expect(cache.fresh('h /')).toBeUndefined();
    const reserve = cache.stale('h /');
    expect(reserve && variantFor(reserve, undefined).body.toString()).toContain('chào');
  });

  it('gives the first reader what the next ones get, byte for byte, in the encoding each takes', async () => {
    const cache = new PageCache();
    const { body } = page('chào ');
    const first = await cache.store('h /', cache.generation, page('chào '));
    const next = cache.fresh('h /');
    if (!next) throw new Error('nothing was stored');
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync, none: (bytes: Buffer) => bytes };
    for (const [encoding, name] of [
      ['br', 'br'],
      ['gzip', 'gzip'],
      [undefined, 'none']
    ] as const) {
      const variant = variantFor(first, encoding);
      expect(variantFor(next, encoding)).toEqual(variant);
      expect(unpack[name](variant.body).equals(body)).toBe(true);
      const headers = pairs(variant.headers);
      expect(headers).toMatchObject({ vary: 'accept-encoding, cookie', 'content-length': `${variant.body.length}` });
      expect(headers['content-encoding']).toBe(encoding);
    }
  });

  it('leaves what is small or no text as it is', async () => {
    const cache = new PageCache();
    const small = await cache.store('h /a', 0, {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: Buffer.from('a')
    });
    const picture = { status: 200, headers: { 'content-type': 'image/png' }, body: Buffer.alloc(5_000) };
    for (const stored of [small, await cache.store('h /b', 0, picture)]) {
      expect(stored.brotli ?? stored.gzip).toBeUndefined();
      expect(pairs(variantFor(stored, 'br').headers)['content-encoding']).toBeUndefined();
    }
  });

  it('knows a reader who has the page already, and says so with the few headers that belong there', async () => {
    const headers = { 'content-type': 'text/html', etag: '"e"', 'content-security-policy': 'x' };
    const stored = await new PageCache().store('h /', 0, { ...page('a'), headers });
    expect(isUnchanged(stored, '"e"')).toBe(true);
    expect(isUnchanged(stored, 'W/"e"')).toBe(true);
    expect(isUnchanged(stored, '"f"')).toBe(false);
    expect(isUnchanged(stored, undefined)).toBe(false);
    expect(pairs(stored.unchanged)).toEqual({ etag: '"e"', vary: 'accept-encoding, cookie' });
  });

  it('lets a crowd wait for one rendering, unless something changed since it began', async () => {
    const cache = new PageCache();
    expect(cache.underWay('h /')).toBeUndefined();
    const done = cache.begin('h /');
    const waiting = cache.underWay('h /');
    const stored = await cache.store('h /', cache.generation, page('a'));
    cache.clear();
    expect(cache.underWay('h /')).toBeUndefined();
    done(stored);
    expect(await waiting).toBe(stored);

    const failed = cache.begin('h /');
    const hoping = cache.underWay('h /');
    failed();
    expect(await hoping).toBeUndefined();
    expect(cache.underWay('h /')).toBeUndefined();
  });

  it('does not store a page rendered before a change', async () => {
    const cache = new PageCache();
    const before = cache.generation;
    cache.clear();
    await cache.store('h /', before, page('old '));
    expect(cache.fresh('h /')).toBeUndefined();
  });

  it('lets the oldest go when full', async () => {
    const cache = new PageCache();
    for (let n = 0; n < 2_005; n += 1)
      await cache.store(`h /${n}`, cache.generation, { status: 200, headers: {}, body: Buffer.from('x') });
    expect(cache.fresh('h /0')).toBeUndefined();
    expect(cache.fresh('h /2004')).toBeDefined();
  });

  it('hears a committed change of another process, and not a rolled-back one', async () => {
    const cache = new PageCache();
    const listener = listenForPageChanges(cache, { url: services.databaseUrl, logger: createLogger('silent') });
    afterAll(() => listener.stop());
    await until(() => cache.generation > 0);
    const generation = cache.generation;
    await inTransaction(services.db, async (tx) => {
      await announcePageChange(tx);
      throw new Error('no');
    }).catch(() => undefined);
    await inTransaction(services.db, (tx) => announcePageChange(tx));
    await until(() => cache.generation > generation);
    expect(cache.generation).toBe(generation + 1);
  });
});
