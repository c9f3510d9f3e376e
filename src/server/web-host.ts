// The only place where Fastify meets SvelteKit: the built handler in production, Vite in middleware mode in development.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { Actor } from './platform/actor.ts';
import { acceptedEncoding } from './platform/compression.ts';
import { isUnchanged, variantFor, type CachedPage } from './platform/page-cache.ts';
import { newRequestId } from './platform/request-id.ts';
import { recordAnswer } from './request-record.ts';
import type { Services } from './services.ts';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

const addressHeader = 'x-mhh-address';
const protocolHeader = 'x-mhh-protocol';
const hostHeader = 'x-mhh-host';
const requestIdHeader = 'x-mhh-request-id';

/** What pages find in `event.locals`, handed over by one module-level slot that both doors' code shares. */
export interface PageServices {
  services: Services;
  resolveActor(headers: Headers, requestId: string): Promise<Actor>;
}
let handedOver: PageServices | undefined;

export function handToPages(value: PageServices): void {
  handedOver = value;
}
export function pageServices(): PageServices {
  if (!handedOver) throw new Error('The pages were started outside the server; run the server, which hosts them.');
  return handedOver;
}

const smallEnough = 256 * 1024;

/**
 * Kit hashes the script of every page for the content security policy with WebCrypto, whose work is done on another
 * thread: for some kilobytes the way there and back takes many times as long as the hash itself. So small SHA-256 digests
 * are made in place; the result is the same.
 */
export function digestInPlace(subtle: SubtleCrypto): void {
  const elsewhere = subtle.digest.bind(subtle);
  subtle.digest = async (algorithm, data) => {
    if (algorithm !== 'SHA-256' || data.byteLength > smallEnough) return elsewhere(algorithm, data);
    const bytes = ArrayBuffer.isView(data) ? data : new Uint8Array(data);
    return new Uint8Array(hash('sha256', bytes as NodeJS.ArrayBufferView, 'buffer')).buffer;
  };
}

const builtHandler = new URL('../../build/handler.js', import.meta.url);

async function pagesMiddleware(
  app: FastifyInstance,
  development: boolean
): Promise<{ middleware: Middleware; close(): Promise<void> }> {
  if (development) {
    const { createServer } = await import('vite');
    const vite = await createServer({
      configLoader: 'native',
      server: { middlewareMode: { server: app.server }, hmr: { server: app.server } }
    } as Parameters<typeof createServer>[0]);
    return { middleware: vite.middlewares as Middleware, close: () => vite.close() };
  }
  if (!existsSync(builtHandler)) throw new Error('The pages are not built yet: run npm start, or npm run build.');
  process.env.ADDRESS_HEADER = addressHeader;
  process.env.PROTOCOL_HEADER = protocolHeader;
  process.env.HOST_HEADER = hostHeader;
  process.env.BODY_SIZE_LIMIT = '3M';
  digestInPlace(globalThis.crypto.subtle);
  const { handler } = (await import(builtHandler.href)) as { handler: Middleware };
  return { middleware: handler, close: async () => undefined };
}

const sessionCookie = /(?:^|;\s*)(?:__Secure-)?mhh[.-]session/;

/** Key of a page in the cache; undefined when this request must be rendered for its own reader. */
export function pageCacheKey(
  method: string,
  cookie: string | undefined,
  host: string,
  url: string
): string | undefined {
  if (method !== 'GET' || (cookie && sessionCookie.test(cookie))) return undefined;
  return `${host} ${url}`;
}

/** The page that may be served to this reader as it is. @param host as the trusted proxies give it */
function cachedPage({ pageCache }: Services, request: IncomingMessage, host: string): CachedPage | undefined {
  const { method = '', url = '', headers } = request;
  const key = pageCacheKey(method, headers.cookie, host, url);
  return key ? pageCache.fresh(key) : undefined;
}

function sendCached(page: CachedPage, request: IncomingMessage, response: ServerResponse, requestId: string): void {
  const { headers } = request;
  const own = ['x-cache', 'hit', 'x-request-id', requestId];
  if (isUnchanged(page, headers['if-none-match'])) {
    response.writeHead(304, page.unchanged.concat(own)).end();
    return;
  }
  const variant = variantFor(page, acceptedEncoding(headers['accept-encoding'] as string | undefined));
  response.writeHead(page.status, variant.headers.concat(own)).end(variant.body);
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Answers hits before Fastify looks at them: its routing and hooks would take longer than sending the page. What it does
 * for every request is done here too: an identifier, a metric, a line in the log.
 */
export function answerHitsFirst(app: FastifyInstance, services: Services): void {
  const [fastify] = app.server.listeners('request') as Answer[];
  if (!fastify) throw new Error('Fastify does not listen to its server yet.');
  let draining = false;
  app.addHook('preClose', async () => void (draining = true));
  app.server.removeListener('request', fastify);
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { host, 'x-forwarded-host': forwarded } = request.headers;
    // Behind a proxy that names another host, and while connections are being closed, Fastify knows what to do.
    const page = draining || !host || forwarded ? undefined : cachedPage(services, request, host);
    if (!page) return fastify(request, response);
    const began = performance.now();
    const reqId = newRequestId();
    sendCached(page, request, response, reqId);
    // What is small and ready has been handed to the system by now: nothing is left to wait for.
    const { method = '', url = '' } = request;
    const { statusCode: status } = response;
    recordAnswer(services.metrics, services.logger, { reqId, method, url, status, ms: performance.now() - began });
  });
}

/** Mounts the pages under everything Fastify itself does not answer. */
export async function hostPages(app: FastifyInstance, services: Services): Promise<void> {
  const { middleware, close } = await pagesMiddleware(app, services.config.mode === 'development');
  app.addHook('onClose', close);
  answerHitsFirst(app, services);
  await app.register(async (pages) => {
    pages.removeAllContentTypeParsers();
    pages.addContentTypeParser('*', (_request, _payload, done) => done(null));
    pages.addHook('onRequest', (request, reply, done) => {
      const page = cachedPage(services, request.raw, request.host);
      if (!page) return done();
      reply.hijack();
      sendCached(page, request.raw, reply.raw, request.id);
    });
    pages.all('/*', (request, reply) => {
      const headers = request.raw.headers;
      headers[addressHeader] = request.ip;
      headers[protocolHeader] = request.protocol;
      headers[hostHeader] = request.host;
      headers[requestIdHeader] = request.id;
      if (services.config.mode === 'development') headers.host = request.host;
      reply.hijack();
      reply.raw.setHeader('x-request-id', request.id);
      middleware(request.raw, reply.raw, (error) => {
        if (error) request.log.error(error);
        if (!reply.raw.headersSent)
          reply.raw.writeHead(error ? 500 : 404, { 'content-type': 'text/plain; charset=utf-8' });
        reply.raw.end();
      });
    });
  });
}
