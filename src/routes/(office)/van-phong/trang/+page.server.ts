// The list of static pages.
import { listStaticPages } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  pages: await listStaticPages(locals.services, locals.actor)
});
