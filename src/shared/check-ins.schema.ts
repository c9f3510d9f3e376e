// What comes with the forms of check-ins and of a model's own criteria; issue messages are keys of their texts.
import { z } from 'zod';
import { checkInOutcomes, criteriaLimit, criterionAnswers } from './check-ins.ts';
import { anyLine, anyText } from './plain-text.schema.ts';

const day = z.iso.date('day_wrong');

/**
 * Vietnamese and plain notation: 1.250, 12,5, 1.234,5 and 1250, 12.5; an empty field is no figure. "1,250" is refused: a
 * Vietnamese reader means one and a quarter, a spreadsheet twelve hundred and fifty.
 */
export const figure = z
  .union([z.number(), z.string()])
  .transform((given, context) => {
    if (typeof given === 'number') return given;
    const typed = given.replace(/[\s\u00a0\u202f]/g, '');
    if (typed === '') return null;
    const ambiguous = /^-?\d{1,3},\d{3}$/.test(typed);
    const vietnamese = /^-?\d{1,3}(\.\d{3})+(,\d+)?$|^-?\d+,\d+$/.test(typed);
    const value = Number(vietnamese ? typed.replaceAll('.', '').replace(',', '.') : typed);
    if (!ambiguous && Number.isFinite(value) && Math.abs(value) < 1e15) return value;
    context.addIssue({ code: 'custom', message: 'figure_wrong' });
    return z.NEVER;
  })
  .nullable();

const json = <S extends z.ZodType>(schema: S) =>
  z.preprocess((given) => {
    if (typeof given !== 'string') return given;
    try {
      return JSON.parse(given);
    } catch {
      return undefined;
    }
  }, schema);

export const checkInSchema = z
  .object({
    outcome: z.enum(checkInOutcomes, { error: 'choose' }),
    note: anyText(2000).default(''),
    reach: figure
      .default(null)
      .pipe(z.number().int('figure_wrong').min(0, 'figure_wrong').max(2_000_000_000, 'figure_wrong').nullable()),
    indicators: json(
      z.array(z.object({ name: anyLine(200), measure: anyLine(60), value: figure, source: anyLine(300) })).max(20)
    ).default([]),
    criteriaAnswers: json(z.record(z.string().max(40), z.enum(criterionAnswers))).default({}),
    /** The due day the form showed; empty when none was. */
    dueOn: z.union([z.literal('').transform(() => null), day, z.null()]).default(null),
    submissionKey: z.string().min(8).max(100)
  })
  .refine((given) => given.outcome === 'unchanged' || given.note !== '', { path: ['note'], error: 'note_needed' });
export type CheckInInput = z.output<typeof checkInSchema>;

export const checkInScheduleSchema = z.object({
  months: z.coerce.number('figure_wrong').int('figure_wrong').min(1, 'figure_wrong').max(36, 'figure_wrong'),
  nextOn: z.union([z.literal('').transform(() => null), day])
});
export type CheckInScheduleInput = z.output<typeof checkInScheduleSchema>;

export const dueFilters = ['overdue', 'soon', 'all'] as const;
export const dueListSchema = z.object({
  due: z.enum(dueFilters).catch('overdue'),
  unitId: z.uuid().optional().catch(undefined),
  fieldId: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});
export type DueListInput = z.output<typeof dueListSchema>;

const tick = z
  .union([z.literal('on'), z.literal('true'), z.boolean()])
  .optional()
  .transform((value) => value !== undefined && value !== false);

export const modelCriteriaSchema = z.object({
  revision: z.coerce.number().int().min(0),
  items: json(
    z
      .array(
        z.object({
          key: z.string().max(40).default(''),
          text: anyLine(500).pipe(z.string().min(1, 'needed')),
          core: tick,
          evidence: anyLine(500)
        })
      )
      .min(1, 'criteria_needed')
      .max(criteriaLimit, 'too_many')
  ),
  note: anyText(1000).default('')
});
export type ModelCriteriaInput = z.output<typeof modelCriteriaSchema>;
