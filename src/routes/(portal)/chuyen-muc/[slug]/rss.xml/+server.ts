// RSS of one section.
import { readFeed } from '#server/modules/newsroom/newsroom-feeds.usecases.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) =>
  new Response(await readFeed(locals.services, locals.actor, { locale: locals.locale, section: params.slug }), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' }
  });
