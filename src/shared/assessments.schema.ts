// Shapes of what the council's pages send; issue messages are keys of assessmentFieldTexts.
import { z } from 'zod';
import { conflictKinds, councilRoles, recommendations, votes } from './assessments.ts';
import { isReadable, plainLine, plainText, tidyText } from './plain-text.schema.ts';

const id = z.uuid('choose');
const optionalId = z
  .union([z.literal(''), id])
  .optional()
  .transform((value) => value || null);
const day = z.iso.date('date_wrong');
const optionalDay = z
  .union([z.literal(''), day])
  .optional()
  .transform((value) => value || null);
const optionalText = (max: number) =>
  z
    .string()
    .default('')
    .refine(isReadable, { error: 'unreadable', abort: true })
    .transform(tidyText)
    .pipe(z.string().max(max, 'too_long'));
const ids = z
  .union([z.string().transform((value) => [value]), z.array(z.string())])
  .default([])
  .pipe(z.array(id).min(1, 'choose_some').max(300, 'too_many'));
const revision = z.coerce.number('needed').int().min(1);

export const councilSchema = z
  .object({
    name: plainLine('name', 200),
    unitId: z.string().max(60).default(''),
    unitId_text: z.string().max(400).default(''),
    levelId: id,
    reviewers: z.coerce.number('number_wrong').int().min(2, 'number_wrong').max(5, 'number_wrong').default(2),
    from: day,
    until: optionalDay,
    documentId: optionalId
  })
  .refine((value) => !value.until || value.until >= value.from, { error: 'until_before_from', path: ['until'] });

export const memberSchema = z
  .object({
    personId: id,
    role: z.enum(councilRoles, 'choose'),
    fieldIds: z
      .union([z.string().transform((value) => [value]), z.array(z.string())])
      .default([])
      .pipe(z.array(id).max(50)),
    from: day,
    until: optionalDay
  })
  .refine((value) => !value.until || value.until >= value.from, { error: 'until_before_from', path: ['until'] });
export const memberEndSchema = z.object({ memberId: id, until: day });

export const beginSchema = z.object({ councilId: id, practiceIds: ids });

export const declareConflictSchema = z.object({ note: plainText('note', 1000) });
export const setAsideSchema = z.object({
  personId: id,
  conflict: z.enum(conflictKinds, 'choose'),
  note: plainText('note', 1000)
});
export const assignSchema = z.object({ personId: id });
export const voteSchema = z
  .object({ personId: optionalId, vote: z.enum(votes, 'choose'), reason: optionalText(1000) })
  .refine((value) => value.vote === 'for' || value.reason !== '', { error: 'reason_needed', path: ['reason'] });

export const recommendSchema = z
  .object({
    revision,
    recommendation: z.enum(recommendations, 'choose'),
    reason: plainText('reason', 4000),
    levelId: optionalId,
    exemplary: z.coerce.boolean().default(false),
    /** One piece of advice a line. */
    advice: optionalText(8000),
    adviceDueOn: optionalDay
  })
  .refine((value) => value.recommendation !== 'recognise' || value.levelId !== null, {
    error: 'choose',
    path: ['levelId']
  });
export const reasonSchema = z.object({ reason: plainText('reason', 2000) });

/** A signed decision, entered once for many practices. */
export const decisionSchema = z.object({
  assessmentIds: ids,
  number: plainLine('number', 60),
  issuedOn: day,
  issuerUnitId: z.string().max(60).default(''),
  issuerUnitId_text: z.string().max(300).default(''),
  title: plainLine('title', 500),
  scanMediaId: z.uuid('scan_needed')
});

export const requestReconsiderationSchema = z.object({ assessmentId: id, reason: plainText('reason', 4000) });
export const answerReconsiderationSchema = z
  .object({
    assessmentId: id,
    accept: z.enum(['yes', 'no'], 'choose'),
    councilId: optionalId,
    answer: optionalText(2000)
  })
  .refine((value) => value.accept === 'yes' || value.answer !== '', { error: 'reason_needed', path: ['answer'] });
export const answerAdviceSchema = z.object({
  adviceId: id,
  state: z.enum(['done', 'not_done'], 'choose'),
  answer: plainText('answer', 2000)
});

export const sessionSchema = z.object({
  heldOn: day,
  place: optionalText(200),
  note: optionalText(4000),
  assessmentIds: ids
});

const page = z.coerce.number().int().min(1).max(10_000).catch(1);
export const boardSchema = z.object({
  councilId: z.uuid().optional().catch(undefined),
  state: z.enum(['open', 'unscored', 'third_needed', 'deliberation', 'recommended', 'closed', 'all']).catch('open'),
  fieldId: z.uuid().optional().catch(undefined),
  q: z.string().max(200).catch('').default(''),
  page
});
export type BoardInput = z.output<typeof boardSchema>;
export const idSchema = z.object({ id });
export const remindSchema = z.object({ assessmentIds: ids });
export const waitingSchema = z.object({
  kind: z.enum(['recognition', 'reevaluation']),
  fieldId: z.uuid().optional().catch(undefined),
  page
});
