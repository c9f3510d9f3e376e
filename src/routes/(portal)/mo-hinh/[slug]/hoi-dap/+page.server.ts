// The thread of questions and answers at a practice, and the form to ask.
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { askQuestion, readThread } from '#server/modules/exchange/exchange-questions.usecases.ts';
import { questionSchema } from '#shared/exchange.schema.ts';
import { localise } from '#shared/messages.ts';
import { exchangeFieldTexts } from '#shared/messages/exchange.ts';
import { pageNumber } from '#shared/paging.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { services, actor, locale } = locals;
  const thread = await readThread(services, actor, { slug: params.slug, page: pageNumber(url) });
  if (thread.slug !== params.slug) redirect(301, localise(locale, `/mo-hinh/${thread.slug}/hoi-dap`));
  return { thread, submissionKey: actor.kind === 'person' ? randomUUID() : '' };
};

export const actions: Actions = {
  ask: (event) =>
    submitForm(
      event,
      questionSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const address = event.getClientAddress();
        const { token, repeated } = await askQuestion(services, actor, { ...input, slug: event.params.slug, address });
        redirect(303, localise(locale, `/hoi-dap/${token}${repeated ? '' : '?moi=1'}`));
      },
      exchangeFieldTexts(event.locals.locale)
    )
};
