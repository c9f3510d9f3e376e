// One rollout: what is directed, how the units stand, and what a unit or the directing officer does.
import {
  answerRollout,
  closeRollout,
  getRollout,
  openRollout,
  reportRollout
} from '#server/modules/replication/replication-rollouts.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { replicationFieldTexts } from '#shared/messages/replication.ts';
import { pageNumber } from '#shared/paging.ts';
import { answerRolloutSchema, reportRolloutSchema } from '#shared/replication.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!z.uuid().safeParse(params.id).success) throw notFound('the rollout');
  const page = pageNumber(url);
  return { page, ...(await getRollout(locals.services, locals.actor, { id: params.id, page })) };
};

const openSchema = z.object({ revision: z.coerce.number().int().min(1) });
const closeSchema = z.object({ reason: z.string().trim().min(1, 'needed').max(2000, 'too_long') });

export const actions: Actions = {
  answer: (event) =>
    submitForm(
      event,
      answerRolloutSchema,
      async (input) => {
        await answerRollout(event.locals.services, event.locals.actor, { ...input, rolloutId: event.params.id });
        return { done: 'answered' as const };
      },
      replicationFieldTexts(event.locals.locale)
    ),
  report: (event) =>
    submitForm(
      event,
      reportRolloutSchema,
      async (input) => {
        await reportRollout(event.locals.services, event.locals.actor, { ...input, rolloutId: event.params.id });
        return { done: 'reported' as const };
      },
      replicationFieldTexts(event.locals.locale)
    ),
  open: (event) =>
    submitForm(
      event,
      openSchema,
      async ({ revision }) => {
        await openRollout(event.locals.services, event.locals.actor, { id: event.params.id, revision });
        return { done: 'opened' as const };
      },
      replicationFieldTexts(event.locals.locale)
    ),
  close: (event) =>
    submitForm(
      event,
      closeSchema,
      async ({ reason }) => {
        await closeRollout(event.locals.services, event.locals.actor, { id: event.params.id, reason });
        return { done: 'closed' as const };
      },
      replicationFieldTexts(event.locals.locale)
    )
};
