// One file of practices: what its columns mean, its rows one by one, letting them in and taking them back.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { listFields } from '#server/modules/practices/practices-fields.usecases.ts';
import { readImport } from '#server/modules/practices/practices-import-read.usecases.ts';
import {
  answerDuplicates,
  beginImport,
  chooseColumns,
  discardImport,
  undoImport
} from '#server/modules/practices/practices-import.usecases.ts';
import { resolveUnit } from '#server/modules/units/units.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { taggedForm } from '#routes/tagged-form.server.ts';
import { localise } from '#shared/messages.ts';
import { importFieldTexts } from '#shared/messages/practice-import.ts';
import { unitFieldTexts } from '#shared/messages/unit-errors.ts';
import { importAnswersSchema, importChoiceSchema, importRowsSchema } from '#shared/practice-import.ts';
import type { Actions, PageServerLoad } from './$types';

function idOf(params: Partial<Record<string, string>>): string {
  const id = params.id ?? '';
  if (!z.uuid().safeParse(id).success) throw notFound('the import');
  return id;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { services, actor } = locals;
  const asked = importRowsSchema.parse({
    state: url.searchParams.get('xem') ?? undefined,
    page: url.searchParams.get('trang') ?? 1
  });
  const [view, fields] = await Promise.all([
    readImport(services, actor, { id: idOf(params), state: asked.state, page: asked.page }),
    listFields(services, actor)
  ]);
  return { view, fields: fields.filter((field) => !field.closed) };
};

const taking =
  <W extends string>(which: W, step: (locals: App.Locals, id: string) => Promise<void>) =>
  (event: RequestEvent) =>
    taggedForm(
      which,
      submitForm(event, z.object({}), async () => {
        await step(event.locals, idOf(event.params));
        return { which };
      })
    );

export const actions: Actions = {
  columns: (event) =>
    taggedForm(
      'columns',
      submitForm(
        event,
        importChoiceSchema,
        async ({ unitId_text: text, unitId, ...input }) => {
          const { services, actor } = event.locals;
          const asked = { field: 'unitId', id: unitId ?? undefined, text };
          const unit = unitId || text.trim() ? await resolveUnit(services, actor, asked) : undefined;
          await chooseColumns(services, actor, { ...input, id: idOf(event.params), unitId: unit?.id ?? null });
          return { which: 'columns' };
        },
        { ...unitFieldTexts(event.locals.locale), ...importFieldTexts(event.locals.locale) }
      )
    ),
  answers: (event) =>
    taggedForm(
      'answers',
      submitForm(event, importAnswersSchema, async ({ answers }) => {
        const { services, actor } = event.locals;
        await answerDuplicates(services, actor, { id: idOf(event.params), answers });
        return { which: 'answers' };
      })
    ),
  run: taking('run', ({ services, actor }, id) => beginImport(services, actor, { id })),
  undo: taking('undo', ({ services, actor }, id) => undoImport(services, actor, { id })),
  discard: taking('discard', async ({ services, actor, locale }, id) => {
    await discardImport(services, actor, { id });
    redirect(303, localise(locale, '/van-phong/nhap-du-lieu?xong=bo'));
  })
};
