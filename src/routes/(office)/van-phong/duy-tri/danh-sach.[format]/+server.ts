// The check-ins that are due as a file, under the same filters.
import { exportDueCheckIns } from '#server/modules/practices/practices-export.usecases.ts';
import { askedFormat, listResponse } from '#routes/list-file.server.ts';
import { dueFilters } from '#routes/(office)/van-phong/duy-tri/list-filters.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url, params }) => {
  const { services, actor, locale } = locals;
  const format = askedFormat(params);
  return listResponse(await exportDueCheckIns(services, actor, await dueFilters(locals, url), { format, locale }));
};
