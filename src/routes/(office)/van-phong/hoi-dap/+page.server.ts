// Questions at practices of the units within reach: what waits, what was decided, and the decisions themselves.
import { randomUUID } from 'node:crypto';
import { listQuestions } from '#server/modules/exchange/exchange-office.usecases.ts';
import { getUnit } from '#server/modules/units/units.usecases.ts';
import { questionListSchema } from '#shared/exchange.schema.ts';
import { filteredUnit } from '#routes/unit-filter.server.ts';
import * as steps from '#routes/(office)/van-phong/hoi-dap/question-steps.server.ts';
import type { Actions, PageServerLoad } from './$types';

const usual = 'waiting';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor } = locals;
  const get = (name: string) => url.searchParams.get(name) || undefined;
  const filters = questionListSchema.parse({
    state: steps.askedState(url, usual),
    text: get('q'),
    unanswered: get('tra-loi') === 'chua',
    unitId: get('don-vi'),
    page: get('trang') ?? 1
  });
  filters.unitId = await filteredUnit(locals, url, filters.unitId);
  const list = await listQuestions(services, actor, filters);
  const unit = filters.unitId ? (await getUnit(services, actor, filters.unitId)).unit : null;
  return {
    list,
    filters,
    usual: usual as typeof usual,
    unit: unit && { id: unit.id, name: unit.fullName },
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
