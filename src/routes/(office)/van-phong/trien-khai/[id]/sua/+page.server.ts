// Changes a draft, or the texts and days of an open rollout; another practice is chosen by the address.
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { readRolloutForm } from '#server/modules/replication/replication-rollout-form.usecases.ts';
import { saveRollout } from '#server/modules/replication/replication-rollouts.usecases.ts';
import { currentDay } from '#server/modules/units/units.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { practiceChoice, rolloutOf } from '#routes/(office)/van-phong/trien-khai/rollout-form.server.ts';
import { localise } from '#shared/messages.ts';
import { replicationFieldTexts } from '#shared/messages/replication.ts';
import { unitFieldTexts } from '#shared/messages/unit-errors.ts';
import { rolloutFormSchema } from '#shared/replication.schema.ts';
import type { Actions, PageServerLoad } from './$types';

const checkedId = (id: string): string => {
  if (!z.uuid().safeParse(id).success) throw notFound('the rollout');
  return id;
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const form = await readRolloutForm(locals.services, locals.actor, { id: checkedId(params.id) });
  return { ...form, today: currentDay(locals.services), choice: await practiceChoice(locals, url) };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      rolloutFormSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const id = checkedId(event.params.id);
        await readRolloutForm(services, actor, { id });
        await saveRollout(services, actor, { ...(await rolloutOf(event.locals, input)), id });
        redirect(303, `${localise(locale, `/van-phong/trien-khai/${id}`)}?xong=saved`);
      },
      { ...unitFieldTexts(event.locals.locale), ...replicationFieldTexts(event.locals.locale) }
    )
};
