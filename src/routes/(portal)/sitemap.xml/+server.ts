// The sitemap, or the index of several.
import { readSitemap } from '#server/modules/newsroom/newsroom-feeds.usecases.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) =>
  new Response(await readSitemap(locals.services, locals.actor), {
    headers: { 'content-type': 'application/xml; charset=utf-8' }
  });
