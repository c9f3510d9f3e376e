// A new practice: at most eight fields, by hand here or out of a Word report.
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findAlike } from '#server/modules/practices/practices-alike.usecases.ts';
import { listFields, maySetUp } from '#server/modules/practices/practices-fields.usecases.ts';
import { recogniseText, reportFileLimit } from '#server/modules/practices/practices-intake.usecases.ts';
import { writableUnits } from '#server/modules/practices/practices-list.usecases.ts';
import { createPractice } from '#server/modules/practices/practices-record.usecases.ts';
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import { invalidInput } from '#server/platform/errors.ts';
import { localise } from '#shared/messages.ts';
import { practiceIssueTexts } from '#shared/messages/practices.ts';
import { intakeTextSchema, practiceContentSchema, wholePractice } from '#shared/practice.schema.ts';
import { intakeValues, type IntakeField } from '#shared/practice-intake.ts';
import { alikeSchema } from '#shared/review.ts';
import { submitForm, typedValues } from '#routes/form-action.server.ts';
import { taggedForm } from '#routes/tagged-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { services, actor } = locals;
  const [places, fields] = await Promise.all([writableUnits(services, actor), listFields(services, actor)]);
  return {
    places,
    fields: fields.filter((field) => !field.closed),
    maySetUp: maySetUp(actor),
    reportLimit: reportFileLimit
  };
};

/** The eight fields, the unit chosen or typed, and what a report gave beside them. */
const formSchema = z.preprocess(
  (raw) => {
    const { unitId, unitId_text, fromWord } = raw as Record<string, unknown>;
    return { ...(wholePractice(raw) as object), unitId, unitId_text, fromWord };
  },
  practiceContentSchema.extend({
    unitId: z.union([z.literal(''), z.uuid('choose')]).default(''),
    unitId_text: z.string().max(300).default(''),
    /** How many fields a report gave. */
    fromWord: z.coerce.number().int().min(0).max(99).catch(0)
  })
);

/** A report's proposals come back as they were shown: `take.<field>` with `value.<field>`. */
const applySchema = z.record(z.string(), z.unknown()).transform((raw) => ({
  values: intakeValues(
    Object.keys(raw).flatMap((name) => {
      const field = /^take\.(\w+)$/.exec(name)?.[1];
      const value = field && raw[`value.${field}`];
      return typeof value === 'string' ? [{ field: field as IntakeField, value }] : [];
    })
  )
}));

export const actions: Actions = {
  create: (event) =>
    taggedForm(
      'create',
      submitForm(
        event,
        formSchema,
        async ({ unitId: id, unitId_text: text, fromWord, ...content }) => {
          const { services, actor, locale } = event.locals;
          const unit = await resolveUnit(services, actor, { field: 'unitId', id, text });
          if (!unit) throw invalidInput({ unitId: 'choose' });
          const practice = await createPractice(services, actor, { ...content, unitId: unit.id, content });
          redirect(303, localise(locale, `/van-phong/mo-hinh/${practice.id}${fromWord ? `?tu-word=${fromWord}` : ''}`));
        },
        practiceIssueTexts(event.locals.locale)
      )
    ),
  /** Without scripts: looks for practices that may be the same. */
  check: (event) =>
    taggedForm(
      'check',
      submitForm(event, alikeSchema, async (input, form) => ({
        values: typedValues(form),
        hints: await findAlike(event.locals.services, event.locals.actor, input)
      }))
    ),
  /** Recognises the parts of a pasted report; nothing is kept. */
  recognise: (event) =>
    taggedForm(
      'recognise',
      submitForm(
        event,
        intakeTextSchema,
        async (input) => recogniseText(event.locals.services, event.locals.actor, input),
        practiceIssueTexts(event.locals.locale)
      )
    ),
  /** Without scripts: puts what was ticked into the form. */
  apply: (event) =>
    taggedForm(
      'apply',
      submitForm(event, applySchema, async (input) => input)
    )
};
