// A new practice: at most eight fields, by hand here or out of a Word report.
import { redirect } from '@sveltejs/kit';
import { listFields, maySetUp } from '#server/modules/practices/practices-fields.usecases.ts';
import { createPractice } from '#server/modules/practices/practices-record.usecases.ts';
import { writableUnits } from '#server/modules/practices/practices-list.usecases.ts';
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import { invalidInput } from '#server/platform/errors.ts';
import { createPracticeSchema } from '#shared/practice.schema.ts';
import { localise } from '#shared/messages.ts';
import { practiceIssueTexts } from '#shared/messages/practices.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const [places, fields] = await Promise.all([writableUnits(locals.services, locals.actor), listFields(locals.services, locals.actor)]);
  return { places, fields: fields.filter((field) => !field.closed), maySetUp: maySetUp(locals.actor) };
};

/** The unit comes as an id, or typed by name where there is no script. */
const formSchema = createPracticeSchema.extend({
  unitId: z.union([z.literal(''), z.uuid('choose')]).default(''),
  unitId_text: z.string().max(300).default('')
});

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      formSchema,
      async ({ unitId: id, unitId_text: text, ...input }) => {
        const { services, actor, locale } = event.locals;
        const unit = await resolveUnit(services, actor, { field: 'unitId', id, text });
        if (!unit) throw invalidInput({ unitId: 'choose' });
        const practice = await createPractice(services, actor, { ...input, unitId: unit.id });
        redirect(303, localise(locale, `/van-phong/mo-hinh/${practice.id}?moi=1`));
      },
      practiceIssueTexts(event.locals.locale)
    )
};
