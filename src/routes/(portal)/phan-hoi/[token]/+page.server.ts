// What became of one's own feedback, at the private link; and deleting it there.
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { withdrawFeedback } from '#server/modules/newsroom/newsroom-feedback-removal.usecases.ts';
import { readOwnFeedback } from '#server/modules/newsroom/newsroom-feedback.usecases.ts';
import { AppError } from '#server/platform/errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const withdrawnMark = 'da-xoa';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  locals.uncacheable = true;
  setHeaders({ 'x-robots-tag': 'noindex' });
  const feedback = await readOwnFeedback(locals.services, locals.actor, { token: params.token }).catch((error) => {
    if (url.searchParams.has(withdrawnMark) && error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  });
  return { feedback, isNew: url.searchParams.has('moi') };
};

export const actions: Actions = {
  withdraw: (event) =>
    submitForm(event, z.object({}), async () => {
      await withdrawFeedback(event.locals.services, event.locals.actor, { token: event.params.token });
      redirect(303, `${event.url.pathname}?${withdrawnMark}=1`);
    })
};
