// The only place where Fastify meets SvelteKit: the built handler in production, Vite in middleware mode in development.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from './platform/actor.ts';
import type { Services } from './services.ts';
import { existsSync } from 'node:fs';

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

function serveCached(services: Services, request: FastifyRequest, reply: FastifyReply): boolean {
  const key = pageCacheKey(request.method, request.headers.cookie, request.host, request.url);
  const page = key ? services.pageCache.fresh(key) : undefined;
  if (!page) return false;
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const [body, encoding] =
    page.brotli && /\bbr\b/.test(accepted)
      ? [page.brotli, 'br']
      : page.gzip && /\bgzip\b/.test(accepted)
        ? [page.gzip, 'gzip']
        : [page.body, ''];
  const raw = reply.raw;
  reply.hijack();
  const headers: Record<string, string | number> = {
    ...page.headers,
    'content-length': body.length,
    vary: 'accept-encoding, cookie',
    'x-request-id': request.id,
    'x-cache': 'hit'
  };
  if (encoding) headers['content-encoding'] = encoding;
  raw.writeHead(page.status, headers);
  raw.end(body);
  return true;
}

/** Mounts the pages under everything Fastify itself does not answer. */
export async function hostPages(app: FastifyInstance, services: Services): Promise<void> {
  const { middleware, close } = await pagesMiddleware(app, services.config.mode === 'development');
  app.addHook('onClose', close);
  await app.register(async (pages) => {
    pages.removeAllContentTypeParsers();
    pages.addContentTypeParser('*', (_request, _payload, done) => done(null));
    pages.addHook('onRequest', (request, reply, done) => {
      if (!serveCached(services, request, reply)) done();
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
