// One file of the library: its texts and focal point, where it is used, and deleting it.
import { redirect } from '@sveltejs/kit';
import { editMedia, readMedia, removeMedia } from '#server/modules/media/media-library.usecases.ts';
import { mediaNotFound } from '#server/modules/media/media.errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { localise } from '#shared/messages.ts';
import { mediaTexts } from '#shared/messages/media.ts';
import { mediaEditSchema, mediaIdSchema } from '#shared/media.schema.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

function checkedId(id: string): string {
  if (!mediaIdSchema.safeParse(id).success) throw mediaNotFound(id);
  return id;
}

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  ...(await readMedia(locals.services, locals.actor, checkedId(params.id))),
  arrived: url.searchParams.has('moi') ? 'new' : url.searchParams.has('da-co') ? 'existing' : ''
});

export const actions: Actions = {
  save: (event) => {
    const { alt, caption, credit, unreadable, too_long, focal_wrong } = mediaTexts(event.locals.locale);
    return submitForm(
      event,
      mediaEditSchema,
      async (input) => {
        await editMedia(event.locals.services, event.locals.actor, checkedId(event.params.id), input);
        return { saved: true };
      },
      { alt, caption, credit, unreadable, too_long, focal_wrong }
    );
  },
  remove: (event) =>
    submitForm(event, z.object({}), async () => {
      await removeMedia(event.locals.services, event.locals.actor, checkedId(event.params.id));
      redirect(303, localise(event.locals.locale, '/van-phong/thu-vien'));
    })
};
