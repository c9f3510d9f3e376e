// The design system's page: a list whose filters live in the address, a map drawn on the server, a form that fails politely.
import type { Actions, PageServerLoad } from './$types';
import { submitForm } from '#routes/form-action.server.ts';
import { drawVietnam } from '#shared/map.ts';
import { styleguideTexts } from '#shared/messages/styleguide.ts';
import { sampleFormSchema } from '#shared/styleguide.schema.ts';
import { folded } from '#shared/vietnamese.ts';
import provinces from '/seeds/maps/provinces.topojson?raw';
import { fields, practices, units, type SamplePractice } from './sample-data.ts';

const pageSize = 8;
const sortable = ['name', 'unit', 'months', 'adopters'] as const;

export const load: PageServerLoad = ({ url, locals }) => {
  const query = url.searchParams;
  const typed = folded((query.get('q') ?? '').slice(0, 100));
  const field = query.get('linh-vuc') ?? '';
  const asked = query.get('sort') ?? 'name';
  const key = sortable.find((one) => one === asked.replace(/^-/, '')) ?? 'name';
  const direction = asked.startsWith('-') ? ('desc' as const) : ('asc' as const);
  const compare = (a: SamplePractice, b: SamplePractice) =>
    key === 'months' || key === 'adopters' ? a[key] - b[key] : a[key].localeCompare(b[key], 'vi');
  const found = practices
    .filter((one) => folded(one.name).includes(typed) && (field === '' || one.field === field))
    .sort((a, b) => (direction === 'asc' ? compare(a, b) : compare(b, a)));
  const pageCount = Math.max(1, Math.ceil(found.length / pageSize));
  const number = Math.min(pageCount, Math.max(1, Number.parseInt(query.get('trang') ?? '1', 10) || 1));
  return {
    rows: found.slice((number - 1) * pageSize, number * pageSize),
    found: found.length,
    number,
    pageCount,
    sort: { key, direction },
    filters: { q: query.get('q') ?? '', field },
    fields,
    units,
    map: drawVietnam(JSON.parse(provinces), locals.locale)
  };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(event, sampleFormSchema, async () => ({ saved: true }), styleguideTexts(event.locals.locale))
};
