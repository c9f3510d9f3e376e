// The office is for signed-in people; a visitor is sent to sign in and comes back to the page asked for.
import { redirect } from '@sveltejs/kit';
import { getSiteFrame } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { countUnread } from '#server/modules/notifications/notifications.usecases.ts';
import { seeAccount } from '#server/modules/people/people-account.usecases.ts';
import { signInNeeded } from '#server/platform/errors.ts';
import { localise, splitLocale } from '#shared/messages.ts';
import { officeNavFor } from '#shared/office-nav.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
  if (locals.actor.kind !== 'person') {
    // Their session ended while they wrote: the error page gives the form back.
    if (locals.keptForm) throw signInNeeded();
    const back = encodeURIComponent(url.pathname + url.search);
    redirect(303, `${localise(locals.locale, '/dang-nhap')}?tiep=${back}`);
  }
  if (locals.actor.grants.length === 0 && !splitLocale(url.pathname).path.startsWith('/tai-khoan')) {
    const { passwordChangeNeeded } = await seeAccount(locals.services, locals.actor);
    if (passwordChangeNeeded) redirect(303, localise(locals.locale, '/tai-khoan/mat-khau'));
  }
  const [site, unread] = await Promise.all([
    getSiteFrame(locals.services, locals.locale),
    countUnread(locals.services, locals.actor)
  ]);
  return { siteName: site.name, unread, officeNav: officeNavFor(locals.actor.grants.map((grant) => grant.role)) };
};
