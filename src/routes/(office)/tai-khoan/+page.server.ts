// One's own account: name, sessions, and the ways to password and second step.
import {
  changeOwnName,
  endOtherSessions,
  endOwnSession,
  seeAccount
} from '#server/modules/people/people-account.usecases.ts';
import { accountIssueTexts } from '#shared/messages/account.ts';
import { idSchema, nameSchema } from '#shared/people.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { taggedForm } from '#routes/tagged-form.server.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  account: await seeAccount(locals.services, locals.actor),
  done: url.searchParams.get('xong')
});

export const actions: Actions = {
  name: (event) =>
    taggedForm(
      'name',
      submitForm(
        event,
        nameSchema,
        (input) => changeOwnName(event.locals.services, event.locals.actor, input),
        accountIssueTexts(event.locals.locale)
      )
    ),
  end: (event) =>
    taggedForm(
      'end',
      submitForm(event, idSchema, (input) => endOwnSession(event.locals.services, event.locals.actor, input))
    ),
  endOthers: (event) =>
    taggedForm(
      'endOthers',
      submitForm(event, z.object({}), async () => ({
        count: await endOtherSessions(event.locals.services, event.locals.actor)
      }))
    )
};
