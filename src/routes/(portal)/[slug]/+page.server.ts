// A page of the newsroom's own: about, contact, accessibility, privacy, credits.
import { readStaticPage } from '#server/modules/newsroom/newsroom-portal.usecases.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
  staticPage: await readStaticPage(locals.services, locals.actor, { slug: params.slug, locale: locals.locale })
});
