// The mid-term review as a Word paper, as of a day.
import { buildMidterm } from '#server/modules/reports/reports-midterm.usecases.ts';
import { checkedId } from '#routes/(office)/van-phong/chi-tieu/target-forms.server.ts';
import { wordResponse } from '#routes/(office)/van-phong/hoi-dong/word-response.server.ts';
import { courseDaySchema } from '#shared/targets.schema.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const on = courseDaySchema.parse(url.searchParams.get('ngay') ?? undefined);
  return wordResponse(await buildMidterm(locals.services, locals.actor, { id: checkedId(params.id), on }));
};
