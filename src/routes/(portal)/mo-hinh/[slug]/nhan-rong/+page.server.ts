// A body outside the programme says that it adopts a practice; its link comes by mail.
import { redirect } from '@sveltejs/kit';
import { announceOutside, enterOutsideForm } from '#server/modules/replication/replication-outside.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { localise } from '#shared/messages.ts';
import { replicationFieldTexts } from '#shared/messages/replication.ts';
import { outsideAdoptionSchema } from '#shared/replication.schema.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const practice = await enterOutsideForm(locals.services, locals.actor, { slug: params.slug });
  if (practice.slug !== params.slug) redirect(301, localise(locals.locale, `/mo-hinh/${practice.slug}/nhan-rong`));
  return { practice, sent: url.searchParams.has('da-gui') };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      z.preprocess((raw) => ({ ...(raw as object), practiceSlug: event.params.slug }), outsideAdoptionSchema),
      async (input) => {
        const { services, actor, locale } = event.locals;
        await announceOutside(services, actor, { ...input, address: event.getClientAddress() });
        redirect(303, `${localise(locale, `/mo-hinh/${event.params.slug}/nhan-rong`)}?da-gui`);
      },
      replicationFieldTexts(event.locals.locale)
    )
};
