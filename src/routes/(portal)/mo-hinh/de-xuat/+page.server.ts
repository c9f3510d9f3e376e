// Anybody names a practice they have seen.
import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { listFields } from '#server/modules/practices/practices-fields.usecases.ts';
import { nominatePractice } from '#server/modules/practices/practices-nominate.usecases.ts';
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import { AppError } from '#server/platform/errors.ts';
import { localise } from '#shared/messages.ts';
import { practiceIssueTexts } from '#shared/messages/practices.ts';
import { nominationSchema } from '#shared/practice.schema.ts';
import { toLocalInput } from '#shared/format.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  fields: (await listFields(locals.services, locals.actor)).filter((field) => !field.closed),
  today: toLocalInput(locals.services.clock.now()).slice(0, 10),
  submissionKey: locals.actor.kind === 'person' ? randomUUID() : ''
});

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      nominationSchema,
      async ({ unitId: id, unitId_text: text, ...input }) => {
        const { services, actor, locale } = event.locals;
        const unit = await resolveUnit(services, actor, { field: 'unitId', id, text });
        if (!unit)
          throw new AppError('nomination_unit_needed', 422, 'a unit is needed', { fields: { unitId: 'choose' } });
        const address = event.getClientAddress();
        const { token } = await nominatePractice(services, actor, { ...input, unitId: unit.id, address });
        redirect(303, localise(locale, `/mo-hinh/de-xuat/${token}?moi`));
      },
      practiceIssueTexts(event.locals.locale)
    )
};
