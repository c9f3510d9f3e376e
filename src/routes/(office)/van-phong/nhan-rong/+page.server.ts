// The adoptions where the reader's grants reach.
import { listFields } from '#server/modules/practices/practices-fields.usecases.ts';
import { listAdoptions } from '#server/modules/replication/replication-adoptions.usecases.ts';
import { currentDay, getUnit } from '#server/modules/units/units.usecases.ts';
import type { PageServerLoad } from './$types';
import { adoptionFilters } from './list-filters.server.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor, locale } = locals;
  const filters = await adoptionFilters(locals, url);
  const list = await listAdoptions(services, actor, filters);
  const unit = filters.unitId ? (await getUnit(services, actor, filters.unitId)).unit : null;
  const fields = await listFields(services, actor);
  return {
    list,
    filters,
    fields: fields.map((one) => ({ id: one.id, name: locale === 'vi' ? one.shortVi : one.shortEn })),
    unit: unit && { id: unit.id, name: unit.fullName },
    today: currentDay(services)
  };
};
