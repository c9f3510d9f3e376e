// One unit in the office: its history, and the form that changes it from a day on.
import { redirect } from '@sveltejs/kit';
import { changeUnit } from '#server/modules/units/units-changes.usecases.ts';
import { whoAmIToday } from '#server/modules/units/units-successions.usecases.ts';
import { currentDay, enterUnitOffice, getUnit, mayManageUnit } from '#server/modules/units/units.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { withPlaces } from '#routes/(office)/van-phong/don-vi/unit-form.server.ts';
import { localise } from '#shared/messages.ts';
import { unitFieldTexts } from '#shared/messages/unit-errors.ts';
import { unitAddressSchema, unitFormSchema } from '#shared/units.schema.ts';
import type { Actions, PageServerLoad } from './$types';

function idOf(params: { id: string }): string {
  const parsed = unitAddressSchema.safeParse(params);
  if (!parsed.success) throw notFound('unit');
  return parsed.data.id;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { services, actor } = locals;
  enterUnitOffice(actor);
  const id = idOf(params);
  const [detail, fate, manage] = await Promise.all([
    getUnit(services, actor, id),
    whoAmIToday(services, actor, id),
    mayManageUnit(services, actor, id)
  ]);
  return { detail, fate, manage, today: currentDay(services), done: url.searchParams.get('xong') };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      unitFormSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const unitId = idOf(event.params);
        await changeUnit(services, actor, { ...(await withPlaces(event.locals, input)), unitId });
        redirect(303, `${localise(locale, `/van-phong/don-vi/${unitId}`)}?xong=saved`);
      },
      unitFieldTexts(event.locals.locale)
    )
};
