// The pages' door: locale, actor and services for every request; error translation; the public page cache.
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { AppError, understandError } from '#server/platform/errors.ts';
import { newRequestId } from '#server/platform/request-id.ts';
import { pageCacheKey, pageServices } from '#server/web-host.ts';
import { errorText } from '#shared/messages/errors.ts';
import { splitLocale } from '#shared/messages.ts';

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
  'cross-origin-opener-policy': 'same-origin'
};

export const handle: Handle = async ({ event, resolve }) => {
  const { services, resolveActor } = pageServices();
  const requestId = event.request.headers.get('x-mhh-request-id') ?? newRequestId();
  const locale = splitLocale(event.url.pathname).locale;
  event.locals.services = services;
  event.locals.requestId = requestId;
  event.locals.locale = locale;
  // The request's own address: event.url hides that /tin/a/__data.json asks for data, which is no page.
  const asked = new URL(event.request.url);
  const key = pageCacheKey(
    event.request.method,
    event.request.headers.get('cookie') ?? undefined,
    event.url.host,
    asked.pathname + asked.search
  );
  const generation = services.pageCache.generation;
  event.locals.actor = await resolveActor(event.request.headers, requestId);

  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%mhh.lang%', locale)
  });
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set('x-request-id', requestId);

  const isPublic = event.route.id?.startsWith('/(portal)') === true && event.locals.uncacheable !== true;
  if (!isPublic) response.headers.set('cache-control', 'private, no-store');
  if (!key || !isPublic) return response;
  if (response.status >= 500) {
    const reserve = services.pageCache.stale(key);
    if (reserve)
      return new Response(new Uint8Array(reserve.body), {
        status: reserve.status,
        headers: { ...reserve.headers, 'x-cache': 'stale' }
      });
  }
  if (response.status === 200 && !response.headers.has('set-cookie')) {
    const body = Buffer.from(await response.arrayBuffer());
    const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'x-request-id'));
    headers['cache-control'] ??= 'public, max-age=0, must-revalidate';
    await services.pageCache.store(key, generation, { status: 200, headers, body });
    return new Response(new Uint8Array(body), { status: 200, headers: { ...headers, 'x-request-id': requestId } });
  }
  return response;
};

export const handleError: HandleServerError = ({ error: thrown, event, kind }) => {
  const { requestId, locale, services } = event.locals;
  const language = locale ?? 'vi';
  if (kind === 'framework' || kind === 'app') {
    const status = (thrown as { status: number }).status;
    const code =
      status === 404
        ? 'not_found'
        : status === 413
          ? 'payload_too_large'
          : status === 403
            ? 'forbidden'
            : 'invalid_input';
    return { status, code, message: errorText(language, code), requestId: requestId ?? '' };
  }
  const error = understandError(thrown);
  if (error instanceof AppError) {
    if (error.status >= 500)
      services?.logger.error({ requestId, code: error.code, reason: error.message }, 'page refused');
    return {
      status: error.status,
      code: error.code,
      message: errorText(language, error.code, error.details),
      requestId: requestId ?? '',
      ...(error.code === 'sign_in_needed' && event.locals.keptForm && { form: event.locals.keptForm })
    };
  }
  services?.logger.error({ requestId, err: error }, 'page failed');
  return { status: 500, code: 'internal', message: errorText(language, 'internal'), requestId: requestId ?? '' };
};
