// One resolution: its tree of targets as they stand today, adding and moving targets.
import { redirect } from '@sveltejs/kit';
import { readResolution } from '#server/modules/targets/targets-resolutions.usecases.ts';
import { addTarget, findTargets, moveTarget } from '#server/modules/targets/targets-tree.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { checkedId, targetOf } from '#routes/(office)/van-phong/chi-tieu/target-forms.server.ts';
import { localise } from '#shared/messages.ts';
import { targetFieldTexts } from '#shared/messages/targets-errors.ts';
import { moveSchema, targetFormSchema } from '#shared/targets.schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { services, actor } = locals;
  const id = checkedId(params.id);
  const q = (url.searchParams.get('chi-tieu-tren') ?? '').slice(0, 100);
  const [course, found] = await Promise.all([
    readResolution(services, actor, { id }),
    findTargets(services, actor, { q, notOf: id })
  ]);
  return { course, parentSearch: { q, found: q.trim() ? found : null }, done: url.searchParams.get('xong') ?? '' };
};

export const actions: Actions = {
  add: (event) =>
    submitForm(
      event,
      targetFormSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const id = checkedId(event.params.id);
        const { revision: _, ...target } = await targetOf(event.locals, input);
        await addTarget(services, actor, id, target);
        redirect(303, `${localise(locale, `/van-phong/chi-tieu/${id}`)}?xong=target`);
      },
      targetFieldTexts(event.locals.locale)
    ),
  move: (event) =>
    submitForm(event, moveSchema, async ({ targetId, way }) => {
      await moveTarget(event.locals.services, event.locals.actor, { id: targetId, way });
      return { done: 'moved' };
    })
};
