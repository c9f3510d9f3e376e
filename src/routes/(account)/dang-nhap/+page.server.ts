// Sign-in with mail address and password; the organisation's own sign-in stands beside it when it is set up.
import { redirect } from '@sveltejs/kit';
import { oidcName, signIn } from '#server/modules/people/people-sessions.usecases.ts';
import { setupNeeded } from '#server/modules/people/people-setup.usecases.ts';
import { localPath } from '#shared/local-path.ts';
import { accountIssueTexts, providerErrorText } from '#shared/messages/account.ts';
import { localise } from '#shared/messages.ts';
import { signInSchema } from '#shared/people.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { setCookies } from '#routes/session-cookies.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor, locale } = locals;
  const next = localPath(url.searchParams.get('tiep'), localise(locale, '/van-phong'));
  if (actor.kind === 'person') redirect(303, next);
  const error = url.searchParams.get('error');
  return {
    next: url.searchParams.get('tiep') ? next : null,
    oidc: oidcName(services),
    setupNeeded: await setupNeeded(services),
    done: url.searchParams.get('xong'),
    providerError: error ? providerErrorText(locale, error) : null
  };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      signInSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const result = await signIn(services, actor, { ...input, headers: event.request.headers });
        setCookies(event, result.cookies);
        const next = localPath(event.url.searchParams.get('tiep'), localise(locale, '/van-phong'));
        if (result.secondStep)
          redirect(303, `${localise(locale, '/dang-nhap/ma-xac-thuc')}?tiep=${encodeURIComponent(next)}`);
        redirect(303, result.passwordChangeNeeded ? localise(locale, '/tai-khoan/mat-khau') : next);
      },
      accountIssueTexts(event.locals.locale)
    )
};
