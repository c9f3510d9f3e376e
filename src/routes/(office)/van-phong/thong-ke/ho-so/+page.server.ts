// The records behind a figure: the very question of the figure, in the address.
import { listRecords } from '#server/modules/reports/reports-statistics.usecases.ts';
import { questionOf } from '#routes/(office)/van-phong/thong-ke/question.server.ts';
import { pageNumber } from '#shared/paging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { question } = await questionOf(locals, url);
  return { question, ...(await listRecords(locals.services, locals.actor, question, { page: pageNumber(url) })) };
};
