// The home page.
import { readHome } from '#server/modules/newsroom/newsroom-portal.usecases.ts';
import { newestPractices } from '#server/modules/practices/practices-register.usecases.ts';
import { packed } from '#shared/packed.ts';
import type { PageServerLoad } from './$types';

const practicesShown = 4;

export const load: PageServerLoad = async ({ locals: { services, actor, locale } }) => {
  const [home, practices] = await Promise.all([
    readHome(services, actor, { locale }),
    newestPractices(services, actor, { locale, limit: practicesShown })
  ]);
  return { home: packed(home), practices };
};
