// Who owes what, narrowed by the address to a kind or a unit.
import { listDebts } from '#server/modules/reports/reports-debts.usecases.ts';
import { questionOf } from '#routes/(office)/van-phong/thong-ke/question.server.ts';
import { debtKinds } from '#shared/debts.ts';
import { pageNumber } from '#shared/paging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { question, typedUnit, unitError } = await questionOf(locals, url);
  const kind = debtKinds.find((one) => one === url.searchParams.get('viec')) ?? null;
  return {
    ...(await listDebts(locals.services, locals.actor, { kind, unitId: question.unitId, page: pageNumber(url) })),
    typedUnit,
    unitError
  };
};
