// One council: what it is, who sits in it and how long.
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import {
  addMember,
  changeCouncil,
  endMembership,
  getCouncil,
  listCandidates
} from '#server/modules/assessments/assessments-councils.usecases.ts';
import { listFieldsAndLevels } from '#server/modules/assessments/assessments-criteria.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { councilSchema, memberEndSchema, memberSchema } from '#shared/assessments.schema.ts';
import { assessmentFieldTexts } from '#shared/messages/assessments-errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { taggedForm } from '#routes/tagged-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { services, actor } = locals;
  if (!z.uuid().safeParse(params.id).success) throw notFound('the council');
  const [view, { fields }] = await Promise.all([
    getCouncil(services, actor, params.id),
    listFieldsAndLevels(services, actor)
  ]);
  const candidates = view.canManage ? await listCandidates(services, actor, params.id) : [];
  return { view, fields: fields.filter((field) => !field.closed), candidates };
};

const tagged = <W extends string, S extends z.ZodType>(
  which: W,
  event: RequestEvent,
  schema: S,
  step: (input: z.output<S>, id: string) => Promise<unknown>
) =>
  taggedForm(
    which,
    submitForm(
      event,
      schema,
      async (input) => {
        await step(input, event.params.id ?? '');
        return { done: true };
      },
      assessmentFieldTexts(event.locals.locale)
    )
  );

export const actions: Actions = {
  change: (event) =>
    tagged('change', event, councilSchema, ({ unitId_text: _text, ...input }, id) =>
      changeCouncil(event.locals.services, event.locals.actor, { ...input, id })
    ),
  add: (event) =>
    tagged('add', event, memberSchema, (input, councilId) =>
      addMember(event.locals.services, event.locals.actor, { ...input, councilId })
    ),
  end: (event) =>
    tagged('end', event, memberEndSchema, (input, councilId) =>
      endMembership(event.locals.services, event.locals.actor, { ...input, councilId })
    )
};
