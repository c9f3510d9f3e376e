// A signed decision entered for many practices at once, with a report of what became of each.
import { z } from 'zod';
import { enterDecision, listDecidable } from '#server/modules/assessments/assessments-decisions.usecases.ts';
import { readMedia } from '#server/modules/media/media-library.usecases.ts';
import { currentDay, resolveUnit } from '#server/modules/units/units.usecases.ts';
import { AppError } from '#server/platform/errors.ts';
import { decisionSchema } from '#shared/assessments.schema.ts';
import { assessmentFieldTexts } from '#shared/messages/assessments-errors.ts';
import { documentFieldTexts } from '#shared/messages/documents.ts';
import { errorText } from '#shared/messages/errors.ts';
import { unitFieldTexts } from '#shared/messages/unit-errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, actor } = locals;
  const rows = await listDecidable(services, actor);
  const chosen = url.searchParams.getAll('chon').filter((id) => z.uuid().safeParse(id).success);
  return { rows, chosen, today: currentDay(services) };
};

export const actions: Actions = {
  default: (event) =>
    submitForm(
      event,
      decisionSchema,
      async (input) => {
        const { services, actor, locale } = event.locals;
        const { issuerUnitId, issuerUnitId_text: typed, ...rest } = input;
        const unit = await resolveUnit(services, actor, {
          field: 'issuerUnitId',
          id: issuerUnitId,
          text: typed,
          asOf: input.issuedOn
        }).catch((error: unknown) => {
          // A body outside the register of units: its name as the paper gives it.
          const fields =
            error instanceof AppError ? (error.details.fields as Record<string, string> | undefined) : undefined;
          if (typed.trim() !== '' && fields?.issuerUnitId === 'unit_unknown') return undefined;
          throw error;
        });
        await readMedia(services, actor, input.scanMediaId);
        const done = await enterDecision(services, actor, {
          ...rest,
          issuerUnitId: unit?.id ?? null,
          issuerName: unit ? '' : typed.trim()
        });
        return {
          report: done.rows.map(({ error, ...row }) => ({
            ...row,
            problem: error && errorText(locale, error.code, error.details)
          }))
        };
      },
      {
        ...unitFieldTexts(event.locals.locale),
        ...documentFieldTexts(event.locals.locale),
        ...assessmentFieldTexts(event.locals.locale)
      }
    )
};
