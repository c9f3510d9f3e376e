// Name, menu and footer of the portal; rows are moved without saving, also without scripts.
import { z } from 'zod';
import { frameKnownPlaces, readFrame, saveFrame } from '#server/modules/newsroom/newsroom-site.usecases.ts';
import { formOf, submitForm, typedValues } from '#routes/form-action.server.ts';
import { arrange } from '#shared/form-tree.ts';
import { issueTexts } from '#shared/messages/newsroom-office.ts';
import { frameBlanks, frameSchema, wholeFrame } from '#shared/site.schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const [{ frame, version }, known] = await Promise.all([
    readFrame(locals.services, locals.actor),
    frameKnownPlaces(locals.services, locals.actor)
  ]);
  return { frame, version, known };
};

const shape = frameSchema.extend({ version: z.coerce.number().int().min(0) });

export const actions: Actions = {
  save: (event) =>
    submitForm(
      event,
      z.preprocess((raw) => wholeFrame(raw as Record<string, unknown>), shape),
      async ({ version, ...frame }) => {
        await saveFrame(event.locals.services, event.locals.actor, { frame, version });
        return { saved: true };
      },
      issueTexts(event.locals.locale)
    ),
  /** Moves, adds or takes out a row of what was typed; nothing is kept. With scripts the page does this itself. */
  arrange: async (event) => {
    const form = await formOf(event);
    const values = typedValues(form);
    return {
      arranged: arrange(wholeFrame(values), String(form.get('do') ?? ''), frameBlanks),
      version: values.version
    };
  }
};
