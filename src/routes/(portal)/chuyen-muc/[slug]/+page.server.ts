// A section's articles.
import { readSection } from '#server/modules/newsroom/newsroom-portal.usecases.ts';
import { pageNumber } from '#shared/paging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  list: await readSection(locals.services, locals.actor, {
    slug: params.slug,
    locale: locals.locale,
    page: pageNumber(url)
  })
});
