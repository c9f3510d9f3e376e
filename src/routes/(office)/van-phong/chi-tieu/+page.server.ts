// Resolutions, filtered by the address.
import { listResolutions } from '#server/modules/targets/targets-resolutions.usecases.ts';
import { resolutionListSchema } from '#shared/targets.schema.ts';
import { filteredUnit } from '#routes/unit-filter.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor } = locals;
  const get = (name: string) => url.searchParams.get(name) || undefined;
  const filter = resolutionListSchema.parse({
    q: get('q') ?? '',
    unitId: get('don-vi'),
    state: get('giai-doan'),
    page: get('trang') ?? 1
  });
  filter.unitId = await filteredUnit(locals, url, filter.unitId);
  return { filter, list: await listResolutions(services, actor, filter), done: get('xong') ?? '' };
};
