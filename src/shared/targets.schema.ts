// What comes with forms and addresses of resolutions, targets and values. Issue messages are keys of `targetFieldTexts`.
import { z } from 'zod';
import { isReadable, plainLine, plainText, tidyText } from './plain-text.schema.ts';
import { directions, resolutionStates, rollups, targetLimits } from './targets.ts';
import { readNumber } from './vietnamese-number.ts';

const optionalText = (name: string, max: number) =>
  z
    .string()
    .refine(isReadable, { error: 'unreadable', abort: true })
    .transform(tidyText)
    .pipe(z.string().max(max, `${name}_long`))
    .default('');
const tick = z
  .union([z.literal('on'), z.literal(''), z.undefined()])
  .catch(undefined)
  .transform((value) => value === 'on');
const day = z.iso.date('day_wrong').refine((value) => value >= '1930-01-01' && value <= '2200-12-31', 'day_far');
const optionalDay = z.union([z.literal('').transform(() => null), day]).default(null);
const revision = z.coerce.number().int().min(1).catch(0).default(0);

/** A number as people here write it. */
const number = z
  .string('number_wrong')
  .trim()
  .transform((text, context) => {
    const value = readNumber(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: text ? 'number_wrong' : 'number_needed' });
    return z.NEVER;
  });
const optionalNumber = z.union([z.literal('').transform(() => null), number]).default(null);

export const targetIdSchema = z.uuid();

export const resolutionFormSchema = z
  .object({
    name: plainLine('name', targetLimits.name),
    summary: optionalText('summary', targetLimits.summary),
    /** A number as typed, with its day where several papers bear it. */
    document: optionalText('document', targetLimits.documentText),
    unitId: z.string().trim().max(60).default(''),
    unitId_text: z.string().trim().max(300).default(''),
    from: day,
    to: day,
    public: tick,
    revision
  })
  .refine((form) => form.to > form.from, { path: ['to'], error: 'term_backwards' });
export type ResolutionForm = z.output<typeof resolutionFormSchema>;

export const targetFormSchema = z
  .object({
    code: plainLine('code', targetLimits.code),
    name: plainLine('name', targetLimits.name),
    measure: plainLine('measure', targetLimits.measure),
    unitId: z.string().trim().max(60).default(''),
    unitId_text: z.string().trim().max(300).default(''),
    baseline: number,
    baselineOn: day,
    goal: number,
    goalOn: day,
    better: z.enum(directions, 'choose'),
    parentId: z.union([z.literal('').transform(() => null), z.uuid('choose')]).default(null),
    rollup: z.enum(rollups, 'choose').default('none'),
    feeds: tick,
    weight: z.union([z.literal('').transform(() => 1), number]).default(1),
    note: optionalText('note', targetLimits.note),
    revision
  })
  .refine((form) => form.goalOn > form.baselineOn, { path: ['goalOn'], error: 'goal_day_before' })
  .refine((form) => form.goal === form.baseline || (form.better === 'higher') === form.goal > form.baseline, {
    path: ['goal'],
    error: 'goal_direction'
  })
  .refine((form) => form.weight > 0 && form.weight < 1e9, { path: ['weight'], error: 'weight_wrong' })
  .refine((form) => !form.feeds || form.parentId !== null, { path: ['parentId'], error: 'parent_needed' });
export type TargetForm = z.output<typeof targetFormSchema>;

export const valueFormSchema = z.object({
  onDate: day,
  value: number,
  source: plainLine('source', targetLimits.source),
  document: optionalText('document', targetLimits.documentText)
});
export type ValueForm = z.output<typeof valueFormSchema>;

export const correctionSchema = z.object({
  valueId: z.uuid(),
  value: number,
  source: plainLine('source', targetLimits.source),
  document: optionalText('document', targetLimits.documentText),
  reason: plainText('reason', targetLimits.reason)
});
export type CorrectionForm = z.output<typeof correctionSchema>;

export const withdrawalSchema = z.object({ valueId: z.uuid(), reason: plainText('reason', targetLimits.reason) });

export const pasteSchema = z.object({
  text: z
    .string('paste_needed')
    .max(targetLimits.paste, 'paste_long')
    .refine(isReadable, { error: 'unreadable', abort: true })
    .refine((value) => value.trim() !== '', 'paste_needed'),
  source: optionalText('source', targetLimits.source),
  reason: optionalText('reason', targetLimits.reason)
});
export type PasteForm = z.output<typeof pasteSchema>;

export const moveSchema = z.object({ targetId: z.uuid(), way: z.enum(['up', 'down']) });

export const contributionSchema = z
  .object({
    practiceId: z.uuid('choose'),
    targetId: z.uuid('choose'),
    contribution: plainText('contribution', targetLimits.contribution),
    amount: optionalNumber,
    amountOn: optionalDay
  })
  .refine((form) => form.amount === null || form.amountOn !== null, { path: ['amountOn'], error: 'amount_day_needed' })
  .refine((form) => form.amountOn === null || form.amount !== null, { path: ['amount'], error: 'amount_needed' });
export type ContributionForm = z.output<typeof contributionSchema>;

/** The address of the list: a wrong value reads as none. */
export const resolutionListSchema = z.object({
  q: z
    .string()
    .max(200)
    .refine(isReadable)
    .transform((text) => text.trim())
    .catch(''),
  unitId: z.uuid().optional().catch(undefined),
  state: z.enum(resolutionStates).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});
export type ResolutionListInput = z.output<typeof resolutionListSchema>;

/** The day a course is looked at; anything that is no day reads as none. */
export const courseDaySchema = z.iso
  .date()
  .refine((value) => value >= '1930-01-01' && value <= '2200-12-31')
  .optional()
  .catch(undefined);
