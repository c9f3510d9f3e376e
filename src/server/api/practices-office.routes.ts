// The practices' machine door for the form: what may be the same as a typed name, and what a report in Word proposes (the file
// is not kept).
import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { findAlike } from '#server/modules/practices/practices-alike.usecases.ts';
import {
  authoriseReport,
  recogniseFile,
  reportFileLimit
} from '#server/modules/practices/practices-intake.usecases.ts';
import { alikeSchema } from '#shared/review.ts';
import type { Services } from '#server/services.ts';
import { readDocxBody } from './docx-body.ts';
import { hangUp } from './media-library.routes.ts';
import { resolveActor } from './session.ts';

/** @param findActor tells who sends a request; tests hand in their own */
export async function registerPracticesOffice(
  api: FastifyInstance,
  services: Services,
  findActor: typeof resolveActor = resolveActor
): Promise<void> {
  /** What may be the same as the name that is being typed: `{ items }`. */
  api.get('/v1/practices/alike', async (request, reply) => {
    const actor = await findActor(services, new Headers(request.headers as Record<string, string>), request.id);
    const input = alikeSchema.parse(request.query);
    const items = await findAlike(services, actor, input);
    reply.header('cache-control', 'private, no-store');
    return { items };
  });

  await api.register(async (sending) => {
    sending.removeAllContentTypeParsers();
    sending.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    /** The body is the .docx; the answer is `{ proposals, rest }`. */
    sending.post('/v1/practices/report', async (request, reply) => {
      try {
        const actor = await findActor(services, new Headers(request.headers as Record<string, string>), request.id);
        authoriseReport(actor);
        const body = request.body as Readable | undefined;
        const announced = Number(request.headers['content-length']);
        const file = body ? await readDocxBody(body, reportFileLimit, announced) : Buffer.alloc(0);
        return await recogniseFile(services, actor, { file });
      } catch (error) {
        await hangUp(request, reply);
        throw error;
      }
    });
  });
}
