// The report builder: what a report of the chosen period and range would hold, and the heading of papers.
import { prepareReport, saveHeading } from '#server/modules/reports/reports-builder.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { questionOf } from '#routes/(office)/van-phong/thong-ke/question.server.ts';
import { reportFieldTexts } from '#shared/messages/reports.ts';
import { headingSchema } from '#shared/reports.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { question, typedUnit, unitError } = await questionOf(locals, url);
  const prepared = await prepareReport(locals.services, locals.actor, question);
  return { ...prepared, typedUnit, unitError };
};

export const actions: Actions = {
  heading: (event) =>
    submitForm(
      event,
      headingSchema,
      async (input) => {
        await saveHeading(event.locals.services, event.locals.actor, input);
        return { saved: true };
      },
      reportFieldTexts(event.locals.locale)
    )
};
