// A unit announces that it adopts a practice of the public register; the practice comes by the address.
import { redirect } from '@sveltejs/kit';
import { readPracticePage } from '#server/modules/practices/practices-register.usecases.ts';
import { announceAdoption, enterAnnouncing } from '#server/modules/replication/replication-adoptions.usecases.ts';
import { currentDay, resolveUnit } from '#server/modules/units/units.usecases.ts';
import { localise } from '#shared/messages.ts';
import { replicationFieldTexts } from '#shared/messages/replication.ts';
import { unitFieldTexts } from '#shared/messages/unit-errors.ts';
import { announceAdoptionFormSchema } from '#shared/replication.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor, locale } = locals;
  enterAnnouncing(actor);
  const slug = url.searchParams.get('mo-hinh');
  if (!slug) redirect(303, localise(locale, '/mo-hinh'));
  const reading = await readPracticePage(services, actor, { slug, locale });
  if ('movedTo' in reading) redirect(301, localise(locale, `/van-phong/nhan-rong/moi?mo-hinh=${reading.movedTo}`));
  const { id, name } = reading.practice;
  return { practice: { id, name, slug }, today: currentDay(services) };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      announceAdoptionFormSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        enterAnnouncing(actor);
        const unit = await resolveUnit(services, actor, {
          field: 'unitId',
          id: input.unitId,
          text: input.unitId_text,
          asOf: currentDay(services)
        });
        const { id } = await announceAdoption(services, actor, { ...input, sourceId: null, unitId: unit?.id ?? '' });
        redirect(303, `${localise(locale, `/van-phong/nhan-rong/${id}`)}?xong=announced`);
      },
      { ...unitFieldTexts(event.locals.locale), ...replicationFieldTexts(event.locals.locale) }
    )
};
