// Units for pickers, trees and other systems, under /api/v1/units: search, one unit, its children, what became of it.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import { whoAmIToday, whoWasThis } from '#server/modules/units/units-successions.usecases.ts';
import { getUnit, searchUnits, unitTree } from '#server/modules/units/units.usecases.ts';
import { visitorActor } from '#server/platform/actor.ts';
import { invalidInput, notFound } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import * as s from './answer-schemas.ts';
import { asOfSchema, childrenSchema, unitAddressSchema, unitSearchSchema } from '#shared/units.schema.ts';

const unitRow = {
  id: s.text,
  type: s.text,
  name: s.text,
  fullName: s.text,
  code: s.maybeText,
  symbol: s.maybeText,
  parentId: s.maybeText,
  place: s.text,
  from: s.day,
  to: s.day,
  state: s.text,
  demo: s.flag
};
const unit = s.record(unitRow);
const ref = s.maybeRecord({ id: s.text, name: s.text, fullName: s.text, type: s.text });
const params = { type: 'object', required: ['id'], properties: { id: s.text } } as const;
const path = s.listOf(s.text);
const heirs = s.listOf(s.record({ unitId: s.text, part: s.text, path }));
const answers = {
  search: s.record({ items: s.listOf(s.record({ ...unitRow, matched: s.maybeText })) }),
  one: s.record({
    unit,
    asOf: s.text,
    versions: s.listOf(
      s.record({
        ...{ id: s.text, type: s.text, name: s.text, fullName: s.text, code: s.maybeText, symbol: s.maybeText },
        ...{ document: s.maybeText, parent: ref, territory: ref, from: s.day, to: s.day }
      })
    ),
    above: s.listOf(unit),
    childCount: s.whole
  }),
  children: s.pageAs('rows', s.record({ ...unitRow, childCount: s.whole }), { asOf: s.text }),
  heirs: s.record({
    unit,
    asOf: s.text,
    heirs,
    ends: s.listOf(s.record({ unitId: s.text, reason: s.text, path })),
    territory: s.maybeRecord({ base: s.text, heirs }),
    ancestors: heirs,
    successions: s.listOf(
      s.record({
        ...{ successionId: s.text, onDate: s.day, kind: s.text, document: s.maybeText, note: s.maybeText },
        ...{ oldId: s.text, newId: s.maybeText, part: s.text }
      })
    ),
    units: s.listOf(unit)
  })
} as const;

/** The query is read by its own schema, which the description takes from here. */
const described = (query: z.ZodType, answer: object, withId = true) => ({
  schema: { ...(withId && { params }), response: { 200: answer } },
  config: { query }
});

function read<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw invalidInput(Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])));
}

function unitIdOf(params: unknown): string {
  const parsed = unitAddressSchema.safeParse(params);
  if (!parsed.success) throw notFound('unit');
  return parsed.data.id;
}

/** Names are public and change rarely; a minute's delay harms nobody. */
const cached = (reply: FastifyReply) => reply.header('cache-control', 'public, max-age=60, stale-while-revalidate=600');

export async function registerUnits(api: FastifyInstance, services: Services): Promise<void> {
  api.get('/v1/units/search', described(unitSearchSchema, answers.search, false), async (request, reply) => {
    const { q, asOf, type, limit } = read(unitSearchSchema, request.query);
    const items = await searchUnits(services, visitorActor(request.id), { q, asOf, type, limit });
    cached(reply);
    return { items };
  });

  api.get('/v1/units/:id', described(asOfSchema, answers.one), async (request, reply) => {
    const { asOf } = read(asOfSchema, request.query);
    const detail = await getUnit(services, visitorActor(request.id), unitIdOf(request.params), asOf);
    cached(reply);
    return detail;
  });

  api.get('/v1/units/:id/children', described(childrenSchema, answers.children), async (request, reply) => {
    const { asOf, page } = read(childrenSchema, request.query);
    const parentId = unitIdOf(request.params);
    const tree = await unitTree(services, visitorActor(request.id), { parentId, asOf, page });
    cached(reply);
    return tree;
  });

  api.get('/v1/units/:id/heirs', described(asOfSchema, answers.heirs), async (request, reply) => {
    const { asOf } = read(asOfSchema, request.query);
    const id = unitIdOf(request.params);
    const actor = visitorActor(request.id);
    const [fate, origin] = await Promise.all([whoAmIToday(services, actor, id, asOf), whoWasThis(services, actor, id)]);
    const named = new Map([...origin.units, ...fate.units]);
    cached(reply);
    return {
      unit: fate.unit,
      asOf: fate.day,
      heirs: fate.heirs,
      ends: fate.ends,
      territory: fate.territory,
      ancestors: origin.ancestors,
      successions: [...origin.edges, ...fate.edges],
      units: [...named.values()]
    };
  });
}
