// The pages' door: locale, actor and services for every request; error translation; the public page cache.
import { hash } from 'node:crypto';
import type { Handle, HandleServerError, ResolveOptions } from '@sveltejs/kit/hooks';
import { acceptedEncoding } from '#server/platform/compression.ts';
import { AppError, understandError } from '#server/platform/errors.ts';
import { newRequestId } from '#server/platform/request-id.ts';
import { cachedAnswer, compressed, wholeBody } from '#server/platform/page-answers.ts';
import { pageCacheKey, pageServices } from '#server/web-host.ts';
import { errorText } from '#shared/messages/errors.ts';
import { splitLocale } from '#shared/messages.ts';

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
  'cross-origin-opener-policy': 'same-origin'
};

/** The two upright cuts stand on every page; the italic one waits until a page uses it. */
const uprightFont = /be-vietnam-pro-\d+(?:[.-][\w-]+)?\.woff2$/;
const preloaded: NonNullable<ResolveOptions['preload']> = ({ type, path }) =>
  type === 'js' || type === 'css' || (type === 'font' && uprightFont.test(path) && !path.includes('italic'));

export const handle: Handle = async ({ event, resolve }) => {
  const { services, resolveActor } = pageServices();
  const { pageCache } = services;
  const requestId = event.request.headers.get('x-mhh-request-id') ?? newRequestId();
  const locale = splitLocale(event.url.pathname).locale;
  const encoding = acceptedEncoding(event.request.headers.get('accept-encoding') ?? undefined);
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
  const { generation } = pageCache;
  const shared = key ? await pageCache.underWay(key) : undefined;
  if (shared) return cachedAnswer(shared, encoding, { 'x-cache': 'hit', 'x-request-id': requestId });
  const done = key ? pageCache.begin(key) : undefined;
  try {
    event.locals.actor = await resolveActor(event.request.headers, requestId);
    let html = '';
    const response = await resolve(event, {
      // Kit would go through the text letter by letter for an etag, and copy it twice: it is taken from its hands here.
      transformPageChunk(chunk) {
        ({ html } = chunk);
        return '';
      },
      preload: preloaded
    });
    for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
    response.headers.set('x-request-id', requestId);

    const isPublic = event.route.id?.startsWith('/(portal)') === true && event.locals.uncacheable !== true;
    // With a session the page greets its reader.
    if (!isPublic || !key) response.headers.set('cache-control', 'private, no-store');
    if (key && isPublic && response.status >= 500) {
      const reserve = pageCache.stale(key);
      if (reserve) return cachedAnswer(reserve, encoding, { 'x-cache': 'stale', 'x-request-id': requestId });
    }
    if (!key || !isPublic || response.status !== 200 || response.headers.has('set-cookie'))
      return await compressed(response, { html, locale }, encoding);

    const body = await wholeBody(response, { html, locale });
    const { 'x-request-id': _, ...headers } = Object.fromEntries(response.headers);
    headers['cache-control'] ??= 'public, max-age=0, must-revalidate';
    headers.etag = `"${hash('sha1', body, 'base64url')}"`;
    const page = await pageCache.store(key, generation, { status: 200, headers, body });
    done?.(page);
    return cachedAnswer(page, encoding, { 'x-cache': 'miss', 'x-request-id': requestId });
  } finally {
    done?.();
  }
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
