// The list of practices as a file, under the same filters.
import { exportPractices } from '#server/modules/practices/practices-export.usecases.ts';
import { askedFormat, listResponse } from '#routes/list-file.server.ts';
import type { RequestHandler } from './$types';
import { practiceFilters } from '#routes/(office)/van-phong/mo-hinh/list-filters.server.ts';

export const GET: RequestHandler = async ({ locals, url, params }) => {
  const { services, actor, locale } = locals;
  const format = askedFormat(params);
  const { filters } = await practiceFilters(locals, url);
  return listResponse(await exportPractices(services, actor, filters, { format, locale }));
};
