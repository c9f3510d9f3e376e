// Begins assessments: what waits, a trial that shows who would score, the run with its report.
import type { RequestEvent } from '@sveltejs/kit';
import { beginAssessments, listWaiting } from '#server/modules/assessments/assessments-begin.usecases.ts';
import { beginSchema, waitingSchema } from '#shared/assessments.schema.ts';
import { errorText } from '#shared/messages/errors.ts';
import { assessmentFieldTexts } from '#shared/messages/assessments-errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const filtersOf = (url: URL) =>
  waitingSchema.parse({
    kind: url.searchParams.get('loai') === 'danh-gia-lai' ? 'reevaluation' : 'recognition',
    fieldId: url.searchParams.get('linh-vuc') || undefined,
    page: url.searchParams.get('trang') ?? undefined
  });

export const load: PageServerLoad = async ({ locals, url }) => {
  const filters = filtersOf(url);
  return { filters, waiting: await listWaiting(locals.services, locals.actor, filters) };
};

const begin = (dryRun: boolean) => (event: RequestEvent) =>
  submitForm(
    event,
    beginSchema,
    async (input, form) => {
      const { services, actor, locale } = event.locals;
      const purpose = form.get('purpose') === 'reevaluation' ? 'reevaluation' : 'recognition';
      const rows = await beginAssessments(services, actor, { ...input, purpose, dryRun });
      return {
        dryRun,
        councilId: input.councilId,
        chosen: input.practiceIds,
        report: rows.map(({ error, ...row }) => ({
          ...row,
          problem: error && errorText(locale, error.code, error.details)
        }))
      };
    },
    assessmentFieldTexts(event.locals.locale)
  );

export const actions: Actions = { trial: begin(true), begin: begin(false) };
