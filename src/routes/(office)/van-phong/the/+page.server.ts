// The portal's tags: renaming, merging, removing.
import { z } from 'zod';
import { deleteTag, listTagRows, mergeTags, renameTag } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { issueTexts } from '#shared/messages/newsroom-office.ts';
import { tagSchema } from '#shared/site.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const q = (url.searchParams.get('tim') ?? '').slice(0, 100);
  const [tags, all] = await Promise.all([
    listTagRows(locals.services, locals.actor, { q }),
    listTagRows(locals.services, locals.actor, { q: '' })
  ]);
  return { tags, q, editing: all.find((tag) => tag.id === url.searchParams.get('sua')) ?? null, all };
};

const id = z.uuid();

export const actions: Actions = {
  rename: (event) =>
    submitForm(
      event,
      tagSchema,
      async (input) => {
        await renameTag(event.locals.services, event.locals.actor, input);
        return { saved: true };
      },
      issueTexts(event.locals.locale)
    ),
  merge: (event) =>
    submitForm(
      event,
      z.object({ id, into: z.uuid('choose') }),
      async (input) => {
        await mergeTags(event.locals.services, event.locals.actor, input);
        return { saved: true };
      },
      issueTexts(event.locals.locale)
    ),
  delete: (event) =>
    submitForm(event, z.object({ id }), async (input) => {
      await deleteTag(event.locals.services, event.locals.actor, input);
      return { saved: true };
    })
};
