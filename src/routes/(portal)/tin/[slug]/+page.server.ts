// An article, and the feedback sent on it.
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { sendFeedback } from '#server/modules/newsroom/newsroom-feedback.usecases.ts';
import { readArticle, type ArticleReading } from '#server/modules/newsroom/newsroom-portal.usecases.ts';
import { feedbackSchema } from '#shared/feedback.schema.ts';
import { localise } from '#shared/messages.ts';
import { feedbackFieldTexts } from '#shared/messages/feedback.ts';
import { packed, packedLean } from '#shared/packed.ts';
import { standsInPage } from '#shared/portal.ts';
import { pageNumber } from '#shared/paging.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The text is most of an article, and the browser need not get it twice. */
const beside = (reading: ArticleReading) => ({ ...reading, article: { ...reading.article, html: standsInPage } });

export const load: PageServerLoad = async ({ locals, params, url, isDataRequest }) => {
  const reading = await readArticle(locals.services, locals.actor, {
    slug: params.slug,
    locale: locals.locale,
    feedbackPage: pageNumber(url, 'phan-hoi')
  });
  if ('movedTo' in reading) redirect(301, localise(locals.locale, `/tin/${reading.movedTo}`));
  // In development Svelte compares both, and would warn.
  const whole = isDataRequest || locals.services.config.mode === 'development';
  const pack = whole ? packed(reading) : packedLean(reading, beside);
  return { reading: pack, submissionKey: locals.actor.kind === 'person' ? randomUUID() : '' };
};

export const actions: Actions = {
  feedback: async (event) =>
    submitForm(
      event,
      feedbackSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const address = event.getClientAddress();
        const { token, repeated } = await sendFeedback(services, actor, { ...input, slug: event.params.slug, address });
        redirect(303, localise(locale, `/phan-hoi/${token}${repeated ? '' : '?moi=1'}`));
      },
      feedbackFieldTexts(event.locals.locale)
    )
};
