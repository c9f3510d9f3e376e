// The list of adoptions as a file, under the same filters.
import { exportAdoptions } from '#server/modules/replication/replication-export.usecases.ts';
import { askedFormat, listResponse } from '#routes/list-file.server.ts';
import { adoptionFilters } from '#routes/(office)/van-phong/nhan-rong/list-filters.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url, params }) => {
  const { services, actor, locale } = locals;
  const format = askedFormat(params);
  return listResponse(await exportAdoptions(services, actor, await adoptionFilters(locals, url), { format, locale }));
};
