// "Report an error on this page".
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { sendPageReport } from '#server/modules/newsroom/newsroom-reports.usecases.ts';
import { pageReportSchema } from '#shared/feedback.schema.ts';
import { localise } from '#shared/messages.ts';
import { feedbackFieldTexts } from '#shared/messages/feedback.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const pageOf = (url: URL) => {
  const path = pageReportSchema.shape.path.safeParse(url.searchParams.get('trang') ?? '/');
  return path.success ? path.data : '/';
};

export const load: PageServerLoad = ({ locals, url }) => ({
  reported: pageOf(url),
  sent: url.searchParams.has('da-gui'),
  submissionKey: locals.actor.kind === 'person' ? randomUUID() : ''
});

export const actions: Actions = {
  default: async (event) =>
    submitForm(
      event,
      pageReportSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        await sendPageReport(services, actor, { ...input, address: event.getClientAddress() });
        redirect(303, `${localise(locale, '/bao-loi')}?trang=${encodeURIComponent(input.path)}&da-gui`);
      },
      feedbackFieldTexts(event.locals.locale)
    )
};
