// The media library for the editor and the picker, under /api/v1/media: one file a request, its bytes as the body.
import { Readable, Transform } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { badFileName } from '#server/modules/media/media.errors.ts';
import { editMedia, listMedia, readMedia, removeMedia } from '#server/modules/media/media-library.usecases.ts';
import {
  authoriseUpload,
  uploadDocument,
  uploadImage,
  uploadMedia,
  uploadVideo
} from '#server/modules/media/media-upload.usecases.ts';
import { AppError, invalidInput, notFound, understandError } from '#server/platform/errors.ts';
import { tooLarge } from '#server/platform/incoming-files.ts';
import type { Services } from '#server/services.ts';
import { localise, type Locale } from '#shared/messages.ts';
import { imageLimitBytes, type MediaKind, type UploadAnswer } from '#shared/media.ts';
import { mediaEditSchema, mediaIdSchema, mediaListSchema } from '#shared/media.schema.ts';
import { resolveActor } from './session.ts';

const uploads = { image: uploadImage, video: uploadVideo, document: uploadDocument };
const libraryPath = '/van-phong/thu-vien';

function idOf(request: FastifyRequest): string {
  const parsed = mediaIdSchema.safeParse((request.params as { id: string }).id);
  if (!parsed.success) throw notFound('the file');
  return parsed.data;
}

/** The file's name, URI-encoded in `x-file-name`. @throws AppError media_bad_name */
export function nameOf(request: FastifyRequest): string {
  try {
    return decodeURIComponent(String(request.headers['x-file-name'] ?? ''));
  } catch {
    throw badFileName();
  }
}

/**
 * Reads on for a moment what a refused sender is still sending, so that the answer arrives instead of a reset; then
 * the connection is closed.
 */
export async function hangUp(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { raw } = request;
  if (raw.readableEnded || raw.destroyed) return;
  reply.header('connection', 'close');
  raw.resume();
  const over = new AbortController();
  const done = () => over.abort();
  raw.once('end', done).once('close', done).once('error', done);
  await wait(4_000, undefined, { signal: over.signal }).catch(() => undefined);
}

/** The one file of an HTML form, for browsers without scripts; held in memory, so its limit is a picture's. */
export async function fileOfForm(
  request: FastifyRequest,
  limitBytes = imageLimitBytes
): Promise<{ name: string; source: Readable; form: FormData }> {
  const refuse = () => tooLarge(limitBytes);
  const formLimitBytes = limitBytes + 1024 * 1024;
  if (Number(request.headers['content-length']) > formLimitBytes) throw refuse();
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= formLimitBytes) done(null, chunk);
      else done(refuse());
    }
  });
  let failure: unknown;
  counted.on('error', (error) => (failure = error));
  const body = Readable.toWeb((request.body as Readable).pipe(counted)) as ReadableStream<Uint8Array>;
  const headers = { 'content-type': String(request.headers['content-type'] ?? '') };
  const form = await new Response(body, { headers }).formData().catch((error: unknown) => {
    throw failure ?? new AppError('invalid_input', 400, 'not a form', {}, error);
  });
  const file = form.get('file');
  if (!(file instanceof File)) throw invalidInput({ file: 'media_empty' });
  return { name: file.name, source: Readable.fromWeb(file.stream() as never), form };
}

/** Where a form's sender is led after an error: the library, which says what was wrong. */
function refusalAddress(locale: Locale, error: AppError): string {
  const query = new URLSearchParams({ loi: error.code });
  for (const name of ['limitMb', 'found', 'megapixels', 'kind', 'expected'])
    if (error.details[name] !== undefined) query.set(name, String(error.details[name]));
  return `${localise(locale, libraryPath)}?${query}`;
}

/** @param findActor tells who sends a request; tests hand in their own */
export async function registerMediaLibrary(
  api: FastifyInstance,
  services: Services,
  findActor: typeof resolveActor = resolveActor
): Promise<void> {
  const actorOf = (request: FastifyRequest) =>
    findActor(services, new Headers(request.headers as Record<string, string>), request.id);
  api.get('/v1/media', async (request) => {
    const actor = await actorOf(request);
    return listMedia(services, actor, mediaListSchema.parse(request.query));
  });
  api.get('/v1/media/:id', async (request) => readMedia(services, await actorOf(request), idOf(request)));
  api.patch('/v1/media/:id', async (request) => {
    const parsed = mediaEditSchema.safeParse(request.body);
    if (!parsed.success)
      throw invalidInput(Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])));
    return editMedia(services, await actorOf(request), idOf(request), parsed.data);
  });
  api.delete('/v1/media/:id', async (request, reply) => {
    await removeMedia(services, await actorOf(request), idOf(request));
    return reply.code(204).send();
  });

  await api.register(async (sending) => {
    sending.removeAllContentTypeParsers();
    sending.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    /** The body is the file; `x-file-name` its URI-encoded name; `?kind=image` refuses other kinds. */
    sending.post('/v1/media', async (request, reply): Promise<UploadAnswer> => {
      try {
        const actor = await actorOf(request);
        const { kind } = request.query as { kind?: MediaKind };
        const answer = await ((kind && uploads[kind]) ?? uploadMedia)(services, actor, {
          source: (request.body as Readable | undefined) ?? Buffer.alloc(0),
          fileName: nameOf(request),
          announcedBytes: Number(request.headers['content-length'])
        });
        reply.code(answer.existing ? 200 : 201);
        return answer;
      } catch (error) {
        await hangUp(request, reply);
        throw error;
      }
    });

    sending.post('/v1/media/form', async (request, reply) => {
      const locale: Locale = (request.query as { locale?: string }).locale === 'en' ? 'en' : 'vi';
      try {
        const actor = await actorOf(request);
        authoriseUpload(actor);
        const { name, source } = await fileOfForm(request);
        const { item, existing } = await uploadMedia(services, actor, { source, fileName: name });
        const query = existing ? '?da-co=1' : '?moi=1';
        return reply.redirect(`${localise(locale, `${libraryPath}/${item.id}`)}${query}`, 303);
      } catch (thrown) {
        const error = understandError(thrown);
        if (!(error instanceof AppError)) throw thrown;
        await hangUp(request, reply);
        return reply.redirect(refusalAddress(locale, error), 303);
      }
    });
  });
}
