// RSS of one section.
import { readFeed } from '#server/modules/newsroom/newsroom-feeds.usecases.ts';
import { getSiteFrame } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { services, actor, locale }, params }) => {
  const site = await getSiteFrame(services, locale);
  return new Response(await readFeed(services, actor, { locale, site, section: params.slug }), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' }
  });
};
