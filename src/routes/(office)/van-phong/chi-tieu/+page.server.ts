// Resolutions, filtered by the address.
import { listResolutions } from '#server/modules/targets/targets-resolutions.usecases.ts';
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import { resolutionListSchema } from '#shared/targets.schema.ts';
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
  // Without JavaScript a name is typed, not chosen.
  const typed = filter.unitId ? undefined : get('don-vi_text');
  if (typed) filter.unitId = (await resolveUnit(services, actor, { field: 'unitId', text: typed }))?.id;
  return { filter, list: await listResolutions(services, actor, filter), done: get('xong') ?? '' };
};
