// The check-ins of one practice: this period's form, what was given so far, the schedule.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  getCheckIns,
  giveCheckIn,
  setCheckInSchedule
} from '#server/modules/practices/practices-check-ins.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { checkInScheduleSchema, checkInSchema } from '#shared/check-ins.schema.ts';
import { treeOf } from '#shared/form-tree.ts';
import { checkInFieldTexts } from '#shared/messages/check-ins.ts';
import { pageNumber } from '#shared/paging.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!z.uuid().safeParse(params.id).success) throw notFound('the practice');
  const page = pageNumber(url);
  const checkIns = await getCheckIns(locals.services, locals.actor, { practiceId: params.id, page });
  return { checkIns, page, submissionKey: randomUUID() };
};

export const actions: Actions = {
  give: (event) =>
    submitForm(
      event,
      z.record(z.string(), z.unknown()).transform(treeOf).pipe(checkInSchema),
      async (input) => {
        const { services, actor } = event.locals;
        const { nextOn } = await giveCheckIn(services, actor, { ...input, practiceId: event.params.id ?? '' });
        return { given: true, nextOn };
      },
      checkInFieldTexts(event.locals.locale)
    ),
  schedule: (event) =>
    submitForm(
      event,
      checkInScheduleSchema,
      async (input) => {
        const { services, actor } = event.locals;
        await setCheckInSchedule(services, actor, { ...input, practiceId: event.params.id ?? '' });
        return { scheduled: true };
      },
      checkInFieldTexts(event.locals.locale)
    )
};
