// Keeps rendered public pages in memory; cleared by LISTEN/NOTIFY; a stale page stands in while the database is away.
import pg from 'pg';
import { sql } from 'kysely';
import { compress, decompress, isText, worthCompressing, type Encoding } from './compression.ts';
import type { Tx } from './database.ts';
import type { Logger } from './logger.ts';

/** A page as it goes over the wire in one encoding. */
export interface PageVariant {
  body: Buffer;
  /** Names and values in turn, as `writeHead` takes them; whoever answers adds what belongs to the one request. */
  headers: string[];
}

export interface RenderedPage {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export interface CachedPage {
  status: number;
  etag: string | undefined;
  /** What a reader gets who has this page already (304). */
  unchanged: string[];
  /** Kept only where compressing is not worth it: a large page is kept twice, compressed, instead of three times. */
  plain: PageVariant | undefined;
  gzip: PageVariant | undefined;
  brotli: PageVariant | undefined;
  plainHeaders: string[];
  storedAt: number;
}

const channel = 'page_cache';
const freshMilliseconds = 60_000;
const maximumPages = 2_000;
const maximumBytes = 48 * 1024 * 1024;
/** What else hangs on a page in memory. */
const overhead = 4_000;
const revalidating = new Set(['cache-control', 'content-location', 'etag', 'expires', 'vary']);

function flat(headers: Record<string, string>, body: Buffer, encoding?: Encoding): string[] {
  const all = { ...headers, 'content-length': String(body.length), ...(encoding && { 'content-encoding': encoding }) };
  // Read back from JSON the texts lie in one piece each: headers put together from parts are slow to check and to write.
  return JSON.parse(JSON.stringify(Object.entries(all).flat())) as string[];
}

/** A rendered page in the form the cache keeps and every reader of it gets. */
export async function encodePage(page: RenderedPage): Promise<CachedPage> {
  const headers: Record<string, string> = { ...page.headers, vary: 'accept-encoding, cookie' };
  const large = page.body.length > worthCompressing && isText(headers['content-type']);
  const [brotli, gzip] = large
    ? await Promise.all([compress(page.body, 'br', 'kept'), compress(page.body, 'gzip', 'kept')])
    : [];
  const plainHeaders = flat(headers, page.body);
  return {
    status: page.status,
    etag: headers.etag,
    unchanged: Object.entries(headers)
      .filter(([name]) => revalidating.has(name))
      .flat(),
    plain: large ? undefined : { body: page.body, headers: plainHeaders },
    brotli: brotli && { body: brotli, headers: flat(headers, brotli, 'br') },
    gzip: gzip && { body: gzip, headers: flat(headers, gzip, 'gzip') },
    plainHeaders,
    storedAt: Date.now()
  };
}

/** The page in the encoding a reader takes. */
export function variantFor(page: CachedPage, encoding: Encoding | undefined): PageVariant {
  if (page.plain) return page.plain;
  if (page.brotli && encoding === 'br') return page.brotli;
  const { gzip } = page;
  if (!gzip) throw new Error('a cached page has no body');
  return encoding === 'gzip' ? gzip : { body: decompress(gzip.body), headers: page.plainHeaders };
}

/** Whether an If-None-Match header names the page as it is. */
export const isUnchanged = (page: CachedPage, ifNoneMatch: string | undefined): boolean =>
  ifNoneMatch !== undefined && page.etag !== undefined && ifNoneMatch.replace(/^W\//, '') === page.etag;

export class PageCache {
  readonly #pages = new Map<string, CachedPage>();
  readonly #underWay = new Map<string, Promise<CachedPage | undefined>>();
  #bytes = 0;
  #clearedAt = 0;
  /** Grows with every clear: a page rendered before a clear must not be stored after it. */
  generation = 0;

  /** A page that may be served as it is. */
  fresh(key: string): CachedPage | undefined {
    const page = this.#pages.get(key);
    if (!page || page.storedAt <= this.#clearedAt || Date.now() - page.storedAt > freshMilliseconds) return undefined;
    return page;
  }

  /** A page of any age, for when rendering it anew fails. */
  stale(key: string): CachedPage | undefined {
    return this.#pages.get(key);
  }

  /**
   * Readers who come while a page is rendered wait for it: after a change the crowd must not render it a hundred times.
   * @returns undefined when nobody renders it now; a promise of undefined when it turned out to be no page to share
   */
  underWay(key: string): Promise<CachedPage | undefined> | undefined {
    return this.#underWay.get(`${this.generation} ${key}`);
  }

  /** Says that a page is being rendered; call what comes back with the page, or without one, whatever happens. */
  begin(key: string): (page?: CachedPage) => void {
    const name = `${this.generation} ${key}`;
    const { promise, resolve } = Promise.withResolvers<CachedPage | undefined>();
    this.#underWay.set(name, promise);
    return (page) => {
      if (this.#underWay.get(name) === promise) this.#underWay.delete(name);
      resolve(page);
    };
  }

  /** Keeps a page unless something public changed since `generation`, and gives it in the form readers get. */
  async store(key: string, generation: number, rendered: RenderedPage): Promise<CachedPage> {
    const page = await encodePage(rendered);
    if (generation !== this.generation) return page;
    this.#drop(key);
    page.storedAt = Math.max(page.storedAt, this.#clearedAt + 1);
    this.#pages.set(key, page);
    this.#bytes += weight(page);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= maximumPages && this.#bytes <= maximumBytes) break;
      this.#drop(oldest);
    }
    return page;
  }

  /** Marks every page stale. Stale pages stay as a reserve. */
  clear(): void {
    this.#clearedAt = Date.now();
    this.generation += 1;
  }

  #drop(key: string): void {
    const page = this.#pages.get(key);
    if (!page) return;
    this.#bytes -= weight(page);
    this.#pages.delete(key);
  }
}

const weight = ({ plain, gzip, brotli }: CachedPage) =>
  (plain?.body.length ?? 0) + (gzip?.body.length ?? 0) + (brotli?.body.length ?? 0) + overhead;

/** Tells every process, when the transaction commits, that public pages changed. */
export async function announcePageChange(tx: Tx): Promise<void> {
  await sql`select pg_notify(${channel}, '')`.execute(tx);
}

/** Listens for announcements and clears the cache; reconnects for ever, clearing after each gap. */
export function listenForPageChanges(
  cache: PageCache,
  options: { url: string; logger: Logger }
): { stop(): Promise<void> } {
  let client: pg.Client | undefined;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;
  const again = () => {
    if (stopped || retry) return;
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, 1_000);
  };
  const connect = async () => {
    const next = new pg.Client({
      connectionString: options.url,
      application_name: 'mhh page cache',
      connectionTimeoutMillis: 5_000,
      keepAlive: true
    });
    next.on('error', () => again());
    next.on('end', () => again());
    next.on('notification', () => cache.clear());
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      cache.clear();
      client = next;
    } catch (error) {
      options.logger.debug({ reason: (error as Error).message }, 'page cache: cannot listen yet');
      next.end().catch(() => undefined);
      again();
    }
  };
  void connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    }
  };
}
