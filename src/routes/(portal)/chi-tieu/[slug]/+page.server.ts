// A public resolution: how far its targets have come, and which practices of the register help.
import { publicPracticesHelping } from '#server/modules/practices/practices-targets.usecases.ts';
import { readPublicResolution } from '#server/modules/targets/targets-resolutions.usecases.ts';
import { readPublicCurves } from '#server/modules/targets/targets-values.usecases.ts';
import { courseDaySchema } from '#shared/targets.schema.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { services, actor } = locals;
  const on = courseDaySchema.parse(url.searchParams.get('ngay') ?? undefined);
  const course = await readPublicResolution(services, actor, { slug: params.slug, on });
  const [practices, curves] = await Promise.all([
    publicPracticesHelping(
      services,
      actor,
      course.targets.map((one) => one.id)
    ),
    readPublicCurves(services, actor, { slug: params.slug, on: course.on })
  ]);
  return { course, practices, curves };
};
