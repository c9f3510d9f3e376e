// A new document: the form, and what becomes of it.
import { redirect } from '@sveltejs/kit';
import { createDocument, enterDocumentForm, readScan } from '#server/modules/documents/documents.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { withIssuer } from '#routes/(office)/van-phong/van-ban/document-form.server.ts';
import { documentFormSchema } from '#shared/documents.schema.ts';
import { documentFieldTexts } from '#shared/messages/documents.ts';
import { localise } from '#shared/messages.ts';
import type { Actions, PageServerLoad } from './$types';

/** A file just uploaded to the library may come along in the address. */
export const load: PageServerLoad = async ({ locals, url }) => {
  enterDocumentForm(locals.actor);
  return { scan: await readScan(locals.services, locals.actor, url.searchParams.get('tep')) };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      documentFormSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const id = await createDocument(services, actor, await withIssuer(event.locals, input));
        redirect(303, `${localise(locale, `/van-phong/van-ban/${id}`)}?xong=created`);
      },
      documentFieldTexts(event.locals.locale)
    )
};
