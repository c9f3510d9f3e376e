// Sets up a council.
import { redirect } from '@sveltejs/kit';
import { createCouncil, enterCouncils } from '#server/modules/assessments/assessments-councils.usecases.ts';
import { listFieldsAndLevels } from '#server/modules/assessments/assessments-criteria.usecases.ts';
import { currentDay, resolveUnit } from '#server/modules/units/units.usecases.ts';
import { invalidInput } from '#server/platform/errors.ts';
import { councilSchema } from '#shared/assessments.schema.ts';
import { assessmentFieldTexts } from '#shared/messages/assessments-errors.ts';
import { unitFieldTexts } from '#shared/messages/unit-errors.ts';
import { localise } from '#shared/messages.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { services, actor } = locals;
  enterCouncils(actor);
  const { levels } = await listFieldsAndLevels(services, actor);
  return { levels, today: currentDay(services) };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      councilSchema,
      async ({ unitId, unitId_text: text, ...input }) => {
        const { services, actor, locale } = event.locals;
        enterCouncils(actor);
        const unit = await resolveUnit(services, actor, {
          field: 'unitId',
          id: unitId,
          text,
          asOf: currentDay(services)
        });
        if (!unit) throw invalidInput({ unitId: 'choose' });
        const id = await createCouncil(services, actor, { ...input, unitId: unit.id });
        redirect(303, localise(locale, `/van-phong/hoi-dong/${id}`));
      },
      { ...unitFieldTexts(event.locals.locale), ...assessmentFieldTexts(event.locals.locale) }
    )
};
