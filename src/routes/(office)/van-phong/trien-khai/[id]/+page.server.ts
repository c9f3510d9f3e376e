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
import { formStep } from '#routes/form-action.server.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!z.uuid().safeParse(params.id).success) throw notFound('the rollout');
  const page = pageNumber(url);
  return { page, ...(await getRollout(locals.services, locals.actor, { id: params.id, page })) };
};

const openSchema = z.object({ revision: z.coerce.number().int().min(1) });
const closeSchema = z.object({ reason: z.string().trim().min(1, 'needed').max(2000, 'too_long') });

const step = <Done, S extends z.ZodType>(
  done: Done,
  schema: S,
  work: (event: RequestEvent, input: z.output<S>) => Promise<unknown>
) => formStep(done, schema, replicationFieldTexts, work);

export const actions: Actions = {
  answer: step('answered' as const, answerRolloutSchema, ({ locals: { services, actor }, params }, input) =>
    answerRollout(services, actor, { ...input, rolloutId: params.id })
  ),
  report: step('reported' as const, reportRolloutSchema, ({ locals: { services, actor }, params }, input) =>
    reportRollout(services, actor, { ...input, rolloutId: params.id })
  ),
  open: step('opened' as const, openSchema, ({ locals: { services, actor }, params }, { revision }) =>
    openRollout(services, actor, { id: params.id, revision })
  ),
  close: step('closed' as const, closeSchema, ({ locals: { services, actor }, params }, { reason }) =>
    closeRollout(services, actor, { id: params.id, reason })
  )
};
