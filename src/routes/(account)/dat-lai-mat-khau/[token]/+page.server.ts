// Sets a new password by the link of a mail.
import { redirect } from '@sveltejs/kit';
import { resetPassword, seePasswordReset } from '#server/modules/people/people-recovery.usecases.ts';
import { AppError } from '#server/platform/errors.ts';
import { accountIssueTexts } from '#shared/messages/account.ts';
import { localise } from '#shared/messages.ts';
import { newPasswordSchema } from '#shared/people.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  try {
    await seePasswordReset(locals.services, locals.actor, params);
    return { valid: true };
  } catch (error) {
    if (error instanceof AppError && error.code === 'link_invalid') return { valid: false };
    throw error;
  }
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      newPasswordSchema,
      async ({ password }) => {
        const { services, actor, locale } = event.locals;
        await resetPassword(services, actor, { token: event.params.token, password });
        redirect(303, `${localise(locale, '/dang-nhap')}?xong=mat-khau`);
      },
      accountIssueTexts(event.locals.locale)
    )
};
