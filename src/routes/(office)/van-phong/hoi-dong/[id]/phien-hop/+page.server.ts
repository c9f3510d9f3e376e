// A council's sessions: what was deliberated when, and the papers made of it.
import { z } from 'zod';
import { createSession, listSessions } from '#server/modules/assessments/assessments-papers.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { sessionSchema } from '#shared/assessments.schema.ts';
import { assessmentFieldTexts } from '#shared/messages/assessments-errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!z.uuid().safeParse(params.id).success) throw notFound('the council');
  return { list: await listSessions(locals.services, locals.actor, params.id) };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      sessionSchema,
      async (input) => {
        const { services, actor } = event.locals;
        await createSession(services, actor, { ...input, councilId: event.params.id ?? '' });
        return { done: true };
      },
      assessmentFieldTexts(event.locals.locale)
    )
};
