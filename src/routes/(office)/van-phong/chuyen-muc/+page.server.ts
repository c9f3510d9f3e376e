// The portal's sections: adding, renaming, ordering, removing.
import { z } from 'zod';
import { deleteSection, listSectionRows, saveSection } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { issueTexts } from '#shared/messages/newsroom-office.ts';
import { sectionSchema } from '#shared/site.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  sections: await listSectionRows(locals.services, locals.actor),
  editing: url.searchParams.get('sua')
});

const id = z.uuid();

export const actions: Actions = {
  save: (event) =>
    submitForm(
      event,
      sectionSchema.extend({ id: id.optional().or(z.literal('').transform(() => undefined)) }),
      async (input) => {
        await saveSection(event.locals.services, event.locals.actor, input);
        return { saved: true };
      },
      issueTexts(event.locals.locale)
    ),
  delete: (event) =>
    submitForm(event, z.object({ id }), async (input) => {
      await deleteSection(event.locals.services, event.locals.actor, input);
      return { saved: true };
    })
};
