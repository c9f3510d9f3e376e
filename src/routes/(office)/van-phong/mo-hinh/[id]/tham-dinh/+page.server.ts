// What councils said of a practice, as its unit sees it: outcomes, advice to answer, one reconsideration.
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import {
  answerAdvice,
  getPracticeAssessments,
  requestReconsideration
} from '#server/modules/assessments/assessments-advice.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { answerAdviceSchema, requestReconsiderationSchema } from '#shared/assessments.schema.ts';
import { assessmentFieldTexts } from '#shared/messages/assessments-errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { taggedForm } from '#routes/tagged-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const idOf = (event: Pick<RequestEvent, 'params'>): string => {
  const parsed = z.uuid().safeParse(event.params.id);
  if (!parsed.success) throw notFound('the practice');
  return parsed.data;
};

export const load: PageServerLoad = async (event) => ({
  seen: await getPracticeAssessments(event.locals.services, event.locals.actor, idOf(event))
});

export const actions: Actions = {
  answer: (event) =>
    taggedForm(
      'answer',
      submitForm(
        event,
        answerAdviceSchema,
        async (input) => {
          await answerAdvice(event.locals.services, event.locals.actor, { ...input, practiceId: idOf(event) });
          return { done: 'answered' as const };
        },
        assessmentFieldTexts(event.locals.locale)
      )
    ),
  reconsider: (event) =>
    taggedForm(
      'reconsider',
      submitForm(
        event,
        requestReconsiderationSchema,
        async (input) => {
          await requestReconsideration(event.locals.services, event.locals.actor, {
            ...input,
            practiceId: idOf(event)
          });
          return { done: 'requested' as const };
        },
        assessmentFieldTexts(event.locals.locale)
      )
    )
};
