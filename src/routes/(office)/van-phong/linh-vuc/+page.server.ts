// Fields, their parts and the levels of recognition, as data.
import { z } from 'zod';
import {
  countFieldUses,
  deleteField,
  deleteLevel,
  listFields,
  listLevels,
  saveField,
  saveLevel,
  saveSubfield
} from '#server/modules/practices/practices-fields.usecases.ts';
import { practiceIssueTexts } from '#shared/messages/practices.ts';
import { fieldSchema, levelSchema, subfieldSchema } from '#shared/practice.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { taggedForm } from '#routes/tagged-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor } = locals;
  // Asks for the permission to set up before the public lists are read.
  const uses = await countFieldUses(services, actor);
  const [fields, levels] = await Promise.all([listFields(services, actor), listLevels(services, actor)]);
  return { fields, levels, uses: Object.fromEntries(uses), editing: url.searchParams.get('sua') };
};

const id = z.object({ id: z.uuid() });

export const actions: Actions = {
  field: (event) =>
    taggedForm(
      'field',
      submitForm(event, fieldSchema, (input) => saveField(event.locals.services, event.locals.actor, input), practiceIssueTexts(event.locals.locale)) // prettier-ignore
    ),
  part: (event) =>
    taggedForm(
      'part',
      submitForm(event, subfieldSchema, (input) => saveSubfield(event.locals.services, event.locals.actor, input), practiceIssueTexts(event.locals.locale)) // prettier-ignore
    ),
  level: (event) =>
    taggedForm(
      'level',
      submitForm(event, levelSchema, (input) => saveLevel(event.locals.services, event.locals.actor, input), practiceIssueTexts(event.locals.locale)) // prettier-ignore
    ),
  delete: (event) =>
    taggedForm(
      'delete',
      submitForm(event, id.extend({ what: z.enum(['field', 'subfield', 'level']) }), async ({ id: row, what }) => {
        const { services, actor } = event.locals;
        if (what === 'level') await deleteLevel(services, actor, { id: row });
        else await deleteField(services, actor, { id: row, what });
        return { id: row };
      })
    )
};
