// One unit's public page: what it is called as of a day, where it came from and went, what stands under it.
import { whoAmIToday, whoWasThis } from '#server/modules/units/units-successions.usecases.ts';
import { currentDay, getUnit, unitTree } from '#server/modules/units/units.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { lastDay } from '#shared/units.ts';
import { unitAddressSchema, day as daySchema } from '#shared/units.schema.ts';
import { cityMap, mappedCityCode, mapsValidFrom } from '#routes/(portal)/don-vi/unit-map.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { services, actor } = locals;
  const address = unitAddressSchema.safeParse(params);
  if (!address.success) throw notFound('unit');
  const { id } = address.data;
  const today = currentDay(services);
  const asked = url.searchParams.get('ngay') ?? '';
  const parsed = daySchema.safeParse(asked);
  const asOf = parsed.success ? parsed.data : today;
  if (asOf !== today) locals.uncacheable = true;
  const [detail, fate, origin] = await Promise.all([
    getUnit(services, actor, id, asOf),
    whoAmIToday(services, actor, id),
    whoWasThis(services, actor, id)
  ]);
  const { unit } = detail;
  // What stood under an ended unit is asked of its last day, unless the reader names another.
  const treeDay = !parsed.success && unit.state === 'ended' && unit.to ? lastDay(unit.to) : asOf;
  const tree = await unitTree(services, actor, { parentId: id, asOf: treeDay });
  const isMapped = unit.type === 'municipality' && unit.code === mappedCityCode && !unit.demo;
  const all = isMapped && tree.pageCount > 1 ? await unitTree(services, actor, { parentId: id, asOf, page: 2 }) : null;
  const city =
    isMapped && asOf >= mapsValidFrom && (unit.from ?? '') >= mapsValidFrom
      ? {
          drawing: cityMap(),
          ids: Object.fromEntries(
            [...tree.rows, ...(all?.rows ?? [])].flatMap((row) => (row.code ? [[row.code, row.id] as const] : []))
          )
        }
      : null;
  return { today, treeDay, wrongDay: asked !== '' && !parsed.success, detail, fate, origin, tree, city };
};
