// Adds a static page.
import { redirect } from '@sveltejs/kit';
import { listStaticPages, saveStaticPage } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { localise } from '#shared/messages.ts';
import { issueTexts } from '#shared/messages/newsroom-office.ts';
import { staticPageSchema } from '#shared/site.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who may not keep pages learns it before writing one. */
export const load: PageServerLoad = async ({ locals }) => {
  await listStaticPages(locals.services, locals.actor);
};

export const actions: Actions = {
  save: (event) =>
    submitForm(
      event,
      staticPageSchema,
      async (input) => {
        await saveStaticPage(event.locals.services, event.locals.actor, { ...input, version: 0 });
        redirect(303, localise(event.locals.locale, `/van-phong/trang/${input.slug}?da-luu=1`));
      },
      issueTexts(event.locals.locale)
    )
};
