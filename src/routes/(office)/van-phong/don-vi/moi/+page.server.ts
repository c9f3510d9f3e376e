// A new unit: the form, prefilled with the unit above when the address names one.
import { redirect } from '@sveltejs/kit';
import { createUnit } from '#server/modules/units/units-changes.usecases.ts';
import { currentDay, enterUnitOffice, getUnit } from '#server/modules/units/units.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { withPlaces } from '#routes/(office)/van-phong/don-vi/unit-form.server.ts';
import { localise } from '#shared/messages.ts';
import { unitFieldTexts } from '#shared/messages/unit-errors.ts';
import { unitAddressSchema, unitFormSchema } from '#shared/units.schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor } = locals;
  enterUnitOffice(actor);
  const under = unitAddressSchema.safeParse({ id: url.searchParams.get('thuoc') });
  const parent = under.success ? (await getUnit(services, actor, under.data.id)).unit : null;
  return { parent, today: currentDay(services) };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      unitFormSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const id = await createUnit(services, actor, await withPlaces(event.locals, input));
        redirect(303, `${localise(locale, `/van-phong/don-vi/${id}`)}?xong=created`);
      },
      unitFieldTexts(event.locals.locale)
    )
};
