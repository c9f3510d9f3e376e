// Criteria sets by field, and the form that begins one.
import { redirect } from '@sveltejs/kit';
import { createCriteriaSet, listCriteriaSets } from '#server/modules/assessments/assessments-criteria.usecases.ts';
import { newCriteriaSetSchema } from '#shared/criteria.schema.ts';
import { assessmentFieldTexts } from '#shared/messages/assessments-errors.ts';
import { localise } from '#shared/messages.ts';
import { pageNumber } from '#shared/paging.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const page = pageNumber(url);
  return { page, list: await listCriteriaSets(locals.services, locals.actor, { page }) };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      newCriteriaSetSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const id = await createCriteriaSet(services, actor, input);
        redirect(303, localise(locale, `/van-phong/bo-tieu-chi/${id}`));
      },
      assessmentFieldTexts(event.locals.locale)
    )
};
