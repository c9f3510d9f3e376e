// One assessment: the secretary's and the chair's work, in as much detail as the reader may see.
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { getAssessment, remindReviewers } from '#server/modules/assessments/assessments-board.usecases.ts';
import { carryOut } from '#server/modules/assessments/assessments-decisions.usecases.ts';
import {
  assignReviewer,
  castVote,
  goOnWithoutThird,
  recommend,
  setReviewerAside,
  withdrawAssessment
} from '#server/modules/assessments/assessments-work.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { assignSchema, reasonSchema, recommendSchema, setAsideSchema, voteSchema } from '#shared/assessments.schema.ts';
import { assessmentFieldTexts } from '#shared/messages/assessments-errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { taggedForm } from '#routes/tagged-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!z.uuid().safeParse(params.id).success) throw notFound('the assessment');
  return { view: await getAssessment(locals.services, locals.actor, params.id) };
};

type Step<I> = (
  services: App.Locals['services'],
  actor: App.Locals['actor'],
  input: I & { assessmentId: string }
) => Promise<unknown>;

/** A form of the page: what it is called, its shape, the step it takes, the key of what to say after. */
const taking =
  <W extends string, S extends z.ZodType>(which: W, schema: S, step: Step<z.output<S>>, done: string) =>
  (event: RequestEvent) =>
    taggedForm(
      which,
      submitForm(
        event,
        schema,
        async (input) => {
          const given = { ...(input as object), assessmentId: event.params.id ?? '' } as z.output<S> & {
            assessmentId: string;
          };
          const result = await step(event.locals.services, event.locals.actor, given);
          return { done: typeof result === 'string' ? result : done };
        },
        assessmentFieldTexts(event.locals.locale)
      )
    );

const nothing = z.object({});

export const actions: Actions = {
  remind: (event) =>
    taggedForm(
      'remind',
      submitForm(event, nothing, async () => ({
        done: 'reminded',
        reminded: await remindReviewers(event.locals.services, event.locals.actor, {
          assessmentIds: [event.params.id ?? '']
        })
      }))
    ),
  assign: taking('assign', assignSchema, assignReviewer, 'assigned'),
  aside: taking(
    'aside',
    setAsideSchema,
    async (services, actor, input) =>
      (await setReviewerAside(services, actor, input)).replaced ? 'aside' : 'aside_nobody',
    'aside'
  ),
  goOn: taking('goOn', nothing, goOnWithoutThird, 'going_on'),
  withdraw: taking('withdraw', reasonSchema, withdrawAssessment, 'withdrawn'),
  vote: taking('vote', voteSchema, castVote, 'voted'),
  recordVote: taking('recordVote', voteSchema, castVote, 'voted'),
  recommend: taking('recommend', recommendSchema, recommend, 'recommended'),
  carryOut: taking('carryOut', nothing, carryOut, 'carried_out')
};
