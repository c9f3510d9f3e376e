// The machine door for files of practices: a workbook or a Word table becomes a batch to look at.
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authoriseImport, importFileLimit, startImport } from '#server/modules/practices/practices-import.usecases.ts';
import { AppError, understandError } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { localise, type Locale } from '#shared/messages.ts';
import { readDocxBody } from './docx-body.ts';
import { fileOfForm, hangUp, nameOf } from './media-library.routes.ts';
import { resolveActor } from './session.ts';

const tooLarge = () =>
  new AppError('workbook_too_large', 413, 'the body is too large', { limitMb: importFileLimit / 1024 / 1024 });

/** A body whole; larger ones are refused as a workbook, whatever they are. */
async function bodyOf(source: Readable, announced = 0): Promise<Buffer> {
  try {
    return await readDocxBody(source, importFileLimit, announced);
  } catch (error) {
    if (error instanceof AppError && error.code === 'docx_too_large') throw tooLarge();
    throw error;
  }
}

/** @param findActor tells who sends a request; tests hand in their own */
export async function registerPracticesImport(
  api: FastifyInstance,
  services: Services,
  findActor: typeof resolveActor = resolveActor
): Promise<void> {
  const actorOf = (request: FastifyRequest) =>
    findActor(services, new Headers(request.headers as Record<string, string>), request.id);

  await api.register(async (sending) => {
    sending.removeAllContentTypeParsers();
    sending.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    /** The body is the file; `x-file-name` its URI-encoded name; the answer is `{ id }` of the batch. */
    sending.post('/v1/practices/import', async (request, reply) => {
      try {
        const actor = await actorOf(request);
        authoriseImport(actor);
        const body = request.body as Readable | undefined;
        const file = body ? await bodyOf(body, Number(request.headers['content-length'])) : Buffer.alloc(0);
        const batch = await startImport(services, actor, { file, fileName: nameOf(request) });
        reply.code(201);
        return batch;
      } catch (error) {
        await hangUp(request, reply);
        throw error;
      }
    });

    /** The same for a form without scripts; leads to the batch, or back to the form with what was wrong. */
    sending.post('/v1/practices/import/form', async (request, reply) => {
      const locale: Locale = (request.query as { locale?: string }).locale === 'en' ? 'en' : 'vi';
      const office = (path: string) => localise(locale, `/van-phong/nhap-du-lieu${path}`);
      try {
        const actor = await actorOf(request);
        authoriseImport(actor);
        const { name, source } = await fileOfForm(request, importFileLimit);
        const { id } = await startImport(services, actor, { file: await bodyOf(source), fileName: name });
        return reply.redirect(office(`/${id}`), 303);
      } catch (thrown) {
        const error = understandError(thrown);
        if (!(error instanceof AppError)) throw thrown;
        await hangUp(request, reply);
        const query = new URLSearchParams({ loi: error.code });
        for (const name of ['limitMb', 'limitRows', 'limitColumns'])
          if (error.details[name] !== undefined) query.set(name, String(error.details[name]));
        return reply.redirect(office(`?${query}`), 303);
      }
    });
  });
}
