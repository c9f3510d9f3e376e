// What waits after a reorganisation, group by group.
import { z } from 'zod';
import { fileMissingProposals, listProposalGroups } from '#server/modules/units/units-proposals.usecases.ts';
import { proposalListSchema } from '#shared/successions.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const filters = proposalListSchema.parse({
    state: url.searchParams.get('xem') === 'da-xong' ? 'decided' : 'open',
    page: url.searchParams.get('trang') ?? 1
  });
  return { list: await listProposalGroups(locals.services, locals.actor, filters), filters };
};

export const actions: Actions = {
  find: (event) =>
    submitForm(event, z.object({}), async () => ({
      found: await fileMissingProposals(event.locals.services, event.locals.actor)
    }))
};
