// All articles, or those of one month.
import { readArchive } from '#server/modules/newsroom/newsroom-portal.usecases.ts';
import { pageNumber } from '#shared/paging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  archive: await readArchive(locals.services, locals.actor, {
    locale: locals.locale,
    month: url.searchParams.get('thang') ?? undefined,
    page: pageNumber(url)
  })
});
