// The frame around public pages, as the newsroom set it.
import { defaultSiteFrame } from '#shared/site-frame.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
  frame: defaultSiteFrame(locals.locale),
  publicUrl: locals.services.config.publicUrl,
  today: locals.services.clock.now().toISOString()
});
