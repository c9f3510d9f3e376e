// The practices within a person's reach; filters live in the address.
import { maySetUp } from '#server/modules/practices/practices-fields.usecases.ts';
import { listOfficePractices } from '#server/modules/practices/practices-list.usecases.ts';
import type { PageServerLoad } from './$types';
import { practiceFilters } from './list-filters.server.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor } = locals;
  const asked = await practiceFilters(locals, url);
  const list = await listOfficePractices(services, actor, asked.filters);
  return { ...list, ...asked, maySetUp: maySetUp(actor) };
};
