// A resolution's targets as a file.
import { exportTargets } from '#server/modules/targets/targets-export.usecases.ts';
import { askedFormat, listResponse } from '#routes/list-file.server.ts';
import { checkedId } from '#routes/(office)/van-phong/chi-tieu/target-forms.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { services, actor, locale }, params }) => {
  const format = askedFormat(params);
  return listResponse(await exportTargets(services, actor, { id: checkedId(params.id) }, { format, locale }));
};
