// Examples of the API's page: what to ask, what to send, and an answer short enough to be read.
import type { JsonSchema } from '#server/platform/openapi.ts';

const queries: Record<string, string> = {
  '/api/v1/search': '?q=mo+hinh&size=1',
  '/api/v1/practices': '?size=1',
  '/api/v1/units/search': '?q=xa&limit=1',
  '/api/v1/units/{id}/children': '?page=1',
  '/api/v1/articles': '?page=1',
  '/api/v1/office/practices': '?state=draft',
  '/api/v1/office/check-ins': '?due=overdue',
  '/api/v1/office/statistics': '?measure=recognised&from=2026-01-01&until=2026-12-31'
};

export const exampleQuery = (path: string): string => queries[path] ?? '';

/** The address of the first record of a list, else its id. */
export function exampleOf(list: unknown): string | undefined {
  const first = (list as { items?: Record<string, unknown>[] } | null)?.items?.[0];
  const value = first?.slug ?? first?.id;
  return typeof value === 'string' ? value : undefined;
}

const textShown = 90;

/** Of each list the first item, of each long text its beginning. */
export function shortened(value: unknown): unknown {
  if (typeof value === 'string') return value.length > textShown ? `${value.slice(0, textShown)}…` : value;
  if (Array.isArray(value)) return value.slice(0, 1).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one)]));
}

/** A body with what must be in it, each value of its kind. */
export function exampleBody(schema: JsonSchema): unknown {
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  const needed = (schema.required ?? []) as string[];
  return Object.fromEntries(needed.map((name) => [name, exampleValue(name, properties[name] ?? {})]));
}

function exampleValue(name: string, schema: JsonSchema): unknown {
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.format === 'uuid') return '01a208eb-195e-7a3a-84cb-82fcbd71a423';
  if (schema.format === 'date') return '2026-11-20';
  return name === 'name' ? 'Ngõ sáng' : '…';
}
