// Begins a province-wide proposal.
import { redirect } from '@sveltejs/kit';
import { beginProposal, createProposal } from '#server/modules/reports/reports-proposals.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { localise } from '#shared/messages.ts';
import { reportFieldTexts } from '#shared/messages/reports.ts';
import { proposalSchema } from '#shared/proposals.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => beginProposal(locals.services, locals.actor);

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      proposalSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const id = await createProposal(services, actor, input);
        redirect(303, localise(locale, `/van-phong/de-xuat-toan-tinh/${id}?xong=lap`));
      },
      reportFieldTexts(event.locals.locale)
    )
};
