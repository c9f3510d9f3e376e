// What the address of the council's board asks for, for the page and for its files.
import { boardSchema, type BoardInput } from '#shared/assessments.schema.ts';

export function boardFilters(url: URL): BoardInput {
  const get = (name: string) => url.searchParams.get(name) || undefined;
  return boardSchema.parse({
    q: get('q'),
    state: get('tinh-trang') ?? 'open',
    councilId: get('hoi-dong'),
    fieldId: get('linh-vuc'),
    page: get('trang')
  });
}
