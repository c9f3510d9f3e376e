// Asks for a link to a new password; the answer is the same for every address.
import { requestPasswordReset } from '#server/modules/people/people-recovery.usecases.ts';
import { accountIssueTexts } from '#shared/messages/account.ts';
import { emailSchema } from '#shared/people.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      emailSchema,
      async ({ email }) => {
        const { services, actor } = event.locals;
        await requestPasswordReset(services, actor, { email, headers: event.request.headers });
        return { sentTo: email };
      },
      accountIssueTexts(event.locals.locale)
    )
};
