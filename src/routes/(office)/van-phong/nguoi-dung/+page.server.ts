// The list of people, filtered by the address, and the form that invites someone.
import { redirect } from '@sveltejs/kit';
import { invitePerson } from '#server/modules/people/people-invitations.usecases.ts';
import { listPeople } from '#server/modules/people/people.usecases.ts';
import { accountIssueTexts } from '#shared/messages/account.ts';
import { localise } from '#shared/messages.ts';
import { inviteSchema, peopleFilterSchema } from '#shared/people.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const get = (name: string) => url.searchParams.get(name) ?? undefined;
  const filter = peopleFilterSchema.parse({
    q: get('q'),
    role: get('vai-tro'),
    unit: get('don-vi'),
    status: get('trang-thai'),
    page: get('trang')
  });
  return { filter, list: await listPeople(locals.services, locals.actor, filter), done: get('xong') };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      inviteSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const { personId } = await invitePerson(services, actor, input);
        redirect(303, `${localise(locale, `/van-phong/nguoi-dung/${personId}`)}?xong=invited`);
      },
      accountIssueTexts(event.locals.locale)
    )
};
