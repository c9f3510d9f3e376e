// One adoption: how it stands, what was changed, its reports and self-assessments; each form is one step of its life.
import { z } from 'zod';
import {
  addAdaptation,
  changeAdoption,
  endAdoption,
  getAdoption,
  reportAdoption,
  startAdoption
} from '#server/modules/replication/replication-adoptions.usecases.ts';
import { decideSelfAssessment, sendSelfAssessment } from '#server/modules/replication/replication-criteria.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { replicationFieldTexts } from '#shared/messages/replication.ts';
import {
  adaptationSchema,
  adoptionCheckInSchema,
  changeAdoptionFormSchema,
  decideSelfAssessmentSchema,
  endAdoptionSchema,
  selfAssessmentFormSchema,
  startAdoptionSchema
} from '#shared/replication.schema.ts';
import { formStep } from '#routes/form-action.server.ts';
import { randomUUID } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!z.uuid().safeParse(params.id).success) throw notFound('the adoption');
  const view = await getAdoption(locals.services, locals.actor, { id: params.id });
  return { ...view, submissionKey: randomUUID() };
};

const step = <S extends z.ZodType>(schema: S, work: (locals: App.Locals, input: z.output<S>) => Promise<unknown>) =>
  formStep(true as const, schema, replicationFieldTexts, (event: RequestEvent, input) => work(event.locals, input));

export const actions: Actions = {
  start: step(startAdoptionSchema, ({ services, actor }, input) => startAdoption(services, actor, input)),
  end: step(endAdoptionSchema, ({ services, actor }, input) => endAdoption(services, actor, input)),
  adapt: step(adaptationSchema, ({ services, actor }, input) => addAdaptation(services, actor, input)),
  report: step(adoptionCheckInSchema, ({ services, actor }, input) => reportAdoption(services, actor, input)),
  change: step(changeAdoptionFormSchema, ({ services, actor }, input) => changeAdoption(services, actor, input)),
  assess: step(selfAssessmentFormSchema, ({ services, actor }, input) => sendSelfAssessment(services, actor, input)),
  decide: step(decideSelfAssessmentSchema, ({ services, actor }, input) => decideSelfAssessment(services, actor, input))
};
