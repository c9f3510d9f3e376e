// The machine door: one plugin a module under /api/v1, origin check for cookie sessions, errors as JSON.
import type { FastifyInstance } from 'fastify';
import { errorText } from '#shared/messages/errors.ts';
import { AppError, understandError } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { record, text, whole } from './answer-schemas.ts';
import { registerArticles } from './articles.routes.ts';
import { registerAuth } from './auth.routes.ts';
import { registerMediaLibrary } from './media-library.routes.ts';
import { registerMediaFiles } from './media.routes.ts';
import { registerNewsroomOffice } from './newsroom-office.routes.ts';
import { gatherRoutes, registerOpenApi } from './openapi.routes.ts';
import { registerOpenData } from './open-data.routes.ts';
import { registerPortal } from './portal.routes.ts';
import { registerSearch } from './search.routes.ts';
import { registerPracticesImport } from './practices-import.routes.ts';
import { registerPracticesOffice } from './practices-office.routes.ts';
import { registerPractices } from './practices.routes.ts';
import { registerProgramme } from './programme.routes.ts';
import { markPublicAnswers } from './public-answers.ts';
import { keepBearersApart, registerTokenRoutes } from './token.routes.ts';
import { registerUnits } from './units.routes.ts';

/** The one translator of errors to JSON: `{ error: { code, message, details, requestId } }`. */
export function translateErrors(app: FastifyInstance): void {
  app.setErrorHandler((thrown, request, reply) => {
    const error = understandError(thrown);
    const locale = String(request.headers['accept-language'] ?? '').startsWith('en') ? 'en' : 'vi';
    if (error instanceof AppError) {
      if (error.status >= 500) request.log.error({ code: error.code, reason: error.message }, 'refused');
      if (error.status === 503 || error.status === 429)
        reply.header('retry-after', String(error.details.retryAfterSeconds ?? 10));
      return reply.code(error.status).send({
        error: {
          code: error.code,
          message: errorText(locale, error.code, error.details),
          details: error.details,
          requestId: request.id
        }
      });
    }
    const status = (error as { statusCode?: number }).statusCode;
    if (status && status >= 400 && status < 500) {
      const code = status === 413 ? 'payload_too_large' : 'invalid_input';
      return reply
        .code(status)
        .send({ error: { code, message: errorText(locale, code), details: {}, requestId: request.id } });
    }
    request.log.error(error);
    return reply.code(500).send({
      error: { code: 'internal', message: errorText(locale, 'internal'), details: {}, requestId: request.id }
    });
  });
}

export async function registerApi(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(
    async (api) => {
      translateErrors(api);
      gatherRoutes(api, services);
      markPublicAnswers(api);
      keepBearersApart(api);
      api.addHook('onRequest', async (request) => {
        if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
        const origin = request.headers.origin;
        if (origin && request.headers.cookie && !(URL.canParse(origin) && new URL(origin).host === request.host)) {
          throw new AppError('wrong_origin', 403, 'the Origin header names another site');
        }
      });
      const versionSchema = { response: { 200: record({ name: text, version: whole }) } };
      api.get('/v1', { schema: versionSchema }, async () => ({ name: 'Mô Hình Hay', version: 1 }));
      await registerMediaLibrary(api, services);
      await registerAuth(api, services);
      await registerPortal(api, services);
      await registerSearch(api, services);
      await registerNewsroomOffice(api, services);
      await registerPracticesOffice(api, services);
      await registerPracticesImport(api, services);
      await registerUnits(api, services);
      await registerPractices(api, services);
      await registerProgramme(api, services);
      await registerArticles(api, services);
      await registerOpenData(api, services);
      await registerTokenRoutes(api, services);
      await registerOpenApi(api, services);
      api.all('/*', async (request) => {
        throw new AppError('not_found', 404, `no such address: ${request.url.split('?')[0]}`);
      });
    },
    { prefix: '/api' }
  );
  await registerMediaFiles(app, services);
  app.get('/metrics', { logLevel: 'silent' }, async (request, reply) => {
    const token = services.config.metricsToken;
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip);
    if (token ? request.headers.authorization !== `Bearer ${token}` : !local) return reply.code(403).send();
    return reply.type(services.metrics.registry.contentType).send(await services.metrics.registry.metrics());
  });
}
