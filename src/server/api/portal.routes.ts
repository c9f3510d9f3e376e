// The portal's machine door: search, the count of views, and challenges for the public forms.
import type { FastifyInstance } from 'fastify';
import { visitorActor } from '#server/platform/actor.ts';
import { AppError } from '#server/platform/errors.ts';
import { startProof } from '#server/modules/newsroom/newsroom-feedback.usecases.ts';
import { searchArticles } from '#server/modules/newsroom/newsroom-search.usecases.ts';
import { countView } from '#server/modules/newsroom/newsroom-views.usecases.ts';
import type { Services } from '#server/services.ts';
import { localise } from '#shared/messages.ts';
import { proofPurposes, type ProofPurpose } from '#shared/proof-of-work.ts';

const slugShape = '^[a-z0-9]+(-[a-z0-9]+)*$';

const text = { type: 'string' } as const;
const searchSchema = {
  querystring: {
    type: 'object',
    properties: {
      q: { ...text, description: 'Marks may be left out; "…" is a phrase; longer than 200 characters is cut' },
      type: { ...text, enum: ['article'], default: 'article' },
      section: { ...text, description: 'slug of a section' },
      from: { ...text, description: 'first day, YYYY-MM-DD, in Vietnam' },
      until: { ...text, description: 'last day, YYYY-MM-DD' },
      page: { type: 'integer', minimum: 1, maximum: 100, default: 1 },
      size: { type: 'integer', minimum: 1, maximum: 50, default: 12 },
      locale: { ...text, enum: ['vi', 'en'], default: 'vi' }
    }
  },
  response: {
    200: {
      type: 'object',
      required: ['query', 'total', 'page', 'pageCount', 'items'],
      properties: {
        query: text,
        total: { type: 'integer' },
        page: { type: 'integer' },
        pageCount: { type: 'integer' },
        corrected: { ...text, nullable: true },
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              type: text,
              title: text,
              url: text,
              slug: text,
              summary: text,
              snippet: text,
              section: { type: 'object', properties: { slug: text, name: text } },
              publishedAt: text
            }
          }
        }
      }
    }
  }
} as const;

interface SearchQuery {
  q?: string;
  section?: string;
  from?: string;
  until?: string;
  page: number;
  size: number;
  locale: 'vi' | 'en';
}

export async function registerPortal(api: FastifyInstance, services: Services): Promise<void> {
  api.get<{ Querystring: SearchQuery }>('/v1/search', { schema: searchSchema }, async (request, reply) => {
    const { q = '', section, from, until, page, size, locale } = request.query;
    const result = await searchArticles(services, visitorActor(request.id), {
      query: q,
      section,
      from,
      until,
      page,
      pageSize: size,
      locale
    });
    reply.header('cache-control', 'public, max-age=30');
    return {
      query: result.query,
      total: result.total,
      page: result.page,
      pageCount: result.pageCount,
      corrected: result.suggestion?.corrected ?? null,
      items: result.hits.map(({ card, snippet }) => ({
        type: 'article',
        title: card.title,
        url: services.config.publicUrl + localise(locale, `/tin/${card.slug}`),
        slug: card.slug,
        summary: card.summary,
        snippet: snippet.map((segment) => segment.text).join(''),
        section: card.section,
        publishedAt: new Date(card.publishedAt).toISOString()
      }))
    };
  });

  api.get<{ Querystring: { for: ProofPurpose } }>(
    '/v1/proof',
    {
      schema: {
        querystring: {
          type: 'object',
          required: ['for'],
          properties: { for: { type: 'string', enum: [...proofPurposes] } }
        }
      }
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return startProof(services, visitorActor(request.id), { purpose: request.query.for });
    }
  );

  api.post<{ Body: { slug: string } }>(
    '/v1/views',
    {
      bodyLimit: 1024,
      schema: {
        body: {
          type: 'object',
          required: ['slug'],
          properties: { slug: { type: 'string', maxLength: 160, pattern: slugShape } }
        }
      }
    },
    async (request, reply) => {
      const { origin } = request.headers;
      if (origin && !URL.canParse(origin)) throw new AppError('wrong_origin', 403, 'the Origin header is no address');
      if (origin && new URL(origin).host !== request.host)
        throw new AppError('wrong_origin', 403, 'the Origin header names another site');
      await countView(services, visitorActor(request.id), {
        slug: request.body.slug,
        address: request.ip,
        userAgent: request.headers['user-agent'] ?? ''
      });
      return reply.code(204).send();
    }
  );
}
