// The list of province-wide proposals, filtered by the address.
import { listProposals } from '#server/modules/reports/reports-proposals.usecases.ts';
import { proposalListSchema } from '#shared/proposals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const filter = proposalListSchema.parse({
    state: url.searchParams.get('trang-thai'),
    page: url.searchParams.get('trang') ?? 1
  });
  return {
    filter,
    list: await listProposals(locals.services, locals.actor, filter),
    done: url.searchParams.get('xong') ?? ''
  };
};
