// The council's board: what is under way, who owes a sheet, what waits for a decision.
import { listBoard, remindReviewers } from '#server/modules/assessments/assessments-board.usecases.ts';
import { remindSchema } from '#shared/assessments.schema.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { boardFilters } from './list-filters.server.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const filters = boardFilters(url);
  return { filters, board: await listBoard(locals.services, locals.actor, filters) };
};

export const actions: Actions = {
  remind: (event) =>
    submitForm(event, remindSchema, async (input) => ({
      reminded: await remindReviewers(event.locals.services, event.locals.actor, input)
    }))
};
