// One criteria set: the draft being written, and the versions published.
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import {
  closeCriteriaSet,
  dropCriteriaDraft,
  getCriteriaSet,
  publishCriteria,
  saveCriteriaDraft,
  startCriteriaDraft
} from '#server/modules/assessments/assessments-criteria.usecases.ts';
import { typedOf } from '#lib/assessments/typed-criteria.ts';
import { notFound } from '#server/platform/errors.ts';
import { saveCriteriaSchema } from '#shared/criteria.schema.ts';
import { arrange, treeOf } from '#shared/form-tree.ts';
import { assessmentFieldTexts } from '#shared/messages/assessments-errors.ts';
import { submitForm } from '#routes/form-action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!z.uuid().safeParse(params.id).success) throw notFound('the criteria set');
  return { view: await getCriteriaSet(locals.services, locals.actor, params.id) };
};

const tree = z.record(z.string(), z.unknown()).transform(treeOf);
const nothing = z.object({});
const text = { key: '', text: '' };
const blanks = {
  exclusions: text,
  criteria: {
    key: '',
    name: '',
    guide: '',
    weight: '10',
    evidence: '',
    bands: [] as unknown[],
    anchors: [] as unknown[]
  },
  bands: { key: '', label: '', from: '0', to: '10' },
  anchors: { mark: '', text: '' }
};
const taking = (step: (event: RequestEvent, setId: string) => Promise<void>, done: string) => (event: RequestEvent) =>
  submitForm(
    event,
    nothing,
    async () => {
      await step(event, event.params.id ?? '');
      return { done };
    },
    assessmentFieldTexts(event.locals.locale)
  );

const save = (event: RequestEvent, publish: boolean) =>
  submitForm(
    event,
    saveCriteriaSchema,
    async (input) => {
      const { services, actor } = event.locals;
      const setId = event.params.id ?? '';
      const { revision } = await saveCriteriaDraft(services, actor, { ...input, setId });
      if (publish) await publishCriteria(services, actor, { setId, revision });
      return { done: publish ? 'published' : 'draftSaved' };
    },
    assessmentFieldTexts(event.locals.locale)
  );

export const actions: Actions = {
  save: (event) => save(event, false),
  publish: (event) => save(event, true),
  /** Without JavaScript: one row more, less, up or down; nothing is saved. */
  arrange: (event) =>
    submitForm(event, tree, async (typed, form) => ({
      arranged: arrange(typedOf(typed), String(form.get('command') ?? ''), blanks)
    })),
  start: taking(({ locals }, setId) => startCriteriaDraft(locals.services, locals.actor, { setId }), 'started'),
  drop: taking(({ locals }, setId) => dropCriteriaDraft(locals.services, locals.actor, { setId }), 'dropped'),
  close: taking(({ locals }, setId) => closeCriteriaSet(locals.services, locals.actor, { setId }), 'closed')
};
