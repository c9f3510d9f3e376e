// The office's list of units: a table whose filters live in the address, or the tree.
import { currentDay, enterUnitOffice, getUnit, listUnits, unitTree } from '#server/modules/units/units.usecases.ts';
import { unitListSchema } from '#shared/units.schema.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor } = locals;
  enterUnitOffice(actor);
  const get = (name: string) => url.searchParams.get(name) ?? undefined;
  const filters = unitListSchema.parse({
    q: get('q'),
    type: get('loai'),
    state: get('tinh-trang'),
    asOf: get('ngay'),
    parentId: get('thuoc'),
    page: get('trang')
  });
  const asOf = filters.asOf ?? currentDay(services);
  const view = get('xem') === 'cay' ? ('tree' as const) : ('table' as const);
  const parent = filters.parentId ? (await getUnit(services, actor, filters.parentId, asOf)).unit : null;
  if (view === 'tree') {
    const branch = await unitTree(services, actor, { parentId: parent?.id ?? null, asOf });
    return { view, filters, asOf, parent, branch, list: null };
  }
  return { view, filters, asOf, parent, branch: null, list: await listUnits(services, actor, filters) };
};
