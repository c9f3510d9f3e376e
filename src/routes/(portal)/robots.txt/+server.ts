// What robots may not read, and where the sitemap is.
import { readRobots } from '#server/modules/newsroom/newsroom-feeds.usecases.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) =>
  new Response(await readRobots(locals.services, locals.actor), {
    headers: { 'content-type': 'text/plain; charset=utf-8' }
  });
