// One of several sitemaps.
import { readSitemap } from '#server/modules/newsroom/newsroom-feeds.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  if (!/^[1-9]\d{0,4}$/.test(params.number)) throw notFound('the sitemap');
  return new Response(await readSitemap(locals.services, locals.actor, { number: Number(params.number) }), {
    headers: { 'content-type': 'application/xml; charset=utf-8' }
  });
};
