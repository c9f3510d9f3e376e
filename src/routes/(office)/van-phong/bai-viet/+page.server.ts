// The articles a person may see in the office; filters live in the address.
import { listArticles } from '#server/modules/newsroom/newsroom-articles.usecases.ts';
import { listAllSections } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { articleListSchema } from '#shared/article.schema.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const given = (name: string) => url.searchParams.get(name) || undefined;
  const filters = articleListSchema.parse({
    state: given('trang-thai'),
    section: given('chuyen-muc'),
    author: given('nguoi-viet'),
    q: given('tim') ?? '',
    page: given('trang') ?? 1
  });
  const [list, sections] = await Promise.all([
    listArticles(locals.services, locals.actor, filters),
    listAllSections(locals.services, locals.actor)
  ]);
  return { ...list, filters, sections };
};
