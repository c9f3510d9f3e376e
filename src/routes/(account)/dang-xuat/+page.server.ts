// Ends the session of this browser; only a form does, a link merely asks.
import { redirect } from '@sveltejs/kit';
import { signOut } from '#server/modules/people/people-sessions.usecases.ts';
import { localise } from '#shared/messages.ts';
import { setCookies } from '#routes/session-cookies.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const { services, actor, locale } = event.locals;
    setCookies(event, await signOut(services, actor, { headers: event.request.headers }));
    redirect(303, `${localise(locale, '/dang-nhap')}?xong=dang-xuat`);
  }
};
