// What became of one's own question, at the private link; and deleting it there.
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { readOwnQuestion, withdrawQuestion } from '#server/modules/exchange/exchange-questions.usecases.ts';
import { AppError } from '#server/platform/errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const withdrawnMark = 'da-xoa';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  locals.uncacheable = true;
  setHeaders({ 'x-robots-tag': 'noindex' });
  const question = await readOwnQuestion(locals.services, locals.actor, { token: params.token }).catch((error) => {
    if (url.searchParams.has(withdrawnMark) && error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  });
  return { question, isNew: url.searchParams.has('moi') };
};

export const actions: Actions = {
  withdraw: (event) =>
    submitForm(event, z.object({}), async () => {
      await withdrawQuestion(event.locals.services, event.locals.actor, { token: event.params.token });
      redirect(303, `${event.url.pathname}?${withdrawnMark}=1`);
    })
};
