// Changes what is said of a resolution, or removes it.
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
  changeResolution,
  readResolution,
  removeResolution
} from '#server/modules/targets/targets-resolutions.usecases.ts';
import { forbidden } from '#server/platform/errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { checkedId, resolutionOf } from '#routes/(office)/van-phong/chi-tieu/target-forms.server.ts';
import { localise } from '#shared/messages.ts';
import { targetFieldTexts } from '#shared/messages/targets-errors.ts';
import { resolutionFormSchema } from '#shared/targets.schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const course = await readResolution(locals.services, locals.actor, { id: checkedId(params.id) });
  if (!course.mayManage) throw forbidden('targets.manage');
  return { course };
};

export const actions: Actions = {
  save: (event) =>
    submitForm(
      event,
      resolutionFormSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const id = checkedId(event.params.id);
        await changeResolution(services, actor, id, {
          ...(await resolutionOf(event.locals, input)),
          revision: input.revision
        });
        redirect(303, `${localise(locale, `/van-phong/chi-tieu/${id}`)}?xong=saved`);
      },
      targetFieldTexts(event.locals.locale)
    ),
  remove: (event) =>
    submitForm(event, z.object({}), async () => {
      const { services, actor, locale } = event.locals;
      await removeResolution(services, actor, checkedId(event.params.id));
      redirect(303, `${localise(locale, '/van-phong/chi-tieu')}?xong=removed`);
    })
};
