// Review campaigns: the list, and opening one.
import { redirect } from '@sveltejs/kit';
import { listFields } from '#server/modules/practices/practices-fields.usecases.ts';
import { createCampaign, listCampaigns } from '#server/modules/practices/practices-review.usecases.ts';
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { localise } from '#shared/messages.ts';
import { practiceIssueTexts } from '#shared/messages/practices.ts';
import { unitFieldTexts } from '#shared/messages/unit-errors.ts';
import { campaignPageSchema, campaignSchema } from '#shared/review.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor } = locals;
  const page = campaignPageSchema.parse(url.searchParams.get('trang') ?? 1);
  const list = await listCampaigns(services, actor, { page });
  return { list, fields: await listFields(services, actor) };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      campaignSchema,
      async ({ unitId: id, unitId_text: text, fieldId, ...input }) => {
        const { services, actor, locale } = event.locals;
        const unit = id || text.trim() ? await resolveUnit(services, actor, { field: 'unitId', id, text }) : undefined;
        const campaign = await createCampaign(services, actor, {
          ...input,
          unitId: unit?.id ?? null,
          fieldId: fieldId || null
        });
        redirect(303, localise(locale, `/van-phong/ra-soat/${campaign}?xong=mo`));
      },
      { ...unitFieldTexts(event.locals.locale), ...practiceIssueTexts(event.locals.locale) }
    )
};
