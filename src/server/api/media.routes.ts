// Files as browsers fetch them: /media/<id>/<variant> and the pictures of link previews; never anything that could run.
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  findMediaFile,
  ogPictureOfSlug,
  openMediaFile,
  type ServedFile
} from '#server/modules/media/media-serving.usecases.ts';
import { visitorActor } from '#server/platform/actor.ts';
import { AppError, notFound } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { translateErrors } from './api.routes.ts';
import { isUnchanged, rangeStillFits, readRange } from './byte-ranges.ts';

/** A file opened by itself shows, but runs nothing and reaches nothing. */
const harmless = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer'
};

/** RFC 6266: a plain name for old browsers, the real one beside it. */
function attachment(name: string): string {
  const plain =
    name
      .normalize('NFD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\%]/g, '') || 'tep';
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

async function sendFile(services: Services, request: FastifyRequest, reply: FastifyReply, file: ServedFile) {
  const etag = `"${file.version}-${createHash('sha256').update(file.key).digest('hex').slice(0, 8)}"`;
  const { v } = request.query as { v?: string };
  const common = {
    ...harmless,
    etag,
    'last-modified': file.modified.toUTCString(),
    'accept-ranges': 'bytes',
    // An address that names the content never changes its meaning; any other may, when the file is removed.
    'cache-control': v === file.version ? 'public, max-age=31536000, immutable' : 'public, max-age=300'
  };
  if (isUnchanged(request.headers, etag, file.modified)) return reply.code(304).headers(common).send();
  const asked =
    request.method === 'GET' && rangeStillFits(request.headers, etag, file.modified)
      ? readRange(request.headers.range, file.bytes)
      : undefined;
  if (asked === 'unsatisfiable')
    return reply.code(416).headers(harmless).header('content-range', `bytes */${file.bytes}`).send();

  const content = {
    ...common,
    'content-type': file.contentType,
    'content-length': asked ? asked.end - asked.start + 1 : file.bytes,
    ...(file.downloadName && { 'content-disposition': attachment(file.downloadName) }),
    ...(asked && { 'content-range': `bytes ${asked.start}-${asked.end}/${file.bytes}` })
  };
  if (request.method === 'HEAD') return reply.headers(content).send();
  const { stream } = await openMediaFile(services, file, asked);
  return reply
    .code(asked ? 206 : 200)
    .headers(content)
    .send(stream);
}

/** Mounted at /media, outside /api. */
export async function registerMediaFiles(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(
    async (media) => {
      translateErrors(media);
      media.addHook('onSend', async (_request, reply) => {
        if (reply.statusCode >= 400) reply.headers({ ...harmless, 'cache-control': 'no-store' });
      });
      media.route({
        method: ['GET', 'HEAD'],
        url: '/og/:file',
        exposeHeadRoute: false,
        handler: async (request, reply) => {
          const { file } = request.params as { file: string };
          const slug = /^([a-z0-9-]{1,160})\.jpg$/.exec(file)?.[1];
          if (!slug) throw notFound('the picture');
          const picture = await ogPictureOfSlug(services, visitorActor(request.id), slug);
          const etag = `"${createHash('sha256').update(picture).digest('hex').slice(0, 16)}"`;
          reply.headers({ ...harmless, etag, 'cache-control': 'public, max-age=3600' });
          if (isUnchanged(request.headers, etag, new Date())) return reply.code(304).send();
          reply.type('image/jpeg').header('content-length', picture.length);
          return request.method === 'HEAD' ? reply.send() : reply.send(picture);
        }
      });
      media.route({
        method: ['GET', 'HEAD'],
        url: '/:id/:variant',
        exposeHeadRoute: false,
        handler: async (request, reply) => {
          const { id, variant } = request.params as { id: string; variant: string };
          const file = await findMediaFile(services, visitorActor(request.id), id, variant);
          return sendFile(services, request, reply, file);
        }
      });
      media.all('/*', async () => {
        throw new AppError('not_found', 404, 'no such file');
      });
    },
    { prefix: '/media' }
  );
}
