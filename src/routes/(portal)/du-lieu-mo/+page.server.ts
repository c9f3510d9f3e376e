// The page of the open data; the files stand under /api/v1/open-data.
import { getSiteFrame } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { currentDay } from '#server/modules/units/units.usecases.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { services, locale } }) => {
  const { name } = await getSiteFrame(services, locale);
  return { site: { name, publicUrl: services.config.publicUrl, day: currentDay(services) } };
};
