// Requests of units to have a decline reconsidered, and the council's answers.
import { redirect } from '@sveltejs/kit';
import {
  answerReconsideration,
  listReconsiderations
} from '#server/modules/assessments/assessments-advice.usecases.ts';
import { answerReconsiderationSchema } from '#shared/assessments.schema.ts';
import { assessmentFieldTexts } from '#shared/messages/assessments-errors.ts';
import { localise } from '#shared/messages.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  requests: await listReconsiderations(locals.services, locals.actor)
});

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      answerReconsiderationSchema,
      async ({ accept, ...input }) => {
        const { services, actor, locale } = event.locals;
        const { assessmentId } = await answerReconsideration(services, actor, { ...input, accept: accept === 'yes' });
        if (assessmentId) redirect(303, localise(locale, `/van-phong/tham-dinh/${assessmentId}`));
        return { done: 'refused' };
      },
      assessmentFieldTexts(event.locals.locale)
    )
};
