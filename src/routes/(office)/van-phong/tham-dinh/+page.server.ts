// The council's board: what is under way, who owes a sheet, what waits for a decision.
import { listBoard, remindReviewers } from '#server/modules/assessments/assessments-board.usecases.ts';
import { boardSchema, remindSchema } from '#shared/assessments.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const get = (name: string) => url.searchParams.get(name) || undefined;
  const filters = boardSchema.parse({
    q: get('q'),
    state: get('tinh-trang') ?? 'open',
    councilId: get('hoi-dong'),
    fieldId: get('linh-vuc'),
    page: get('trang')
  });
  return { filters, board: await listBoard(locals.services, locals.actor, filters) };
};

export const actions: Actions = {
  remind: (event) =>
    submitForm(event, remindSchema, async (input) => ({
      reminded: await remindReviewers(event.locals.services, event.locals.actor, input)
    }))
};
