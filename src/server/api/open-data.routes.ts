// The open data under /api/v1/open-data: CSV tables and their Frictionless descriptor.
import type { FastifyInstance } from 'fastify';
import { getSiteFrame } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { openDataCsv, openDataPackage } from '#server/modules/reports/reports-open-data.usecases.ts';
import { visitorActor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import type { Locale } from '#shared/messages.ts';
import { openTableNames } from '#shared/open-data.ts';
import { localeQuery } from './answer-schemas.ts';

const shared = 'public, max-age=300, stale-while-revalidate=3600';

export async function registerOpenData(api: FastifyInstance, services: Services): Promise<void> {
  for (const table of openTableNames)
    api.get(`/v1/open-data/${table}.csv`, async (request, reply) =>
      reply
        .header('cache-control', shared)
        .header('access-control-allow-origin', '*')
        .header('content-disposition', `attachment; filename="${table}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(openDataCsv(services, visitorActor(request.id), table))
    );
  api.get<{ Querystring: { locale: Locale } }>(
    '/v1/open-data/datapackage.json',
    {
      schema: {
        querystring: { type: 'object', properties: { locale: localeQuery } },
        response: { 200: { type: 'object', additionalProperties: true } }
      }
    },
    async (request, reply) => {
      const { locale } = request.query;
      const { name } = await getSiteFrame(services, locale);
      reply.header('cache-control', shared);
      return openDataPackage(services, visitorActor(request.id), { locale, name });
    }
  );
}
