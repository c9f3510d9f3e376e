// A new rollout: the practice is chosen by the address, then the form; units come on the rollout's own page.
import { redirect } from '@sveltejs/kit';
import { enterRollout } from '#server/modules/replication/replication-rollout-form.usecases.ts';
import { saveRollout } from '#server/modules/replication/replication-rollouts.usecases.ts';
import { currentDay } from '#server/modules/units/units.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { practiceChoice, rolloutOf } from '#routes/(office)/van-phong/trien-khai/rollout-form.server.ts';
import { localise } from '#shared/messages.ts';
import { replicationFieldTexts } from '#shared/messages/replication.ts';
import { unitFieldTexts } from '#shared/messages/unit-errors.ts';
import { rolloutFormSchema } from '#shared/replication.schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { unit } = await enterRollout(locals.services, locals.actor);
  return { unit, today: currentDay(locals.services), choice: await practiceChoice(locals, url) };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      rolloutFormSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        await enterRollout(services, actor);
        const { id } = await saveRollout(services, actor, { id: null, ...(await rolloutOf(event.locals, input)) });
        redirect(303, `${localise(locale, `/van-phong/trien-khai/${id}`)}?xong=created`);
      },
      { ...unitFieldTexts(event.locals.locale), ...replicationFieldTexts(event.locals.locale) }
    )
};
