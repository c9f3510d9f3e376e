// A static page: saving it, and removing it.
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { deleteStaticPage, getStaticPage, saveStaticPage } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { localise } from '#shared/messages.ts';
import { issueTexts } from '#shared/messages/newsroom-office.ts';
import { staticPageSchema } from '#shared/site.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  staticPage: await getStaticPage(locals.services, locals.actor, { slug: params.slug }),
  saved: url.searchParams.has('da-luu')
});

export const actions: Actions = {
  save: (event) =>
    submitForm(
      event,
      staticPageSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        await saveStaticPage(services, actor, { ...input, slug: event.params.slug ?? '' });
        redirect(303, localise(locale, `/van-phong/trang/${event.params.slug}?da-luu=1`));
      },
      issueTexts(event.locals.locale)
    ),
  delete: (event) =>
    submitForm(event, z.object({}), async () => {
      const { services, actor, locale } = event.locals;
      await deleteStaticPage(services, actor, { slug: event.params.slug ?? '' });
      redirect(303, localise(locale, '/van-phong/trang'));
    })
};
