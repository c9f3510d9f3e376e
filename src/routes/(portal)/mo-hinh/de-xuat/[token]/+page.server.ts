// What became of one's own nomination, at the private link; and taking back how to be reached.
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { forgetOwnContact, readOwnNomination } from '#server/modules/practices/practices-nominate.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  locals.uncacheable = true;
  setHeaders({ 'x-robots-tag': 'noindex' });
  const nomination = await readOwnNomination(locals.services, locals.actor, { token: params.token });
  return { nomination, isNew: url.searchParams.has('moi'), forgotten: url.searchParams.has('da-xoa') };
};

export const actions: Actions = {
  forget: (event) =>
    submitForm(event, z.object({}), async () => {
      await forgetOwnContact(event.locals.services, event.locals.actor, { token: event.params.token });
      redirect(303, `${event.url.pathname}?da-xoa`);
    })
};
