// The questions at one practice, in every state.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { listQuestions } from '#server/modules/exchange/exchange-office.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { questionListSchema } from '#shared/exchange.schema.ts';
import * as steps from '#routes/(office)/van-phong/hoi-dap/question-steps.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!z.uuid().safeParse(params.id).success) throw notFound('the practice');
  const filters = questionListSchema.parse({
    state: steps.askedState(url, undefined),
    practiceId: params.id,
    page: url.searchParams.get('trang') ?? 1
  });
  return {
    list: await listQuestions(locals.services, locals.actor, filters),
    shownState: filters.state,
    submissionKey: randomUUID()
  };
};

export const actions: Actions = {
  publish: steps.publish,
  decline: steps.decline,
  answer: steps.answer,
  removeAnswer: steps.withdrawAnswer,
  remove: steps.remove
};
