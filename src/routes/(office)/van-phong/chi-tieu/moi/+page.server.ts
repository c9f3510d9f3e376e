// A new resolution: the form, and what becomes of it.
import { redirect } from '@sveltejs/kit';
import { createResolution, enterResolutionForm } from '#server/modules/targets/targets-resolutions.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { resolutionOf } from '#routes/(office)/van-phong/chi-tieu/target-forms.server.ts';
import { localise } from '#shared/messages.ts';
import { targetFieldTexts } from '#shared/messages/targets-errors.ts';
import { resolutionFormSchema } from '#shared/targets.schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => enterResolutionForm(locals.actor);

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      resolutionFormSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const id = await createResolution(services, actor, await resolutionOf(event.locals, input));
        redirect(303, `${localise(locale, `/van-phong/chi-tieu/${id}`)}?xong=created`);
      },
      targetFieldTexts(event.locals.locale)
    )
};
