// The name of the site over the sign-in pages.
import { getSiteFrame } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => ({
  siteName: (await getSiteFrame(locals.services, locals.locale)).name
});
