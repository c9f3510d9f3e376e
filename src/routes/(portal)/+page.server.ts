// The home page.
import { readHome } from '#server/modules/newsroom/newsroom-portal.usecases.ts';
import { packed } from '#shared/packed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  home: packed(await readHome(locals.services, locals.actor, { locale: locals.locale }))
});
