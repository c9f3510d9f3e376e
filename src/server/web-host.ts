// The only place where Fastify meets SvelteKit: the built handler in production, Vite in middleware mode in development.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { Actor } from './platform/actor.ts';
import { acceptedEncoding } from './platform/compression.ts';
import { isUnchanged, variantFor } from './platform/page-cache.ts';
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

/** Answers from the page cache when it can. @param host as the trusted proxies give it */
function answerFromCache(
  { pageCache }: Services,
  request: IncomingMessage,
  response: ServerResponse,
  about: { host: string; url: string; requestId: () => string }
): boolean {
  const { headers, method = '' } = request;
  const key = pageCacheKey(method, headers.cookie, about.host, about.url);
  const page = key ? pageCache.fresh(key) : undefined;
  if (!page) return false;
  const own = ['x-cache', 'hit', 'x-request-id', about.requestId()];
  if (isUnchanged(page, headers['if-none-match'])) {
    response.writeHead(304, [...page.unchanged, ...own]).end();
    return true;
  }
  const { body, headers: ready } = variantFor(page, acceptedEncoding(headers['accept-encoding'] as string | undefined));
  response.writeHead(page.status, [...ready, ...own]).end(body);
  return true;
}

/**
 * Answers hits before Fastify looks at them: its routing and hooks would take longer than sending the page. What it does
 * for every request is done here too: an identifier, a metric, a line in the log.
 */
export function answerHitsFirst(app: FastifyInstance, services: Services): void {
  const [fastify] = app.server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  if (!fastify) throw new Error('Fastify does not listen to its server yet.');
  let draining = false;
  app.addHook('preClose', async () => void (draining = true));
  app.server.removeListener('request', fastify);
  app.server.on('request', (request, response) => {
    const { host } = request.headers;
    // Behind a proxy that names another host, and while connections are being closed, Fastify knows what to do.
    if (draining || !host || request.headers['x-forwarded-host']) return fastify(request, response);
    const began = performance.now();
    let id = '';
    const url = request.url ?? '/';
    const answered = answerFromCache(services, request, response, {
      host,
      url,
      requestId: () => (id = newRequestId())
    });
    if (!answered) return fastify(request, response);
    response.on('finish', () =>
      recordAnswer(services, { id, method: 'GET', url, status: response.statusCode, ms: performance.now() - began })
    );
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
      const { host, url, id } = request;
      if (answerFromCache(services, request.raw, reply.raw, { host, url, requestId: () => id })) reply.hijack();
      else done();
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
