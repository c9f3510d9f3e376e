// The check-ins that are due: what an officer must do, or must remind others of.
import { randomUUID } from 'node:crypto';
import { giveCheckIn, listDueCheckIns, zaloReminder } from '#server/modules/practices/practices-check-ins.usecases.ts';
import { listFields } from '#server/modules/practices/practices-fields.usecases.ts';
import { getUnit } from '#server/modules/units/units.usecases.ts';
import { checkInSchema } from '#shared/check-ins.schema.ts';
import { checkInFieldTexts } from '#shared/messages/check-ins.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';
import { dueFilters } from './list-filters.server.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor, locale } = locals;
  const filters = await dueFilters(locals, url);
  const [list, fields] = await Promise.all([listDueCheckIns(services, actor, filters), listFields(services, actor)]);
  const unit = filters.unitId ? (await getUnit(services, actor, filters.unitId)).unit : null;
  return {
    list: { ...list, rows: list.rows.map((row) => ({ ...row, submissionKey: randomUUID() })) },
    filters,
    fields: fields.map(({ id, nameVi, nameEn }) => ({ id, nameVi, nameEn })),
    unit: unit && { id: unit.id, name: unit.fullName },
    zalo: unit ? await zaloReminder(services, actor, { unitId: unit.id, locale }) : null
  };
};

const tapSchema = checkInSchema.and(z.object({ practiceId: z.uuid() }));

export const actions: Actions = {
  /** One tap: nothing changed. */
  unchanged: (event) =>
    submitForm(
      event,
      tapSchema,
      async (input) => {
        const { services, actor } = event.locals;
        const { nextOn } = await giveCheckIn(services, actor, { ...input, outcome: 'unchanged' });
        return { given: input.practiceId, nextOn };
      },
      checkInFieldTexts(event.locals.locale)
    )
};
