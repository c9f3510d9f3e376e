// Search over everything published: articles in full, the best practices and units beside them.
import { listSections } from '#server/modules/newsroom/newsroom-portal.usecases.ts';
import { searchArticles } from '#server/modules/newsroom/newsroom-search.usecases.ts';
import { searchPractices } from '#server/modules/practices/practices-search.usecases.ts';
import { searchUnits } from '#server/modules/units/units.usecases.ts';
import { pageNumber } from '#shared/paging.ts';
import type { PageServerLoad } from './$types';

const elsewhereShown = 4;

export const load: PageServerLoad = async ({ locals, url }) => {
  // Hardly two readers ask the same: kept pages would only push out those that all ask for.
  locals.uncacheable = true;
  const { services, actor, locale } = locals;
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const filters = { section: asked('chuyen-muc'), from: asked('tu'), until: asked('den') };
  const query = asked('q');
  // What only articles have is asked of articles.
  const alsoElsewhere = query !== '' && pageNumber(url) === 1 && !Object.values(filters).some(Boolean);
  const [result, sections, practices, units] = await Promise.all([
    query ? searchArticles(services, actor, { query, ...filters, page: pageNumber(url), locale }) : null,
    listSections(services, actor, { locale }),
    alsoElsewhere ? searchPractices(services, actor, { q: query, locale, pageSize: elsewhereShown }) : null,
    alsoElsewhere ? searchUnits(services, actor, { q: query.slice(0, 200), limit: elsewhereShown }) : []
  ]);
  return { result, sections, filters, practices, units };
};
