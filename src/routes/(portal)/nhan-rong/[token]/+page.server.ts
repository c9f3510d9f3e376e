// An adoption by its private link: opening it changes nothing; every step is a button.
import { randomUUID } from 'node:crypto';
import {
  adaptOutside,
  assessOutside,
  changeOutside,
  confirmOutside,
  endOutside,
  forgetOutside,
  readOutside,
  reportOutside,
  startOutside
} from '#server/modules/replication/replication-outside-steps.usecases.ts';
import { formStep } from '#routes/form-action.server.ts';
import { replicationFieldTexts } from '#shared/messages/replication.ts';
import {
  adaptationSchema,
  adoptionCheckInSchema,
  changeAdoptionFormSchema,
  endAdoptionSchema,
  selfAssessmentFormSchema,
  startAdoptionSchema
} from '#shared/replication.schema.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  locals.uncacheable = true;
  setHeaders({ 'x-robots-tag': 'noindex' });
  const view = await readOutside(locals.services, locals.actor, { token: params.token });
  return { ...view, submissionKey: randomUUID() };
};

const step = <D, S extends z.ZodType<object>>(
  done: D,
  schema: S,
  work: (
    services: App.Locals['services'],
    actor: App.Locals['actor'],
    input: z.output<S> & { token: string }
  ) => Promise<unknown>
) =>
  formStep(done, schema, replicationFieldTexts, ({ locals, params }: RequestEvent, input) =>
    work(locals.services, locals.actor, { ...input, token: params.token })
  );

export const actions: Actions = {
  confirm: step('confirmed' as const, z.object({}), confirmOutside),
  start: step('saved' as const, startAdoptionSchema, startOutside),
  report: step('saved' as const, adoptionCheckInSchema, reportOutside),
  change: step('saved' as const, changeAdoptionFormSchema, changeOutside),
  adapt: step('saved' as const, adaptationSchema, adaptOutside),
  assess: step('saved' as const, selfAssessmentFormSchema, assessOutside),
  end: step('saved' as const, endAdoptionSchema, endOutside),
  forget: step('forgotten' as const, z.object({}), forgetOutside)
};
