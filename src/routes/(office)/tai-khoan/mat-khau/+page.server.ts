// Changes one's own password.
import { redirect } from '@sveltejs/kit';
import { changeOwnPassword, seeAccount } from '#server/modules/people/people-account.usecases.ts';
import { accountIssueTexts } from '#shared/messages/account.ts';
import { localise } from '#shared/messages.ts';
import { changePasswordSchema } from '#shared/people.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { setCookies } from '#routes/session-cookies.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  account: await seeAccount(locals.services, locals.actor)
});

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      changePasswordSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        setCookies(event, await changeOwnPassword(services, actor, { ...input, headers: event.request.headers }));
        redirect(303, `${localise(locale, '/tai-khoan')}?xong=mat-khau`);
      },
      accountIssueTexts(event.locals.locale)
    )
};
