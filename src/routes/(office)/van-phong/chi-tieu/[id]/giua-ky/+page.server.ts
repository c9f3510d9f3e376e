// The mid-term page of a resolution in the office, as of a day.
import { practicesHelping } from '#server/modules/practices/practices-targets.usecases.ts';
import { mayBuildMidterm } from '#server/modules/reports/reports-midterm.usecases.ts';
import { readResolution } from '#server/modules/targets/targets-resolutions.usecases.ts';
import { checkedId } from '#routes/(office)/van-phong/chi-tieu/target-forms.server.ts';
import { courseDaySchema } from '#shared/targets.schema.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { services, actor } = locals;
  const on = courseDaySchema.parse(url.searchParams.get('ngay') ?? undefined);
  const course = await readResolution(services, actor, { id: checkedId(params.id), on });
  const practices = await practicesHelping(
    services,
    actor,
    course.targets.map((one) => one.id)
  );
  return { course, practices, mayBuild: mayBuildMidterm(actor) };
};
