// One review campaign: a page of its clusters and the progress of units; searching again and closing.
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { closeCampaign, readCampaign, rescanCampaign } from '#server/modules/practices/practices-review.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { taggedForm } from '#routes/tagged-form.server.ts';
import { clusterListSchema, reviewIdSchema } from '#shared/review.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!reviewIdSchema.safeParse(params.campaign).success) throw notFound('the review');
  const filter = clusterListSchema.parse({
    state: url.searchParams.get('xem') === 'da-xong' ? 'decided' : 'open',
    page: url.searchParams.get('trang') ?? 1
  });
  return {
    filter,
    view: await readCampaign(locals.services, locals.actor, params.campaign, filter),
    done: url.searchParams.get('xong')
  };
};

const taking =
  <W extends string>(
    which: W,
    step: (services: App.Locals['services'], actor: App.Locals['actor'], id: string) => Promise<void>
  ) =>
  (event: RequestEvent) =>
    taggedForm(
      which,
      submitForm(event, z.object({}), async () => {
        const id = event.params.campaign ?? '';
        if (!reviewIdSchema.safeParse(id).success) throw notFound('the review');
        await step(event.locals.services, event.locals.actor, id);
        return { which };
      })
    );

export const actions: Actions = {
  search: taking('search', rescanCampaign),
  close: taking('close', closeCampaign)
};
