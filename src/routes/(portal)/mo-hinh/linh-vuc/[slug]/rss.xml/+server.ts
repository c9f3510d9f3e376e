// RSS of one field of the register.
import { getSiteFrame } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { readRegisterFeed } from '#server/modules/practices/practices-feed.usecases.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { services, actor, locale }, params }) => {
  const { name } = await getSiteFrame(services, locale);
  return new Response(await readRegisterFeed(services, actor, { locale, field: params.slug, siteName: name }), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' }
  });
};
