// English pages live under /en and are the same routes.
import type { Reroute } from '@sveltejs/kit/hooks';
import { splitLocale } from '#shared/messages.ts';

export const reroute: Reroute = ({ url }) => splitLocale(url.pathname).path;
