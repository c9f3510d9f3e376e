// Search over everything published.
import { listSections } from '#server/modules/newsroom/newsroom-portal.usecases.ts';
import { searchArticles } from '#server/modules/newsroom/newsroom-search.usecases.ts';
import { pageNumber } from '#shared/paging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  // Hardly two readers ask the same: kept pages would only push out those that all ask for.
  locals.uncacheable = true;
  const { services, actor, locale } = locals;
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const filters = { section: asked('chuyen-muc'), from: asked('tu'), until: asked('den') };
  const query = asked('q');
  const [result, sections] = await Promise.all([
    query ? searchArticles(services, actor, { query, ...filters, page: pageNumber(url), locale }) : null,
    listSections(services, actor, { locale })
  ]);
  return { result, sections, filters };
};
