// What readers reported about pages.
import { z } from 'zod';
import { listPageReports, markPageReport } from '#server/modules/newsroom/newsroom-reports.usecases.ts';
import { pageNumber } from '#shared/paging.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const markSchema = z.object({ id: z.uuid(), state: z.enum(['open', 'done']) });

export const load: PageServerLoad = async ({ locals, url }) => {
  const asked = url.searchParams.get('trang-thai') ?? 'open';
  const state = asked === 'tat-ca' ? undefined : asked === 'done' ? 'done' : 'open';
  const page = pageNumber(url);
  const list = await listPageReports(locals.services, locals.actor, { state, page });
  return { list, current: state ?? 'tat-ca', page };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(event, markSchema, async (input) => {
      await markPageReport(event.locals.services, event.locals.actor, input);
      return { marked: input.id };
    })
};
