// The system page: its state, a backup now, and another try for a failed job.
import { requestBackup } from '#server/modules/operations/operations-backups.usecases.ts';
import { readSystemState, retryJob } from '#server/modules/operations/operations.usecases.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { noInputSchema, retryJobSchema } from '#shared/operations.schema.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  system: await readSystemState(locals.services, locals.actor)
});

export const actions: Actions = {
  'sao-luu': (event) =>
    submitForm(event, noInputSchema, async () => {
      await requestBackup(event.locals.services, event.locals.actor);
      return { done: 'backup' as const };
    }),
  'chay-lai': (event) =>
    submitForm(event, retryJobSchema, async (input) => {
      await retryJob(event.locals.services, event.locals.actor, input);
      return { done: 'retry' as const };
    })
};
