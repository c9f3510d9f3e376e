// One target: everything recorded of it, recording and correcting values, the practices that help it.
import { redirect } from '@sveltejs/kit';
import {
  linkTarget,
  practicesHelping,
  practicesToLink,
  unlinkTarget
} from '#server/modules/practices/practices-targets.usecases.ts';
import { readResolution } from '#server/modules/targets/targets-resolutions.usecases.ts';
import {
  correctValue,
  readValues,
  recordValue,
  withdrawValue
} from '#server/modules/targets/targets-values.usecases.ts';
import { AppError, notFound } from '#server/platform/errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import { checkedId } from '#routes/(office)/van-phong/chi-tieu/target-forms.server.ts';
import { localise } from '#shared/messages.ts';
import { targetFieldTexts } from '#shared/messages/targets-errors.ts';
import { contributionSchema, correctionSchema, valueFormSchema, withdrawalSchema } from '#shared/targets.schema.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { services, actor } = locals;
  const targetId = checkedId(params.target);
  const q = (url.searchParams.get('mo-hinh') ?? '').slice(0, 100);
  const course = await readResolution(services, actor, { id: checkedId(params.id) });
  const target = course.targets.find((one) => one.id === targetId);
  if (!target) throw notFound('the target');
  const [recorded, practices, found] = await Promise.all([
    readValues(services, actor, targetId),
    practicesHelping(services, actor, [targetId]),
    practicesToLink(services, actor, q).catch((error) => {
      // Who writes no practices has none to link.
      if (error instanceof AppError && error.status === 403) return null;
      throw error;
    })
  ]);
  return {
    course,
    target,
    ...recorded,
    practices,
    practiceSearch: { q, found: q.trim() ? found : null, may: found !== null },
    correcting: url.searchParams.get('dinh-chinh') ?? '',
    done: url.searchParams.get('xong') ?? ''
  };
};

const back = (event: { locals: App.Locals; params: { id: string; target: string } }, done: string): never =>
  redirect(
    303,
    `${localise(event.locals.locale, `/van-phong/chi-tieu/${event.params.id}/${event.params.target}`)}?xong=${done}`
  );

export const actions: Actions = {
  record: (event) =>
    submitForm(
      event,
      valueFormSchema,
      async (input) => {
        await recordValue(event.locals.services, event.locals.actor, checkedId(event.params.target), input);
        back(event, 'recorded');
      },
      targetFieldTexts(event.locals.locale)
    ),
  correct: (event) =>
    submitForm(
      event,
      correctionSchema,
      async (input) => {
        await correctValue(event.locals.services, event.locals.actor, input);
        back(event, 'corrected');
      },
      targetFieldTexts(event.locals.locale)
    ),
  withdraw: (event) =>
    submitForm(
      event,
      withdrawalSchema,
      async (input) => {
        await withdrawValue(event.locals.services, event.locals.actor, input);
        back(event, 'withdrawn');
      },
      targetFieldTexts(event.locals.locale)
    ),
  link: (event) =>
    submitForm(
      event,
      z.preprocess((raw) => ({ ...(raw as object), targetId: event.params.target }), contributionSchema),
      async (input) => {
        await linkTarget(event.locals.services, event.locals.actor, input);
        back(event, 'linked');
      },
      targetFieldTexts(event.locals.locale)
    ),
  unlink: (event) =>
    submitForm(event, z.object({ practiceId: z.uuid() }), async ({ practiceId }) => {
      await unlinkTarget(event.locals.services, event.locals.actor, {
        practiceId,
        targetId: checkedId(event.params.target)
      });
      back(event, 'unlinked');
    })
};
