// What every page knows: the language, its own path without the language, and who reads.
import { splitLocale } from '#shared/messages.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => ({
  locale: locals.locale,
  path: splitLocale(url.pathname).path,
  person: locals.actor.kind === 'person' ? { name: locals.actor.name, isStaff: locals.actor.grants.length > 0 } : null
});
