// Changes a target, or removes it.
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { readResolution } from '#server/modules/targets/targets-resolutions.usecases.ts';
import { changeTarget, findTargets, removeTarget } from '#server/modules/targets/targets-tree.usecases.ts';
import { forbidden, notFound } from '#server/platform/errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { checkedId, targetOf } from '#routes/(office)/van-phong/chi-tieu/target-forms.server.ts';
import { localise } from '#shared/messages.ts';
import { targetFieldTexts } from '#shared/messages/targets-errors.ts';
import { targetFormSchema } from '#shared/targets.schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { services, actor } = locals;
  const id = checkedId(params.id);
  const q = (url.searchParams.get('chi-tieu-tren') ?? '').slice(0, 100);
  const [course, found] = await Promise.all([
    readResolution(services, actor, { id }),
    findTargets(services, actor, { q, notOf: id })
  ]);
  if (!course.mayManage) throw forbidden('targets.manage');
  const target = course.targets.find((one) => one.id === params.target);
  if (!target) throw notFound('the target');
  return { course, target, parentSearch: { q, found: q.trim() ? found : null } };
};

export const actions: Actions = {
  save: (event) =>
    submitForm(
      event,
      targetFormSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const id = checkedId(event.params.target);
        await changeTarget(services, actor, id, await targetOf(event.locals, input));
        redirect(303, `${localise(locale, `/van-phong/chi-tieu/${event.params.id}/${id}`)}?xong=saved`);
      },
      targetFieldTexts(event.locals.locale)
    ),
  remove: (event) =>
    submitForm(event, z.object({}), async () => {
      const { services, actor, locale } = event.locals;
      await removeTarget(services, actor, checkedId(event.params.target));
      redirect(303, `${localise(locale, `/van-phong/chi-tieu/${event.params.id}`)}?xong=target-removed`);
    })
};
