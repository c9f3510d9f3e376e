// Units for pickers, trees and other systems, under /api/v1/units: search, one unit, its children, what became of it.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import { whoAmIToday, whoWasThis } from '#server/modules/units/units-successions.usecases.ts';
import { getUnit, searchUnits, unitTree } from '#server/modules/units/units.usecases.ts';
import { visitorActor } from '#server/platform/actor.ts';
import { invalidInput, notFound } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { asOfSchema, childrenSchema, unitAddressSchema, unitSearchSchema } from '#shared/units.schema.ts';

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
  api.get('/v1/units/search', async (request, reply) => {
    const { q, asOf, type, limit } = read(unitSearchSchema, request.query);
    const items = await searchUnits(services, visitorActor(request.id), { q, asOf, type, limit });
    cached(reply);
    return { items };
  });

  api.get('/v1/units/:id', async (request, reply) => {
    const { asOf } = read(asOfSchema, request.query);
    const detail = await getUnit(services, visitorActor(request.id), unitIdOf(request.params), asOf);
    cached(reply);
    return detail;
  });

  api.get('/v1/units/:id/children', async (request, reply) => {
    const { asOf, page } = read(childrenSchema, request.query);
    const parentId = unitIdOf(request.params);
    const tree = await unitTree(services, visitorActor(request.id), { parentId, asOf, page });
    cached(reply);
    return tree;
  });

  api.get('/v1/units/:id/heirs', async (request, reply) => {
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
