// Access tokens for other systems. They stand with the account and not with the system: a token is its person's own, acts in
// their name and ends with their rights, so nobody makes one for somebody else.
import { createToken, listTokens, revokeToken } from '#server/modules/people/people-tokens.usecases.ts';
import { createTokenSchema } from '#shared/api-tokens.schema.ts';
import { apiTokenIssueTexts } from '#shared/messages/api-tokens.ts';
import { idSchema } from '#shared/people.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { taggedForm } from '#routes/tagged-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => listTokens(locals.services, locals.actor);

export const actions: Actions = {
  make: (event) =>
    taggedForm(
      'make',
      submitForm(
        event,
        createTokenSchema,
        (input) => createToken(event.locals.services, event.locals.actor, input),
        apiTokenIssueTexts(event.locals.locale)
      )
    ),
  revoke: (event) =>
    taggedForm(
      'revoke',
      submitForm(event, idSchema, (input) => revokeToken(event.locals.services, event.locals.actor, input))
    )
};
