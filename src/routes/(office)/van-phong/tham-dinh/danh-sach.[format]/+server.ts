// The council's board as a file, under the same filters.
import { exportBoard } from '#server/modules/assessments/assessments-export.usecases.ts';
import { askedFormat, listResponse } from '#routes/list-file.server.ts';
import { boardFilters } from '#routes/(office)/van-phong/tham-dinh/list-filters.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { services, actor, locale }, url, params }) => {
  const format = askedFormat(params);
  return listResponse(await exportBoard(services, actor, boardFilters(url), { format, locale }));
};
