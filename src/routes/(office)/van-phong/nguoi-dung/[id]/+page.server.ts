// One person: roles, invitation, access.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { resendInvitation, withdrawInvitation } from '#server/modules/people/people-invitations.usecases.ts';
import {
  grantRole,
  reactivatePerson,
  resetSecondStep,
  revokeGrant,
  seePerson,
  sendPasswordLink,
  suspendPerson
} from '#server/modules/people/people.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { accountIssueTexts } from '#shared/messages/account.ts';
import { localise } from '#shared/messages.ts';
import { grantFormSchema, idSchema } from '#shared/people.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { z } from 'zod';
import { chosenUnit } from '#routes/(office)/van-phong/nguoi-dung/chosen-unit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!idSchema.safeParse(params).success) throw notFound('person');
  return { page: await seePerson(locals.services, locals.actor, params), done: url.searchParams.get('xong') };
};

/** Runs one change and comes back to the page, which says what was done. */
function change<S extends z.ZodType>(
  done: string,
  schema: S,
  work: (event: RequestEvent, personId: string, input: z.output<S>) => Promise<unknown>
) {
  return (event: RequestEvent) =>
    submitForm(
      event,
      schema,
      async (input) => {
        const personId = event.params.id ?? '';
        await work(event, personId, input);
        const path = done === 'withdrawn' ? '/van-phong/nguoi-dung' : `/van-phong/nguoi-dung/${personId}`;
        redirect(303, `${localise(event.locals.locale, path)}?xong=${done}`);
      },
      accountIssueTexts(event.locals.locale)
    );
}

type Work = (
  services: App.Locals['services'],
  actor: App.Locals['actor'],
  input: { personId: string }
) => Promise<unknown>;
const plain = (done: string, work: Work) =>
  change(done, z.object({}), ({ locals }, personId) => work(locals.services, locals.actor, { personId }));

export const actions: Actions = {
  grant: change('granted', grantFormSchema, async ({ locals }, personId, { role, ...reach }) =>
    grantRole(locals.services, locals.actor, { personId, role, unitId: await chosenUnit(locals, reach) })
  ),
  revoke: change('revoked', idSchema, ({ locals }, personId, { id }) =>
    revokeGrant(locals.services, locals.actor, { personId, grantId: id })
  ),
  resend: plain('resent', resendInvitation),
  withdraw: plain('withdrawn', withdrawInvitation),
  suspend: plain('suspended', suspendPerson),
  reactivate: plain('reactivated', reactivatePerson),
  secondStep: plain('secondStep', resetSecondStep),
  link: plain('link', sendPasswordLink)
};
