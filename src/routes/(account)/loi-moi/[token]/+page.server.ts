// Takes up an invitation: name, password, and straight in.
import { redirect } from '@sveltejs/kit';
import { acceptInvitation, seeInvitation } from '#server/modules/people/people-admission.usecases.ts';
import { signIn } from '#server/modules/people/people-sessions.usecases.ts';
import { AppError } from '#server/platform/errors.ts';
import { accountIssueTexts } from '#shared/messages/account.ts';
import { localise } from '#shared/messages.ts';
import { acceptInvitationSchema } from '#shared/people.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { setCookies } from '#routes/session-cookies.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  try {
    return { invitation: await seeInvitation(locals.services, locals.actor, params) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'link_invalid') return { invitation: null };
    throw error;
  }
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      acceptInvitationSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const { email } = await acceptInvitation(services, actor, { ...input, token: event.params.token });
        const { headers } = event.request;
        setCookies(event, (await signIn(services, actor, { email, password: input.password, headers })).cookies);
        redirect(303, localise(locale, '/van-phong'));
      },
      accountIssueTexts(event.locals.locale)
    )
};
