// /api/auth: the one address of better-auth that the outside needs, where the organisation's own sign-in answers.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerOidcCallback } from '#server/modules/people/people-sessions.usecases.ts';
import type { Services } from '#server/services.ts';

function asRequest(request: FastifyRequest, services: Services): Request {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name];
    if (value) headers.set(name, value);
  }
  headers.set('x-mhh-address', request.ip);
  return new Request(new URL(request.url, services.config.publicUrl), { headers });
}

export async function registerAuth(api: FastifyInstance, services: Services): Promise<void> {
  if (!services.config.oidc) return;
  api.get('/auth/callback/oidc', async (request, reply) => {
    const answer = await answerOidcCallback(services, asRequest(request, services));
    reply.code(answer.status).header('cache-control', 'no-store');
    for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
    for (const name of ['location', 'content-type']) {
      const value = answer.headers.get(name);
      if (value) reply.header(name, value);
    }
    return reply.send(await answer.text());
  });
}
