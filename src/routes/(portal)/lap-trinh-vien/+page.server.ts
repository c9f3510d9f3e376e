// The page for developers: the API as it is described and as it answers now.
import { readApiGuide } from '#server/modules/operations/operations-api.usecases.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  guide: await readApiGuide(locals.services, locals.actor, { locale: locals.locale })
});
