// A table of values pasted from a spreadsheet: looked at first, then recorded whole.
import { fail, isActionFailure, redirect } from '@sveltejs/kit';
import { readResolution } from '#server/modules/targets/targets-resolutions.usecases.ts';
import { previewValues, recordPasted } from '#server/modules/targets/targets-values.usecases.ts';
import { AppError, forbidden } from '#server/platform/errors.ts';
import { submitForm, type FormFailure } from '#routes/form-action.server.ts';
import { checkedId } from '#routes/(office)/van-phong/chi-tieu/target-forms.server.ts';
import { localise } from '#shared/messages.ts';
import { targetFieldTexts } from '#shared/messages/targets-errors.ts';
import { pasteSchema } from '#shared/targets.schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const course = await readResolution(locals.services, locals.actor, { id: checkedId(params.id) });
  if (course.mayReportAt.length === 0 && !course.mayManage) throw forbidden('targets.report');
  const count = (name: string) => Math.max(0, Number(url.searchParams.get(name)) || 0);
  return {
    resolution: course.resolution,
    codes: course.targets
      .filter((one) => one.rollup === 'none')
      .map(({ code, name, measure }) => ({ code, name, measure })),
    done: url.searchParams.has('moi') ? { new: count('moi'), replaced: count('thay') } : null
  };
};

export const actions: Actions = {
  preview: (event) =>
    submitForm(
      event,
      pasteSchema,
      async (input) => ({
        values: { ...input } as Record<string, string>,
        preview: await previewValues(event.locals.services, event.locals.actor, checkedId(event.params.id), input)
      }),
      targetFieldTexts(event.locals.locale)
    ),
  record: async (event) => {
    const { services, actor, locale } = event.locals;
    const id = checkedId(event.params.id);
    let preview: Awaited<ReturnType<typeof previewValues>> | undefined;
    let done = '';
    const result = await submitForm(
      event,
      pasteSchema,
      async (input) => {
        try {
          const counts = await recordPasted(services, actor, id, input);
          done = `moi=${counts.new}&thay=${counts.replaced}`;
          return counts;
        } catch (error) {
          // What stands against it is shown beside the refusal.
          if (error instanceof AppError && error.status !== 403)
            preview = await previewValues(services, actor, id, input);
          throw error;
        }
      },
      targetFieldTexts(locale)
    );
    if (isActionFailure(result)) return fail(result.status, { ...(result.data as unknown as FormFailure), preview });
    redirect(303, `${localise(locale, `/van-phong/chi-tieu/${id}/nhap-so-lieu`)}?${done}`);
  }
};
