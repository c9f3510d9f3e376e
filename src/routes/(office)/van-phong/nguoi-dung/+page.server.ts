// The list of people, filtered by the address, and the form that invites someone.
import { redirect } from '@sveltejs/kit';
import { invitePerson } from '#server/modules/people/people-invitations.usecases.ts';
import { listPeople } from '#server/modules/people/people.usecases.ts';
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import { AppError } from '#server/platform/errors.ts';
import { accountIssueTexts } from '#shared/messages/account.ts';
import { localise } from '#shared/messages.ts';
import { inviteFormSchema, peopleFilterSchema } from '#shared/people.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { chosenUnit } from './chosen-unit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const get = (name: string) => url.searchParams.get(name) ?? undefined;
  const unit = { id: get('don-vi') ?? '', name: get('don-vi_text') ?? '' };
  let unitError: string | undefined;
  if (!unit.id && unit.name) {
    try {
      unit.id = (await resolveUnit(locals.services, locals.actor, { field: 'unit', text: unit.name }))?.id ?? '';
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      unitError = accountIssueTexts(locals.locale).unit_unknown;
    }
  }
  const filter = peopleFilterSchema.parse({
    q: get('q'),
    role: get('vai-tro'),
    unit: unit.id || undefined,
    status: get('trang-thai'),
    page: get('trang')
  });
  const list = await listPeople(locals.services, locals.actor, filter);
  return { filter, list, unit: { id: unit.id, name: list.unitName ?? unit.name }, unitError, done: get('xong') };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      inviteFormSchema,
      async ({ name, email, role, ...reach }) => {
        const { services, actor, locale } = event.locals;
        const unitId = await chosenUnit(event.locals, reach);
        const { personId } = await invitePerson(services, actor, { name, email, role, unitId });
        redirect(303, `${localise(locale, `/van-phong/nguoi-dung/${personId}`)}?xong=invited`);
      },
      accountIssueTexts(event.locals.locale)
    )
};
