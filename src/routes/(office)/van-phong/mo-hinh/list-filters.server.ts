// What the address of the list of practices asks for, for the page and for its files.
import { listFields } from '#server/modules/practices/practices-fields.usecases.ts';
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import { AppError } from '#server/platform/errors.ts';
import { practiceListSchema } from '#shared/practice.schema.ts';

export async function practiceFilters({ services, actor }: App.Locals, url: URL) {
  const given = (name: string) => url.searchParams.get(name) || undefined;
  const fields = await listFields(services, actor);
  const typedUnit = given('don-vi_text') ?? '';
  // A name that is no unit, or several, filters by nothing and says so.
  const unit = await resolveUnit(services, actor, { field: 'don-vi', id: given('don-vi'), text: typedUnit }).catch(
    (error) => {
      if (error instanceof AppError && error.status < 500) return null;
      throw error;
    }
  );
  const special = given('can-chu-y');
  const filters = practiceListSchema.parse({
    state: given('trang-thai'),
    kind: given('loai'),
    fieldId: fields.find((field) => field.slug === given('linh-vuc'))?.id,
    unitId: unit?.id,
    overdue: special === 'qua-han',
    inQuestion: special === 'cho-xac-nhan',
    q: given('tim') ?? '',
    page: given('trang') ?? 1
  });
  return { filters, fields, typedUnit, unitUnknown: unit === null };
}
