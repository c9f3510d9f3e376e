// The second step of signing in.
import { redirect } from '@sveltejs/kit';
import { verifySecondStep } from '#server/modules/people/people-sessions.usecases.ts';
import { localPath } from '#shared/local-path.ts';
import { accountIssueTexts } from '#shared/messages/account.ts';
import { localise } from '#shared/messages.ts';
import { codeSchema } from '#shared/people.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { setCookies } from '#routes/session-cookies.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const next = localPath(url.searchParams.get('tiep'), localise(locals.locale, '/van-phong'));
  if (locals.actor.kind === 'person') redirect(303, next);
  return { next };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      codeSchema,
      async ({ code }) => {
        const { services, actor, locale } = event.locals;
        const result = await verifySecondStep(services, actor, { code, headers: event.request.headers });
        setCookies(event, result.cookies);
        const next = localPath(event.url.searchParams.get('tiep'), localise(locale, '/van-phong'));
        redirect(303, result.passwordChangeNeeded ? localise(locale, '/tai-khoan/mat-khau') : next);
      },
      accountIssueTexts(event.locals.locale)
    )
};
