// RSS of everything published.
import { readFeed } from '#server/modules/newsroom/newsroom-feeds.usecases.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) =>
  new Response(await readFeed(locals.services, locals.actor, { locale: locals.locale }), { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } });
