// Resolutions that everybody may read.
import { listPublicResolutions } from '#server/modules/targets/targets-resolutions.usecases.ts';
import { pageNumber } from '#shared/paging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) =>
  listPublicResolutions(locals.services, locals.actor, { page: pageNumber(url) });
