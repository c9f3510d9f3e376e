// A model's own criteria: the draft being written and the versions published.
import { z } from 'zod';
import {
  getModelCriteria,
  publishModelCriteria,
  saveModelCriteria
} from '#server/modules/practices/practices-criteria.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { modelCriteriaSchema } from '#shared/check-ins.schema.ts';
import { arrange, treeOf } from '#shared/form-tree.ts';
import { checkInFieldTexts } from '#shared/messages/check-ins.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!z.uuid().safeParse(params.id).success) throw notFound('the practice');
  return { criteria: await getModelCriteria(locals.services, locals.actor, { practiceId: params.id }) };
};

const tree = z.record(z.string(), z.unknown()).transform(treeOf);
const blanks = { items: { key: '', text: '', evidence: '' } };

export const actions: Actions = {
  save: (event) =>
    submitForm(
      event,
      tree.pipe(modelCriteriaSchema),
      async (input) => {
        const { services, actor } = event.locals;
        await saveModelCriteria(services, actor, { ...input, practiceId: event.params.id ?? '' });
        return { done: 'saved' as const };
      },
      checkInFieldTexts(event.locals.locale)
    ),
  /** Without JavaScript: one row more, less, up or down; nothing is saved. */
  arrange: (event) =>
    submitForm(event, tree, async (typed, form) => ({
      arranged: arrange(typed, String(form.get('command') ?? ''), blanks) as Record<string, unknown>
    })),
  publish: (event) =>
    submitForm(event, z.object({ revision: z.coerce.number().int() }), async ({ revision }) => {
      const { services, actor } = event.locals;
      await publishModelCriteria(services, actor, { practiceId: event.params.id ?? '', revision });
      return { done: 'published' as const };
    })
};
