// Two-step sign-in of one's own account: turn on with an authenticator, recovery codes, turn off.
import { fail, redirect } from '@sveltejs/kit';
import { seeAccount } from '#server/modules/people/people-account.usecases.ts';
import {
  beginTwoFactor,
  confirmTwoFactor,
  disableTwoFactor,
  pendingTwoFactor,
  renewRecoveryCodes
} from '#server/modules/people/people-two-factor.usecases.ts';
import { accountIssueTexts } from '#shared/messages/account.ts';
import { localise } from '#shared/messages.ts';
import { codeSchema, passwordSchema } from '#shared/people.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { setCookies } from '#routes/session-cookies.server.ts';
import { isFormFailure, taggedForm } from '#routes/tagged-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { twoFactor, hasPassword } = await seeAccount(locals.services, locals.actor);
  return { twoFactor, hasPassword };
};

export const actions: Actions = {
  begin: (event) =>
    taggedForm(
      'begin',
      submitForm(
        event,
        passwordSchema,
        async ({ password }) => {
          const { services, actor } = event.locals;
          return { enrolment: await beginTwoFactor(services, actor, { password, headers: event.request.headers }) };
        },
        accountIssueTexts(event.locals.locale)
      )
    ),
  confirm: async (event) => {
    const { services, actor, locale } = event.locals;
    const answer = await submitForm(
      event,
      codeSchema,
      async ({ code }) => {
        const confirmed = await confirmTwoFactor(services, actor, { code, headers: event.request.headers });
        setCookies(event, confirmed.cookies);
        return { recoveryCodes: confirmed.recoveryCodes };
      },
      accountIssueTexts(locale)
    );
    if (!isFormFailure(answer)) return { which: 'confirm' as const, failure: null, done: answer };
    // A mistyped code keeps the picture.
    const enrolment = actor.kind === 'person' ? await pendingTwoFactor(services, actor) : undefined;
    return fail(answer.status, { which: 'confirm' as const, failure: answer.data, done: null, enrolment });
  },
  renew: (event) =>
    taggedForm(
      'renew',
      submitForm(
        event,
        passwordSchema,
        async ({ password }) => {
          const { services, actor } = event.locals;
          return {
            recoveryCodes: await renewRecoveryCodes(services, actor, { password, headers: event.request.headers })
          };
        },
        accountIssueTexts(event.locals.locale)
      )
    ),
  off: (event) =>
    taggedForm(
      'off',
      submitForm(
        event,
        passwordSchema,
        async ({ password }) => {
          const { services, actor, locale } = event.locals;
          setCookies(event, await disableTwoFactor(services, actor, { password, headers: event.request.headers }));
          redirect(303, `${localise(locale, '/tai-khoan')}?xong=hai-buoc-tat`);
        },
        accountIssueTexts(event.locals.locale)
      )
    )
};
