// A practice's record: its content, every step it can take, its papers and recognitions.
import { fail, isActionFailure, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { listDocuments } from '#server/modules/documents/documents.usecases.ts';
import { listFields } from '#server/modules/practices/practices-fields.usecases.ts';
import { confirmRecognition, revokeRecognition, takeStep } from '#server/modules/practices/practices-life.usecases.ts';
import {
  getPractice,
  linkDocument,
  possibleAuthors,
  readTimeline,
  unlinkDocument
} from '#server/modules/practices/practices-record.usecases.ts';
import { linkTarget, targetsOfPractice, unlinkTarget } from '#server/modules/practices/practices-targets.usecases.ts';
import { compareContents } from '#server/modules/practices/practices-versions.usecases.ts';
import { findTargets } from '#server/modules/targets/targets-tree.usecases.ts';
import { notFound } from '#server/platform/errors.ts';
import { documentListSchema } from '#shared/documents.schema.ts';
import { localise } from '#shared/messages.ts';
import { practiceIssueTexts } from '#shared/messages/practices.ts';
import { targetFieldTexts } from '#shared/messages/targets-errors.ts';
import { contributionSchema } from '#shared/targets.schema.ts';
import { practiceFields, type PracticeContent } from '#shared/practice.ts';
import {
  practiceDocumentSchema,
  recognitionDecisionSchema,
  recordSteps,
  savePracticeSchema,
  takeStepSchema,
  wholePractice
} from '#shared/practice.schema.ts';
import { submitForm, type FormFailure } from '#routes/form-action.server.ts';
import { answerForm, contentOf } from './practice-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { services, actor } = locals;
  if (!z.uuid().safeParse(params.id).success) throw notFound('the practice');
  const { id } = params;
  const q = (url.searchParams.get('van-ban') ?? '').slice(0, 100);
  const targetQ = (url.searchParams.get('chi-tieu') ?? '').slice(0, 100);
  const [practice, timeline, fields, targets] = await Promise.all([
    getPractice(services, actor, { id }),
    readTimeline(services, actor, { id }),
    listFields(services, actor),
    targetsOfPractice(services, actor, id)
  ]);
  const chosen = practice.content.authors.flatMap((author) => author.personId ?? []);
  const [people, found] = await Promise.all([
    possibleAuthors(services, actor, { unitId: practice.unitId, chosen }),
    q.trim() ? listDocuments(services, actor, documentListSchema.parse({ q, page: 1 })) : null
  ]);
  const whole = z.coerce.number().int().min(0).optional().catch(undefined);
  return {
    practice,
    timeline,
    fields,
    people,
    documentSearch: {
      q,
      found:
        found?.rows.map(({ id, number, issuedOn, issuerName, title }) => ({
          id,
          number,
          issuedOn,
          issuerName,
          title
        })) ?? null
    },
    targets,
    targetSearch: { q: targetQ, found: targetQ.trim() ? await findTargets(services, actor, { q: targetQ }) : null },
    isNew: url.searchParams.has('moi'),
    fromWord: whole.parse(url.searchParams.get('tu-word') ?? undefined),
    restored: whole.parse(url.searchParams.get('khoi-phuc') ?? undefined)
  };
};

const at = z.object({ version: takeStepSchema.shape.version });

/** A button says which step, and its reason and day stand under the step's own names. */
const stepSchema = z.preprocess((raw) => {
  const { id, version, action, ...rest } = raw as Record<string, unknown>;
  const own = (name: string) => rest[`${name}_${String(action)}`] ?? rest[name];
  return { id, version, action, reason: own('reason'), onDate: own('onDate') };
}, takeStepSchema);

/** Messages about a reason or a day stand beside the step they belong to. */
function renamed<T extends { fields: Record<string, string>; values: Record<string, string> }>(data: T): T {
  const { reason, onDate, ...fields } = data.fields;
  const suffix = data.values.action ?? '';
  if (reason) fields[`reason_${suffix}`] = reason;
  if (onDate) fields[`onDate_${suffix}`] = onDate;
  return { ...data, fields };
}

const decide =
  (done: string, decision: typeof confirmRecognition | typeof revokeRecognition) => async (event: RequestEvent) => {
    const { services, actor, locale } = event.locals;
    const result = await submitForm(
      event,
      recognitionDecisionSchema.omit({ id: true }),
      async (input) => {
        await decision(services, actor, { ...input, id: event.params.id ?? '' });
        return { done };
      },
      practiceIssueTexts(locale)
    );
    if (!isActionFailure(result)) return result;
    // Each recognition has a form of its own.
    const { fields, ...data } = result.data as unknown as FormFailure;
    const { reason, ...others } = fields;
    const own = reason ? { [`reason_${done}_${data.values.recognitionId}`]: reason } : {};
    return fail(result.status, { ...data, fields: { ...others, ...own } });
  };

export const actions: Actions = {
  /** Also what the page itself sends while somebody writes (`autosave`). */
  save: (event) => answerForm(event, at, async () => ({ done: 'edit' })),

  step: async (event) => {
    const { services, actor, locale } = event.locals;
    const result = await answerForm(event, stepSchema, async (input) => {
      const { state } = await takeStep(services, actor, input);
      if (state === null) redirect(303, localise(locale, '/van-phong/mo-hinh'));
      return { done: recordSteps.find((one) => one === input.action) ?? '' };
    });
    return isActionFailure(result) ? fail(result.status, renamed(result.data as unknown as FormFailure)) : result;
  },

  /** Compares what was typed with what stands, without saving: for a copy that a browser kept. */
  compare: (event) =>
    submitForm(
      event,
      z.preprocess((raw) => ({ ...(wholePractice(raw) as object), id: event.params.id }), savePracticeSchema),
      async (input) => {
        const { services, actor, locale } = event.locals;
        const { id } = input;
        const current = await getPractice(services, actor, { id });
        const mine = contentOf(input);
        const theirs = current.content;
        const fields = await compareContents(services, actor, { id, since: input.version, mine, theirs, locale });
        const { version, updatedByName: savedBy, updatedAt } = current;
        return { conflict: { version, savedBy, savedAt: updatedAt.toISOString(), fields } };
      }
    ),

  /** After a conflict: each field as typed, or as it stands (`take.<field>` is theirs), over the version that was compared. */
  resolve: async (event) => {
    const { services, actor } = event.locals;
    let content: PracticeContent | undefined;
    return answerForm(
      event,
      z.object({}),
      async () => ({ done: 'resolve', content }),
      async (typed, form) => {
        const { content: theirs } = await getPractice(services, actor, { id: typed.id });
        const taken = practiceFields.filter((field) => form.get(`take.${field}`) === 'theirs');
        content = { ...contentOf(typed), ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) };
        return { ...typed, ...content };
      }
    );
  },

  confirm: decide('confirm', confirmRecognition),
  revoke: decide('revoke', revokeRecognition),

  link: (event) =>
    submitForm(
      event,
      practiceDocumentSchema.omit({ id: true }),
      async (input) => {
        await linkDocument(event.locals.services, event.locals.actor, { ...input, id: event.params.id ?? '' });
        return { done: 'link' };
      },
      practiceIssueTexts(event.locals.locale)
    ),
  linkTarget: (event) =>
    submitForm(
      event,
      z.preprocess((raw) => ({ ...(raw as object), practiceId: event.params.id }), contributionSchema),
      async (input) => {
        await linkTarget(event.locals.services, event.locals.actor, input);
        return { done: 'link-target' };
      },
      targetFieldTexts(event.locals.locale)
    ),
  unlinkTarget: (event) =>
    submitForm(event, z.object({ targetId: z.uuid() }), async ({ targetId }) => {
      await unlinkTarget(event.locals.services, event.locals.actor, { practiceId: event.params.id ?? '', targetId });
      return { done: 'unlink-target' };
    }),
  unlink: (event) =>
    submitForm(event, practiceDocumentSchema.pick({ documentId: true }), async ({ documentId }) => {
      await unlinkDocument(event.locals.services, event.locals.actor, { id: event.params.id ?? '', documentId });
      return { done: 'unlink' };
    })
};
