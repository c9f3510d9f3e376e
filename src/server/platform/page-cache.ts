// Keeps rendered public pages in memory; cleared by LISTEN/NOTIFY; a stale page stands in while the database is away.
import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import pg from 'pg';
import { sql } from 'kysely';
import type { Tx } from './database.ts';
import type { Logger } from './logger.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export interface CachedPage {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  gzip: Buffer | undefined;
  brotli: Buffer | undefined;
  storedAt: number;
}

const channel = 'page_cache';
const freshMilliseconds = 60_000;
const maximumPages = 2_000;
const maximumBytes = 128 * 1024 * 1024;

export class PageCache {
  readonly #pages = new Map<string, CachedPage>();
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

  async store(key: string, generation: number, page: Pick<CachedPage, 'status' | 'headers' | 'body'>): Promise<void> {
    const storedAt = Date.now();
    const large = page.body.length > 1_000;
    const [brotli, zipped] = large
      ? await Promise.all([
          compressBrotli(page.body, {
            params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: page.body.length }
          }),
          compressGzip(page.body, { level: 6 })
        ])
      : [undefined, undefined];
    if (generation !== this.generation) return;
    this.#drop(key);
    const entry: CachedPage = { ...page, brotli, gzip: zipped, storedAt: Math.max(storedAt, this.#clearedAt + 1) };
    this.#pages.set(key, entry);
    this.#bytes += weight(entry);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= maximumPages && this.#bytes <= maximumBytes) break;
      this.#drop(oldest);
    }
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

const weight = (page: CachedPage) => page.body.length + (page.gzip?.length ?? 0) + (page.brotli?.length ?? 0) + 500;

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
