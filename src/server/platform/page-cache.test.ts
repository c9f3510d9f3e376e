// The page cache: fresh for a while, cleared by an announcement of any process, stale pages kept in reserve.
import { afterAll, describe, expect, it } from 'vitest';
import { testServices } from '#tests/support/services.ts';
import { inTransaction } from './database.ts';
import { createLogger } from './logger.ts';
import { announcePageChange, listenForPageChanges, PageCache } from './page-cache.ts';

const services = await testServices();
const page = (text: string) => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from(text.repeat(300))
});
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
    expect(cache.fresh('h /')?.brotli?.length).toBeLessThan(200);
    cache.clear();
    expect(cache.fresh('h /')).toBeUndefined();
    expect(cache.stale('h /')?.body.toString()).toContain('chào');
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
