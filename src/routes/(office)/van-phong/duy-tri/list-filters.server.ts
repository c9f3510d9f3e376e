// What the address of the check-ins that are due asks for, for the page and for its files.
import { dueListSchema, type DueListInput } from '#shared/check-ins.schema.ts';
import { filteredUnit } from '#routes/unit-filter.server.ts';

export async function dueFilters(locals: App.Locals, url: URL): Promise<DueListInput> {
  const get = (name: string) => url.searchParams.get(name) || undefined;
  const filters = dueListSchema.parse({
    due: get('han') ?? 'overdue',
    unitId: get('don-vi'),
    fieldId: get('linh-vuc'),
    page: get('trang') ?? 1
  });
  return { ...filters, unitId: await filteredUnit(locals, url, filters.unitId) };
}
