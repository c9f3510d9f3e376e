// The first administrator of an empty installation; afterwards this page is not there.
import { redirect } from '@sveltejs/kit';
import { signIn } from '#server/modules/people/people-sessions.usecases.ts';
import { setUpInstallation, setupNeeded } from '#server/modules/people/people-setup.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { accountIssueTexts } from '#shared/messages/account.ts';
import { localise } from '#shared/messages.ts';
import { setUpSchema } from '#shared/people.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { setCookies } from '#routes/session-cookies.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  if (!(await setupNeeded(locals.services))) throw notFound('set-up page');
  return {};
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      setUpSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const { headers } = event.request;
        await setUpInstallation(services, actor, { ...input, headers });
        setCookies(event, (await signIn(services, actor, { ...input, headers })).cookies);
        redirect(303, localise(locale, '/van-phong'));
      },
      accountIssueTexts(event.locals.locale)
    )
};
