// Recording a succession in two steps: preview what it does, then confirm.
import { redirect } from '@sveltejs/kit';
import { previewSuccession, recordSuccession } from '#server/modules/units/units-successions.usecases.ts';
import { currentDay, enterUnitOffice, getUnit, resolveUnit } from '#server/modules/units/units.usecases.ts';
import { submitForm, typedValues } from '#routes/form-action.server.ts';
import { localise } from '#shared/messages.ts';
import { unitFieldTexts } from '#shared/messages/unit-errors.ts';
import { invalidInput } from '#server/platform/errors.ts';
import { lastDay } from '#shared/units.ts';
import {
  successionFormSchema,
  successionRows,
  unitAddressSchema,
  type SuccessionFormInput,
  type SuccessionInput
} from '#shared/units.schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor } = locals;
  enterUnitOffice(actor);
  const old = unitAddressSchema.safeParse({ id: url.searchParams.get('cu') });
  return {
    old: old.success ? (await getUnit(services, actor, old.data.id)).unit : null,
    today: currentDay(services)
  };
};

/** Old units are looked for as they stood the day before, heirs as they stand on the day. */
async function unitsOf({ services, actor }: App.Locals, input: SuccessionFormInput): Promise<SuccessionInput> {
  const pick = async (field: string, asOf: string) =>
    (await resolveUnit(services, actor, { field, id: input[field], text: input[`${field}_text`], asOf }))?.id;
  const all = async (name: 'old' | 'heir', asOf: string) => {
    const ids: string[] = [];
    for (const row of successionRows) {
      const id = await pick(`${name}${row}`, asOf);
      if (id) ids.push(id);
    }
    return ids;
  };
  const { kind, onDate, document, note } = input;
  const oldIds = await all('old', lastDay(onDate));
  if (oldIds.length === 0) throw invalidInput({ old1: 'old_needed' });
  const heirIds = await all('heir', onDate);
  return { kind, onDate, document, note, oldIds, heirIds, childrenTo: await pick('childrenTo', onDate) };
}

export const actions: Actions = {
  preview: (event) =>
    submitForm(
      event,
      successionFormSchema,
      async (input, form) => {
        const { services, actor } = event.locals;
        const preview = await previewSuccession(services, actor, await unitsOf(event.locals, input));
        return { preview, values: typedValues(form) };
      },
      unitFieldTexts(event.locals.locale)
    ),
  record: (event) =>
    submitForm(
      event,
      successionFormSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const succession = await unitsOf(event.locals, input);
        await recordSuccession(services, actor, succession);
        redirect(303, `${localise(locale, `/van-phong/don-vi/${succession.oldIds[0]}`)}?xong=recorded`);
      },
      unitFieldTexts(event.locals.locale)
    )
};
