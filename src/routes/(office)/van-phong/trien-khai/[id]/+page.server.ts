// One rollout: what is directed, how the units stand, and what a unit or the directing officer does.
import { redirect } from '@sveltejs/kit';
import { addRolloutUnits, removeRolloutUnit } from '#server/modules/replication/replication-rollout-form.usecases.ts';
import {
  answerRollout,
  closeRollout,
  deleteRollout,
  getRollout,
  openRollout,
  reportRollout
} from '#server/modules/replication/replication-rollouts.usecases.ts';
import { currentDay, resolveUnit } from '#server/modules/units/units.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { localise } from '#shared/messages.ts';
import { replicationFieldTexts } from '#shared/messages/replication.ts';
import { unitFieldTexts } from '#shared/messages/unit-errors.ts';
import { pageNumber } from '#shared/paging.ts';
import {
  answerRolloutSchema,
  reportRolloutSchema,
  rolloutBelowFormSchema,
  rolloutUnitFormSchema
} from '#shared/replication.schema.ts';
import { formStep, submitForm } from '#routes/form-action.server.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!z.uuid().safeParse(params.id).success) throw notFound('the rollout');
  const page = pageNumber(url);
  const told = url.searchParams.get('xong');
  return {
    page,
    told,
    today: currentDay(locals.services),
    ...(await getRollout(locals.services, locals.actor, { id: params.id, page }))
  };
};

const openSchema = z.object({ revision: z.coerce.number().int().min(1) });
const closeSchema = z.object({ reason: z.string().trim().min(1, 'needed').max(2000, 'too_long') });

const step = <Done, S extends z.ZodType>(
  done: Done,
  schema: S,
  work: (event: RequestEvent, input: z.output<S>) => Promise<unknown>
) => formStep(done, schema, replicationFieldTexts, work);

/** Adds units and says how many were new. */
const adding =
  <S extends z.ZodType>(
    schema: S,
    wanted: (event: RequestEvent, input: z.output<S>) => Promise<Parameters<typeof addRolloutUnits>[2]>
  ) =>
  async (event: RequestEvent) =>
    submitForm(
      event,
      schema,
      async (input) => ({
        done: 'added' as const,
        added: await addRolloutUnits(event.locals.services, event.locals.actor, await wanted(event, input))
      }),
      { ...unitFieldTexts(event.locals.locale), ...replicationFieldTexts(event.locals.locale) }
    );

/** The unit picked, standing today. */
const picked = async ({ locals: { services, actor } }: RequestEvent, field: string, id: string, text: string) =>
  (await resolveUnit(services, actor, { field, id, text, asOf: currentDay(services) }))?.id ?? '';

export const actions: Actions = {
  addUnit: adding(rolloutUnitFormSchema, async (event, input) => ({
    id: event.params.id,
    unitId: await picked(event, 'unitId', input.unitId, input.unitId_text)
  })),
  addBelow: adding(rolloutBelowFormSchema, async (event, input) => ({
    id: event.params.id,
    belowId: await picked(event, 'belowId', input.belowId, input.belowId_text),
    level: input.level
  })),
  removeUnit: step('removed' as const, z.object({ takeOut: z.uuid() }), ({ locals, params }, { takeOut }) =>
    removeRolloutUnit(locals.services, locals.actor, { id: params.id, unitId: takeOut })
  ),
  remove: (event) =>
    submitForm(event, z.object({}), async () => {
      await deleteRollout(event.locals.services, event.locals.actor, { id: event.params.id });
      redirect(303, `${localise(event.locals.locale, '/van-phong/trien-khai')}?xong=deleted`);
    }),
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
