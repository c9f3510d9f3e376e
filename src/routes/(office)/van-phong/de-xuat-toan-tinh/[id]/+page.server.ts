// One province-wide proposal: its texts and practices while it is open, then its way to the authority.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import {
  decideProposal,
  readProposal,
  removeProposal,
  saveProposal,
  submitProposal
} from '#server/modules/reports/reports-proposals.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { taggedForm } from '#routes/tagged-form.server.ts';
import { localise } from '#shared/messages.ts';
import { documentFieldTexts } from '#shared/messages/documents.ts';
import { reportFieldTexts } from '#shared/messages/reports.ts';
import {
  decideProposalSchema,
  proposalIdSchema,
  proposalSchema,
  proposedSchema,
  removeProposalSchema,
  submitProposalSchema
} from '#shared/proposals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!proposalIdSchema.safeParse(params.id).success) throw notFound('the proposal');
  const q = (url.searchParams.get('q') ?? '').normalize('NFC').trim().slice(0, 100);
  return {
    ...(await readProposal(locals.services, locals.actor, params.id, q)),
    q,
    done: url.searchParams.get('xong')
  };
};

/** A form of the page: what it is called, its shape, and its use case. */
const taking =
  <W extends string, S extends z.ZodType>(
    which: W,
    schema: S,
    step: (
      services: App.Locals['services'],
      actor: App.Locals['actor'],
      id: string,
      input: z.output<S>
    ) => Promise<unknown>
  ) =>
  (event: RequestEvent) =>
    taggedForm(
      which,
      submitForm(
        event,
        schema,
        async (input) => {
          const id = event.params.id ?? '';
          if (!proposalIdSchema.safeParse(id).success) throw notFound('the proposal');
          await step(event.locals.services, event.locals.actor, id, input);
          return { which };
        },
        { ...documentFieldTexts(event.locals.locale), ...reportFieldTexts(event.locals.locale) }
      )
    );

export const actions: Actions = {
  save: taking('save', proposalSchema, saveProposal),
  choose: taking('choose', proposedSchema, saveProposal),
  submit: taking('submit', submitProposalSchema, submitProposal),
  decide: taking('decide', decideProposalSchema, decideProposal),
  remove: (event) =>
    taking('remove', removeProposalSchema, async (services, actor, id, { revision }) => {
      await removeProposal(services, actor, id, revision);
      redirect(303, localise(event.locals.locale, '/van-phong/de-xuat-toan-tinh?xong=xoa'));
    })(event)
};
