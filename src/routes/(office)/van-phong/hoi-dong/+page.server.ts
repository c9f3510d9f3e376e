// Councils, those in term first.
import { listCouncils } from '#server/modules/assessments/assessments-councils.usecases.ts';
import { pageNumber } from '#shared/paging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const page = pageNumber(url);
  return { page, list: await listCouncils(locals.services, locals.actor, { page }) };
};
