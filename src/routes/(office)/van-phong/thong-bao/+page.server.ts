// A person's own notifications.
import { listNotifications, markRead } from '#server/modules/notifications/notifications.usecases.ts';
import { markReadSchema } from '#shared/notifications.schema.ts';
import { pageNumber } from '#shared/paging.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const unreadOnly = url.searchParams.get('xem') !== 'tat-ca';
  const page = pageNumber(url);
  return { list: await listNotifications(locals.services, locals.actor, { unreadOnly, page }), unreadOnly, page };
};

export const actions: Actions = {
  read: (event) =>
    submitForm(event, markReadSchema, async (input) => ({
      marked: await markRead(event.locals.services, event.locals.actor, input)
    }))
};
