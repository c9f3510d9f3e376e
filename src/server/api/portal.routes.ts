// The portal's machine door: the count of views, and challenges for the public forms.
import type { FastifyInstance } from 'fastify';
import { visitorActor } from '#server/platform/actor.ts';
import { AppError } from '#server/platform/errors.ts';
import { startProof } from '#server/modules/newsroom/newsroom-feedback.usecases.ts';
import { countView } from '#server/modules/newsroom/newsroom-views.usecases.ts';
import type { Services } from '#server/services.ts';
import { proofPurposes, type ProofPurpose } from '#shared/proof-of-work.ts';

const slugShape = '^[a-z0-9]+(-[a-z0-9]+)*$';

export async function registerPortal(api: FastifyInstance, services: Services): Promise<void> {
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
