// One document: what it says, its signed copy, what refers to it; correcting and deleting it.
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { documentNotFound } from '#server/modules/documents/documents.errors.ts';
import { correctDocument, readDocument, removeDocument } from '#server/modules/documents/documents.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { withIssuer } from '#routes/(office)/van-phong/van-ban/document-form.server.ts';
import { documentFormSchema, documentIdSchema } from '#shared/documents.schema.ts';
import { documentFieldTexts } from '#shared/messages/documents.ts';
import { localise } from '#shared/messages.ts';
import type { Actions, PageServerLoad } from './$types';

function checkedId(id: string): string {
  if (!documentIdSchema.safeParse(id).success) throw documentNotFound();
  return id;
}

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  ...(await readDocument(locals.services, locals.actor, checkedId(params.id))),
  done: url.searchParams.get('xong') ?? ''
});

export const actions: Actions = {
  save: (event) =>
    submitForm(
      event,
      documentFormSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const id = checkedId(event.params.id);
        await correctDocument(services, actor, id, await withIssuer(event.locals, input));
        redirect(303, `${localise(locale, `/van-phong/van-ban/${id}`)}?xong=saved`);
      },
      documentFieldTexts(event.locals.locale)
    ),
  remove: (event) =>
    submitForm(event, z.object({}), async () => {
      const { services, actor, locale } = event.locals;
      await removeDocument(services, actor, checkedId(event.params.id));
      redirect(303, `${localise(locale, '/van-phong/van-ban')}?xong=removed`);
    })
};
