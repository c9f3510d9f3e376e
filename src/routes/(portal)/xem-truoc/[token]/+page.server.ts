// The working copy of an article behind its preview link: for no search engine, and for no cache.
import { previewArticle } from '#server/modules/newsroom/newsroom-articles-preview.usecases.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  locals.uncacheable = true;
  setHeaders({ 'x-robots-tag': 'noindex, nofollow' });
  return previewArticle(locals.services, locals.actor, { token: params.token, locale: locals.locale });
};
