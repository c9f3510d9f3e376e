// The statistics' dashboard: the question in the address, its answer, and saving it for good.
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { answerQuestion, mayBuildReports, saveSnapshot } from '#server/modules/reports/reports-statistics.usecases.ts';
import { currentDay } from '#server/modules/units/units.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { questionOf } from '#routes/(office)/van-phong/thong-ke/question.server.ts';
import { localise } from '#shared/messages.ts';
import { readQuestion } from '#shared/statistics.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { question, typedUnit, unitError } = await questionOf(locals, url);
  return {
    ...(await answerQuestion(locals.services, locals.actor, question)),
    typedUnit,
    unitError,
    today: currentDay(locals.services),
    mayBuild: mayBuildReports(locals.actor)
  };
};

export const actions: Actions = {
  save: (event) =>
    submitForm(event, z.object({ question: z.string().max(2000) }), async (input) => {
      const { services, actor, locale } = event.locals;
      const question = readQuestion(new URLSearchParams(input.question), currentDay(services));
      const key = await saveSnapshot(services, actor, question);
      redirect(303, localise(locale, `/van-phong/thong-ke/so-lieu/${key}`));
    })
};
