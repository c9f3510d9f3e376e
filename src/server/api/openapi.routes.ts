// /api/openapi.json, gathered from the routes as they register; what a route says beside its schema is declared here.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { openApiDocument, type ApiRoute, type JsonSchema } from '#server/platform/openapi.ts';
import type { Services } from '#server/services.ts';
import { appVersion } from '#server/platform/version.ts';
import type { TokenScope } from '#shared/api-tokens.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a token must admit to use the route. */
    scope?: TokenScope;
    /** The schema by which the route itself reads its query, where Fastify does not. */
    query?: z.ZodType;
  }
}

const inputOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

/** Writes down every route under /api/v1 that is registered from here on. */
export function gatherRoutes(api: FastifyInstance, services: Services): void {
  api.addHook('onRoute', ({ method, url, schema = {}, config }) => {
    if (!url.startsWith('/api/v1')) return;
    const query = (schema.querystring ?? (config?.query && inputOf(config.query)) ?? null) as JsonSchema | null;
    for (const one of [method].flat()) {
      if (one === 'HEAD' || one === 'OPTIONS') continue;
      services.apiBook.add({
        method: one,
        path: url.replace(/:(\w+)/g, '{$1}'),
        params: (schema.params ?? null) as JsonSchema | null,
        query,
        headers: (schema.headers ?? null) as JsonSchema | null,
        body: (schema.body ?? null) as JsonSchema | null,
        responses: (schema.response ?? {}) as ApiRoute['responses'],
        scope: config?.scope ?? null
      });
    }
  });
}

export async function registerOpenApi(api: FastifyInstance, services: Services): Promise<void> {
  const { apiBook, config } = services;
  apiBook.ask = async (path) => {
    const answer = await api.inject({ method: 'GET', url: path });
    const isJson = String(answer.headers['content-type']).startsWith('application/json');
    return { status: answer.statusCode, body: isJson ? (answer.json() as unknown) : null };
  };
  api.get<{ Querystring: { locale: 'vi' | 'en' } }>(
    '/openapi.json',
    {
      schema: {
        querystring: { type: 'object', properties: { locale: { type: 'string', enum: ['vi', 'en'], default: 'vi' } } }
      }
    },
    async (request, reply) => {
      reply.header('cache-control', 'public, max-age=300');
      const { locale } = request.query;
      return openApiDocument(apiBook.routes, { publicUrl: config.publicUrl, version: appVersion(), locale });
    }
  );
}
