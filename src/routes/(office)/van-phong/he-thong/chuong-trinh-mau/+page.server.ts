// Removing the demo programme: what there is, what stands in the way, and the one button.
import { readDemoState, removeDemo } from '#server/modules/operations/operations-demo.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { noInputSchema } from '#shared/operations.schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  demo: await readDemoState(locals.services, locals.actor)
});

export const actions: Actions = {
  default: (event) =>
    submitForm(event, noInputSchema, async () => ({
      removed: await removeDemo(event.locals.services, event.locals.actor)
    }))
};
