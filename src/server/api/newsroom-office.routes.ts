// The newsroom's machine door for files: a Word document becomes a draft, its pictures go to the library.
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '#server/platform/actor.ts';
import { AppError, invalidInput, understandError } from '#server/platform/errors.ts';
import { uploadImage } from '#server/modules/media/media-upload.usecases.ts';
import { createArticle } from '#server/modules/newsroom/newsroom-articles.usecases.ts';
import {
  authoriseDocx,
  docxUploadLimit,
  placePictures,
  readDocx,
  type DocxPicture
} from '#server/modules/newsroom/newsroom-docx.usecases.ts';
import type { Services } from '#server/services.ts';
import { localise, type Locale } from '#shared/messages.ts';
import { z } from 'zod';
import { readDocxBody } from './docx-body.ts';
import { fileOfForm, hangUp, nameOf } from './media-library.routes.ts';
import { resolveActor } from './session.ts';

const placeSchema = z.object({ section: z.uuid('section_needed'), unit: z.uuid().nullish().catch(null) });

/** A picture in a format the library does not take (a drawing of Office's own, say) is left out; other faults are passed on. */
async function storePicture(
  services: Services,
  actor: Actor,
  picture: DocxPicture,
  name: string
): Promise<string | null> {
  try {
    return (await uploadImage(services, actor, { source: picture.bytes, fileName: name })).item.id;
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('media_')) return null;
    throw error;
  }
}

async function makeDraft(
  services: Services,
  actor: Actor,
  given: { file: Buffer; fileName: string; place: unknown }
): Promise<{ id: string; droppedPictures: number }> {
  const place = placeSchema.safeParse(given.place);
  if (!place.success) throw invalidInput({ section: 'section_needed' });
  const document = await readDocx(services, actor, given);
  const ids: (string | null)[] = [];
  for (const [index, picture] of document.pictures.entries())
    ids.push(await storePicture(services, actor, picture, `${document.title.slice(0, 60)} ${index + 1}`));
  const { id } = await createArticle(services, actor, {
    title: document.title,
    sectionId: place.data.section,
    unitId: place.data.unit ?? null,
    content: { body: placePictures(document.html, ids) }
  });
  return { id, droppedPictures: ids.filter((one) => one === null).length };
}

/** @param findActor tells who sends a request; tests hand in their own */
export async function registerNewsroomOffice(
  api: FastifyInstance,
  services: Services,
  findActor: typeof resolveActor = resolveActor
): Promise<void> {
  const actorOf = (request: FastifyRequest) =>
    findActor(services, new Headers(request.headers as Record<string, string>), request.id);

  await api.register(async (sending) => {
    sending.removeAllContentTypeParsers();
    sending.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    /** The body is the .docx; `x-file-name` its URI-encoded name; `?section=` and `?unit=` where the draft goes. */
    sending.post('/v1/newsroom/docx', async (request, reply) => {
      try {
        const actor = await actorOf(request);
        authoriseDocx(actor);
        const body = request.body as Readable | undefined;
        const file = body
          ? await readDocxBody(body, docxUploadLimit, Number(request.headers['content-length']))
          : Buffer.alloc(0);
        reply.code(201);
        return await makeDraft(services, actor, { file, fileName: nameOf(request), place: request.query });
      } catch (error) {
        await hangUp(request, reply);
        throw error;
      }
    });

    /** The same for a form without scripts; leads to the draft, or back to the form with what was wrong. */
    sending.post('/v1/newsroom/docx/form', async (request, reply) => {
      const locale: Locale = (request.query as { locale?: string }).locale === 'en' ? 'en' : 'vi';
      const office = (path: string) => localise(locale, `/van-phong/bai-viet${path}`);
      try {
        const actor = await actorOf(request);
        authoriseDocx(actor);
        const { name, source, form } = await fileOfForm(request, docxUploadLimit);
        const file = await readDocxBody(source, docxUploadLimit);
        const place = { section: form.get('section') || undefined, unit: form.get('unit') || null };
        const { id, droppedPictures } = await makeDraft(services, actor, { file, fileName: name, place });
        return reply.redirect(office(`/${id}?tu-word=${droppedPictures}`), 303);
      } catch (thrown) {
        const error = understandError(thrown);
        if (!(error instanceof AppError)) throw thrown;
        await hangUp(request, reply);
        const query = new URLSearchParams({ loi: error.code });
        if (error.details.limitMb !== undefined) query.set('limitMb', String(error.details.limitMb));
        return reply.redirect(office(`/moi?${query}`), 303);
      }
    });
  });
}
