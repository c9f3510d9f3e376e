// The API as its page for developers shows it: each published route with its parameters, an example and what it answers now.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { isPublished, openApiDocument, type ApiRoute, type JsonSchema } from '#server/platform/openapi.ts';
import { remembered } from '#server/platform/page-memory.ts';
import { appVersion } from '#server/platform/version.ts';
import type { Services } from '#server/services.ts';
import type { Locale } from '#shared/messages.ts';
import { operationsPolicy } from './operations.policy.ts';
import { exampleBody, exampleOf, exampleQuery, shortened } from './operations-api.rules.ts';

export interface ApiParameter {
  name: string;
  place: 'path' | 'query' | 'header';
  required: boolean;
  text: string;
  type: string;
}

export interface ApiRouteView {
  method: string;
  path: string;
  scope: string | null;
  summary: string;
  parameters: ApiParameter[];
  /** The command that asks for the example. */
  request: string;
  /** What the program answers to it now, shortened; null where a token is needed or nothing is there to show. */
  answer: string | null;
}

interface Operation {
  summary: string;
  parameters?: {
    name: string;
    in: ApiParameter['place'];
    required: boolean;
    description?: string;
    schema: JsonSchema;
  }[];
}

/** Every published route in the order of the house, public ones first. Answers come from the running program itself. */
export async function readApiGuide(
  services: Services,
  actor: Actor,
  input: { locale: Locale }
): Promise<{ routes: ApiRouteView[]; publicUrl: string }> {
  authorise(actor, operationsPolicy, 'operations.read_api');
  const { publicUrl } = services.config;
  const routes = await remembered(services, `api guide ${input.locale}`, () => loadRoutes(services, input.locale));
  return { routes, publicUrl };
}

async function loadRoutes(services: Services, locale: Locale): Promise<ApiRouteView[]> {
  const { apiBook, config } = services;
  const site = { publicUrl: config.publicUrl, version: appVersion(), locale };
  const paths = openApiDocument(apiBook.routes, site).paths as Record<string, Record<string, Operation>>;
  const published = apiBook.routes
    .filter(isPublished)
    .sort((a, b) => Number(a.scope !== null) - Number(b.scope !== null));
  const views: ApiRouteView[] = [];
  // One after another: the examples of a path are taken from the list before it.
  for (const route of published) {
    const operation = paths[route.path]?.[route.method.toLowerCase()];
    if (!operation) continue;
    const example = await addressOf(services, route, views);
    const isFile = route.path.endsWith('.csv');
    const answer = example && !route.scope && !isFile ? ((await apiBook.ask?.(example)) ?? null) : null;
    views.push({
      ...{ method: route.method, path: route.path, scope: route.scope, summary: operation.summary },
      parameters: (operation.parameters ?? []).map((one) => ({
        ...{ name: one.name, place: one.in, required: one.required, text: one.description ?? '' },
        type: typeOf(one.schema)
      })),
      request: commandOf(route, config.publicUrl + (example ?? route.path)),
      answer: answer?.status === 200 ? JSON.stringify(shortened(answer.body), null, 2) : null
    });
  }
  return views;
}

/** The example's address: what varies is taken from what the list above it answered. */
async function addressOf(services: Services, route: ApiRoute, before: readonly ApiRouteView[]): Promise<string | null> {
  if (!route.path.includes('{')) return route.path + exampleQuery(route.path);
  const [list = ''] = route.path.split('/{');
  const from = before.find((one) => one.method === 'GET' && (one.path === list || one.path === `${list}/search`));
  const answer = from && (await services.apiBook.ask?.(from.path + exampleQuery(from.path)));
  const value = answer && exampleOf(answer.body);
  return value ? route.path.replace(/\{\w+\}/, value) + exampleQuery(route.path) : null;
}

function commandOf(route: ApiRoute, address: string): string {
  if (!route.scope) return `curl '${address}'`;
  const lines = [`curl '${address}'`, `-H 'Authorization: Bearer mhh_…'`];
  if (route.headers) lines.push(`-H 'Idempotency-Key: duy-tri-2026-11-0001'`);
  if (route.body) lines.push(`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(exampleBody(route.body))}'`);
  return lines.join(' \\\n  ');
}

function typeOf(schema: JsonSchema): string {
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ');
  const type = [schema.type ?? 'string'].flat().join(' | ');
  const range = [schema.minimum, schema.maximum].filter((one) => typeof one === 'number' && Math.abs(one) < 1e9);
  return range.length === 2
    ? `${type} ${range.join('–')}`
    : schema.format
      ? `${type} (${String(schema.format)})`
      : type;
}
