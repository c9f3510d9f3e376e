// The rollouts that the reader's units direct or are asked by.
import { listRollouts } from '#server/modules/replication/replication-rollouts.usecases.ts';
import { rolloutListSchema } from '#shared/replication.schema.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const filters = rolloutListSchema.parse({
    state: url.searchParams.get('giai-doan') || undefined,
    page: url.searchParams.get('trang') ?? 1
  });
  const deleted = url.searchParams.get('xong') === 'deleted';
  return { filters, deleted, list: await listRollouts(locals.services, locals.actor, filters) };
};
