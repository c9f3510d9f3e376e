// The moderation queue: what waits, what was decided, and the decisions themselves.
import type { RequestEvent } from '@sveltejs/kit';
import { removeFeedback } from '#server/modules/newsroom/newsroom-feedback-removal.usecases.ts';
import {
  declineFeedback,
  listFeedback,
  publishFeedback,
  replyToFeedback
} from '#server/modules/newsroom/newsroom-feedback.usecases.ts';
import {
  declineFormSchema,
  publishFeedbackSchema,
  removeFeedbackSchema,
  replyFeedbackSchema
} from '#shared/feedback.schema.ts';
import { feedbackStates, type FeedbackState } from '#shared/feedback.ts';
import { feedbackFieldTexts } from '#shared/messages/feedback.ts';
import { pageNumber } from '#shared/paging.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const everything = 'tat-ca';

export const load: PageServerLoad = async ({ locals, url }) => {
  const asked = url.searchParams.get('trang-thai') ?? 'waiting';
  const state = feedbackStates.find((one) => one === asked);
  const text = (url.searchParams.get('q') ?? '').replaceAll('\u0000', '').slice(0, 200);
  const unanswered = url.searchParams.get('tra-loi') === 'chua';
  const page = pageNumber(url);
  const current: FeedbackState | typeof everything = state ?? (asked === everything ? everything : 'waiting');
  const list = await listFeedback(locals.services, locals.actor, {
    state: current === everything ? undefined : current,
    text,
    unanswered,
    page
  });
  return { list, current, text, unanswered, page };
};

const texts = (event: RequestEvent) => feedbackFieldTexts(event.locals.locale);

export const actions: Actions = {
  publish: (event) =>
    submitForm(event, publishFeedbackSchema, async (input) => {
      await publishFeedback(event.locals.services, event.locals.actor, input);
      return { done: 'published' as const };
    }),
  decline: (event) =>
    submitForm(
      event,
      declineFormSchema,
      async (input) => {
        await declineFeedback(event.locals.services, event.locals.actor, input);
        return { done: 'declined' as const };
      },
      texts(event)
    ),
  reply: (event) =>
    submitForm(
      event,
      replyFeedbackSchema,
      async (input) => {
        await replyToFeedback(event.locals.services, event.locals.actor, input);
        return { done: 'replied' as const };
      },
      texts(event)
    ),
  remove: (event) =>
    submitForm(event, removeFeedbackSchema, async (input) => {
      await removeFeedback(event.locals.services, event.locals.actor, input);
      return { done: 'removed' as const };
    })
};
