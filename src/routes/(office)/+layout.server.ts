// The office is for signed-in people; a visitor is sent to sign in and comes back to the page asked for.
import { redirect } from '@sveltejs/kit';
import { getSiteFrame } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { signInNeeded } from '#server/platform/errors.ts';
import { localise } from '#shared/messages.ts';
import { officeNavFor } from '#shared/office-nav.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
  if (locals.actor.kind !== 'person') {
    // Their session ended while they wrote: the error page gives the form back.
    if (locals.keptForm) throw signInNeeded();
    const back = encodeURIComponent(url.pathname + url.search);
    redirect(303, `${localise(locals.locale, '/dang-nhap')}?tiep=${back}`);
  }
  const site = await getSiteFrame(locals.services, locals.locale);
  return { siteName: site.name, officeNav: officeNavFor(locals.actor.grants.map((grant) => grant.role)) };
};
