// What the address of the list of adoptions asks for, for the page and for its files.
import { adoptionListSchema, type AdoptionListInput } from '#shared/replication.schema.ts';
import { filteredUnit } from '#routes/unit-filter.server.ts';

export async function adoptionFilters(locals: App.Locals, url: URL): Promise<AdoptionListInput> {
  const get = (name: string) => url.searchParams.get(name) || undefined;
  const filters = adoptionListSchema.parse({
    state: get('tinh-trang'),
    outcome: get('ket-qua'),
    unitId: get('don-vi'),
    practiceId: get('mo-hinh'),
    fieldId: get('linh-vuc'),
    page: get('trang') ?? 1
  });
  return { ...filters, unitId: await filteredUnit(locals, url, filters.unitId) };
}
