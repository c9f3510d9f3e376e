// The description of the API as OpenAPI 3.1, made from the schemas the routes answer by, so that neither can drift.
import type { Locale } from '#shared/messages.ts';
import { apiParameterText, apiRouteText, apiTexts } from '#shared/messages/api.ts';

export type JsonSchema = { [key: string]: unknown };

/** A route as it was registered. */
export interface ApiRoute {
  method: string;
  /** With `{name}` where an address varies. */
  path: string;
  params: JsonSchema | null;
  query: JsonSchema | null;
  headers: JsonSchema | null;
  body: JsonSchema | null;
  /** By status. */
  responses: Record<string, JsonSchema>;
  /** What a token must admit; null: no token. */
  scope: string | null;
}

/** Holds the routes of the running program, and asks them like a caller without an account. */
export class ApiBook {
  readonly routes: ApiRoute[] = [];
  /** Set when the door stands. */
  ask: ((path: string) => Promise<{ status: number; body: unknown }>) | null = null;

  add(route: ApiRoute): void {
    this.routes.push(route);
  }
}

/** `nullable` of older schemas in the words of JSON Schema 2020-12. */
function modern(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(modern);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, $schema: _, ...rest } = schema as JsonSchema;
  const made = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, modern(value)]));
  return nullable === true && typeof made.type === 'string' ? { ...made, type: [made.type, 'null'] } : made;
}

const propertiesOf = (schema: JsonSchema | null) =>
  Object.entries((schema?.properties ?? {}) as Record<string, JsonSchema>);
const isNeeded = (schema: JsonSchema | null, name: string) =>
  Array.isArray(schema?.required) && schema.required.includes(name);

function parametersOf(route: ApiRoute, locale: Locale): JsonSchema[] {
  const one = (place: string, name: string, given: JsonSchema, required: boolean) => {
    const { description, ...schema } = modern(given) as JsonSchema;
    const text = apiParameterText(locale, route, name) ?? description;
    return { name, in: place, required, schema, ...(text !== undefined && { description: text }) };
  };
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => {
    const name = match[1] ?? '';
    const known = propertiesOf(route.params).find(([key]) => key === name)?.[1];
    return one('path', name, known ?? { type: 'string' }, true);
  });
  return [
    ...inPath,
    ...propertiesOf(route.query).map(([name, schema]) => one('query', name, schema, isNeeded(route.query, name))),
    ...propertiesOf(route.headers).map(([name, schema]) => one('header', name, schema, isNeeded(route.headers, name)))
  ];
}

/** get /api/v1/practices/{id} is getPracticesById. */
function operationId({ method, path }: ApiRoute): string {
  const words = path
    .replace('/api/v1', '')
    .replace(/\{(\w+)\}/g, 'by-$1')
    .split(/[/-]/)
    .filter(Boolean);
  return method.toLowerCase() + (words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('') || 'Version');
}

/** Routes that other systems may build on; the others serve the site's own pages and may change with them. */
export const isPublished = (route: ApiRoute): boolean => apiRouteText('en', route) !== undefined;

/** The whole description. @param site where the program stands, and what it is called */
export function openApiDocument(
  routes: readonly ApiRoute[],
  site: { publicUrl: string; version: string; locale: Locale }
): JsonSchema {
  const t = apiTexts(site.locale);
  const error = {
    description: t.errorAnswer,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } }
  };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const parameters = parametersOf(route, site.locale);
    const responses = Object.fromEntries(
      Object.entries(route.responses).map(([status, schema]) => [
        status,
        { description: t.answer, content: { 'application/json': { schema: modern(schema) } } }
      ])
    );
    const operation = {
      operationId: operationId(route),
      tags: [!isPublished(route) ? 'internal' : route.scope ? 'token' : 'public'],
      summary: apiRouteText(site.locale, route) ?? t.internalRoute,
      ...(parameters.length > 0 && { parameters }),
      ...(route.body && {
        requestBody: { required: true, content: { 'application/json': { schema: modern(route.body) } } }
      }),
      responses: {
        ...(Object.keys(responses).length > 0 ? responses : { 200: { description: t.answer } }),
        default: error
      },
      ...(route.scope && { security: [{ token: [route.scope] }] })
    };
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: t.title,
      version: site.version,
      description: t.description,
      license: { name: 'MIT', identifier: 'MIT' }
    },
    servers: [{ url: site.publicUrl }],
    tags: [
      { name: 'public', description: t.publicRoutes },
      { name: 'token', description: t.tokenRoutes },
      { name: 'internal', description: t.internalRoute }
    ],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: t.tokenScheme } },
      schemas: {
        Error: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message', 'details', 'requestId'],
              properties: {
                code: { type: 'string' },
                message: { type: 'string' },
                details: { type: 'object' },
                requestId: { type: 'string' }
              }
            }
          }
        }
      }
    }
  };
}
