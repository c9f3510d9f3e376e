// One cluster side by side, and what is decided on it.
import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import {
  markDistinct,
  mergeInCluster,
  readCluster,
  renameInCluster
} from '#server/modules/practices/practices-review.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { taggedForm } from '#routes/tagged-form.server.ts';
import { practiceIssueTexts } from '#shared/messages/practices.ts';
import { reviewFieldTexts } from '#shared/messages/review.ts';
import { distinctSchema, mergeSchema, renameSchema, reviewIdSchema } from '#shared/review.ts';
import type { Actions, PageServerLoad } from './$types';

function placeOf(params: Partial<Record<string, string>>): { campaignId: string; clusterId: string } {
  const { campaign = '', cluster = '' } = params;
  if (![campaign, cluster].every((id) => reviewIdSchema.safeParse(id).success)) throw notFound('the cluster');
  return { campaignId: campaign, clusterId: cluster };
}

export const load: PageServerLoad = async ({ locals, params }) => {
  const { campaignId, clusterId } = placeOf(params);
  return { view: await readCluster(locals.services, locals.actor, campaignId, clusterId) };
};

const taking =
  <W extends string, S extends z.ZodType>(
    which: W,
    schema: S,
    step: (
      services: App.Locals['services'],
      actor: App.Locals['actor'],
      place: { campaignId: string; clusterId: string },
      input: z.output<S>
    ) => Promise<{ done: boolean }>
  ) =>
  (event: RequestEvent) =>
    taggedForm(
      which,
      submitForm(
        event,
        schema,
        async (input) => {
          const { done } = await step(event.locals.services, event.locals.actor, placeOf(event.params), input);
          return { settled: done };
        },
        { ...practiceIssueTexts(event.locals.locale), ...reviewFieldTexts(event.locals.locale) }
      )
    );

export const actions: Actions = {
  merge: taking('merge', mergeSchema, mergeInCluster),
  rename: taking('rename', renameSchema, renameInCluster),
  distinct: taking('distinct', distinctSchema, markDistinct)
};
