// One's own score sheet: saved while it is filled in, sent once, or given up for a conflict of interest.
import { fail, isActionFailure, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
  declareConflict,
  getMySheet,
  saveMySheet,
  submitMySheet
} from '#server/modules/assessments/assessments-sheets.usecases.ts';
import { AppError, notFound } from '#server/platform/errors.ts';
import { declareConflictSchema } from '#shared/assessments.schema.ts';
import { sheetFormSchema } from '#shared/criteria.schema.ts';
import { localise } from '#shared/messages.ts';
import { assessmentFieldTexts } from '#shared/messages/assessments-errors.ts';
import { submitForm, type FormFailure } from '#routes/form-action.server.ts';
import { taggedForm } from '#routes/tagged-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!z.uuid().safeParse(params.id).success) throw notFound('the sheet');
  return { sheet: await getMySheet(locals.services, locals.actor, params.id) };
};

type Current = { revision: number; savedAt: Date } & Pick<Awaited<ReturnType<typeof getMySheet>>, 'content'>;

/** Runs a step on the sheet; when it was saved elsewhere meanwhile, what stands there comes back with the refusal. */
async function withConflict<T>(run: (note: (error: unknown) => void) => Promise<T>) {
  let conflict: Current | undefined;
  const result = await run((error) => {
    if (error instanceof AppError && error.code === 'sheet_changed') conflict = error.details.current as Current;
  });
  if (!isActionFailure(result) || !conflict) return result;
  return fail(result.status, { ...(result.data as unknown as FormFailure), conflict });
}

export const actions: Actions = {
  save: (event) =>
    withConflict((note) =>
      submitForm(
        event,
        sheetFormSchema,
        async (input) => {
          const { services, actor } = event.locals;
          const saved = await saveMySheet(services, actor, { ...input, assessmentId: event.params.id ?? '' }).catch(
            (error: unknown) => {
              note(error);
              throw error;
            }
          );
          return { saved: { version: saved.revision, savedAt: saved.savedAt } };
        },
        assessmentFieldTexts(event.locals.locale)
      )
    ),
  submit: (event) =>
    withConflict((note) =>
      submitForm(
        event,
        sheetFormSchema,
        async (input) => {
          const { services, actor, locale } = event.locals;
          const sent = await submitMySheet(services, actor, { ...input, assessmentId: event.params.id ?? '' }).catch(
            (error: unknown) => {
              note(error);
              throw error;
            }
          );
          redirect(303, `${localise(locale, '/van-phong/tham-dinh/phieu')}?xong=${sent.kind}`);
        },
        assessmentFieldTexts(event.locals.locale)
      )
    ),
  declare: (event) =>
    taggedForm(
      'declare',
      submitForm(
        event,
        declareConflictSchema,
        async ({ note }) => {
          const { services, actor, locale } = event.locals;
          await declareConflict(services, actor, { assessmentId: event.params.id ?? '', note });
          redirect(303, `${localise(locale, '/van-phong/tham-dinh/phieu')}?xong=declared`);
        },
        assessmentFieldTexts(event.locals.locale)
      )
    )
};
