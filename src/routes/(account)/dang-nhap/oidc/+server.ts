// Begins the organisation's own sign-in: a link, because browsers let no form lead to another site under our policy.
import { redirect } from '@sveltejs/kit';
import { beginOidc } from '#server/modules/people/people-sessions.usecases.ts';
import { AppError } from '#server/platform/errors.ts';
import { localPath } from '#shared/local-path.ts';
import { localise } from '#shared/messages.ts';
import { setCookies } from '#routes/session-cookies.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { services, actor, locale } = event.locals;
  const errorPath = localise(locale, '/dang-nhap');
  const next = localPath(event.url.searchParams.get('tiep'), localise(locale, '/van-phong'));
  let url: string;
  try {
    const begun = await beginOidc(services, actor, { next, errorPath, headers: event.request.headers });
    setCookies(event, begun.cookies);
    url = begun.url;
  } catch (error) {
    if (error instanceof AppError && error.code === 'oidc_off') redirect(303, `${errorPath}?error=oidc_off`);
    throw error;
  }
  redirect(302, url, { external: true });
};
