// The frame around public pages, as the newsroom set it.
import { getSiteFrame } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => ({
  frame: await getSiteFrame(locals.services, locals.locale),
  publicUrl: locals.services.config.publicUrl,
  today: locals.services.clock.now().toISOString()
});
