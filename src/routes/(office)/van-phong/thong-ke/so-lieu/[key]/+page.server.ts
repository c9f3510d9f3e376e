// Saved figures: as they were, with today's beside.
import { readSnapshot } from '#server/modules/reports/reports-statistics.usecases.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  ...(await readSnapshot(locals.services, locals.actor, params.key)),
  address: new URL(url.pathname, locals.services.config.publicUrl).href
});
