// What the programme is set up with and where it stands, for other systems: fields, levels, resolutions with their targets.
import type { FastifyInstance } from 'fastify';
import { listFields, listLevels } from '#server/modules/practices/practices-fields.usecases.ts';
import { listPublicResolutions, readPublicResolution } from '#server/modules/targets/targets-resolutions.usecases.ts';
import { visitorActor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import { courseDaySchema } from '#shared/targets.schema.ts';
import * as s from './answer-schemas.ts';

const part = { id: s.text, slug: s.text, nameVi: s.text, nameEn: s.text, closed: s.flag };
const fieldsSchema = {
  response: {
    200: s.record({
      items: s.listOf(s.record({ ...part, shortVi: s.text, shortEn: s.text, subfields: s.listOf(s.record(part)) }))
    })
  }
} as const;
const levelsSchema = {
  response: {
    200: s.record({
      items: s.listOf(
        s.record({ id: s.text, slug: s.text, nameVi: s.text, nameEn: s.text, rank: s.whole, from: s.day, to: s.day })
      )
    })
  }
} as const;

const resolution = { id: s.text, slug: s.text, name: s.text, summary: s.text, from: s.day, to: s.day };
const targetsSchema = {
  querystring: { type: 'object', properties: { page: s.pageQuery } },
  response: {
    200: {
      type: 'object',
      required: ['page', 'pageCount', 'items'],
      properties: {
        page: s.whole,
        pageCount: s.whole,
        items: s.listOf(
          s.record({ ...resolution, unitName: s.text, state: s.text, targets: s.whole, lastValueOn: s.day })
        )
      }
    }
  }
} as const;
const courseSchema = {
  params: { type: 'object', required: ['slug'], properties: { slug: s.slugParam } },
  querystring: { type: 'object', properties: { on: { type: 'string', format: 'date' } } },
  response: {
    200: s.record({
      resolution: s.record(resolution),
      on: s.day,
      targets: s.listOf(
        s.record({
          id: s.text,
          parentId: s.maybeText,
          code: s.text,
          name: s.text,
          measure: s.text,
          baseline: s.number,
          baselineOn: s.day,
          goal: s.number,
          goalOn: s.day,
          better: s.text,
          depth: s.whole,
          course: s.record({
            state: s.text,
            value: s.maybeNumber,
            valueOn: s.day,
            expected: s.number,
            due: s.number,
            progress: s.maybeNumber,
            old: s.flag
          })
        })
      )
    })
  }
} as const;

const shared = 'public, max-age=60, stale-while-revalidate=600';

export async function registerProgramme(api: FastifyInstance, services: Services): Promise<void> {
  api.get('/v1/fields', { schema: fieldsSchema }, async (request, reply) => {
    const items = await listFields(services, visitorActor(request.id));
    reply.header('cache-control', shared);
    return { items };
  });
  api.get('/v1/levels', { schema: levelsSchema }, async (request, reply) => {
    const items = await listLevels(services, visitorActor(request.id));
    reply.header('cache-control', shared);
    return { items };
  });
  api.get<{ Querystring: { page: number } }>('/v1/targets', { schema: targetsSchema }, async (request, reply) => {
    const { rows, ...page } = await listPublicResolutions(services, visitorActor(request.id), request.query);
    reply.header('cache-control', shared);
    return { ...page, items: rows };
  });
  api.get<{ Params: { slug: string }; Querystring: { on?: string } }>(
    '/v1/targets/:slug',
    { schema: courseSchema },
    async (request, reply) => {
      const { slug } = request.params;
      const course = await readPublicResolution(services, visitorActor(request.id), {
        slug,
        on: courseDaySchema.parse(request.query.on)
      });
      reply.header('cache-control', shared);
      return course;
    }
  );
}
