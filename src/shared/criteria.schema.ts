// Shapes of what the criteria editor and the score sheet send; issue messages are keys of assessmentFieldTexts.
import { z } from 'zod';
import { criteriaLimits } from './criteria.ts';
import { isReadable, plainLine, tidyText } from './plain-text.schema.ts';

const text = (max: number) =>
  z
    .string('needed')
    .refine(isReadable, { error: 'unreadable', abort: true })
    .transform(tidyText)
    .pipe(z.string().max(max, 'too_long'));
const line = (max: number) => text(max).transform((value) => value.replace(/\s+/g, ' '));
const key = z.string().regex(/^[a-z][a-z0-9]{0,11}$/, 'key_wrong');
const quarter = z
  .number('number_wrong')
  .min(0, 'number_wrong')
  .max(1000, 'number_wrong')
  .refine((value) => Number.isInteger(value * 4), 'quarter_needed');

/** A draft may be unfinished; publishing asks for the rest (`criteriaProblems`). */
export const criteriaContentSchema = z.object({
  exclusions: z.array(z.object({ key, text: text(criteriaLimits.text) })).max(criteriaLimits.exclusions, 'too_many'),
  criteria: z
    .array(
      z.object({
        key,
        name: line(criteriaLimits.name),
        guide: text(criteriaLimits.guide),
        weight: z.number('number_wrong').min(0, 'number_wrong').max(100, 'number_wrong'),
        bands: z
          .array(z.object({ key, label: line(criteriaLimits.name), from: quarter, to: quarter }))
          .max(criteriaLimits.bands, 'too_many'),
        evidence: text(criteriaLimits.guide),
        anchors: z.array(z.object({ mark: quarter, text: text(criteriaLimits.text) })).max(8, 'too_many')
      })
    )
    .max(criteriaLimits.criteria, 'too_many'),
  passingMark: z.number('number_wrong').min(0, 'percent_wrong').max(100, 'percent_wrong'),
  spreadThreshold: z.number('number_wrong').min(0, 'percent_wrong').max(100, 'percent_wrong')
});

export const newCriteriaSetSchema = z.object({
  fieldId: z.uuid('choose'),
  name: plainLine('name', criteriaLimits.name)
});

const revision = z.coerce.number('needed').int().min(1);

/** A JSON text inside a form field; with scripts the editors send one. */
export const jsonField = <S extends z.ZodType>(schema: S) =>
  z
    .string('needed')
    .max(400_000, 'too_long')
    .transform((value, context): unknown => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue({ code: 'custom', message: 'unreadable' });
        return z.NEVER;
      }
    })
    .pipe(schema);

export const saveCriteriaSchema = z.object({ revision, content: jsonField(criteriaContentSchema) });
export const criteriaRevisionSchema = z.object({ revision });

/** A sheet under way: marks may be missing, never malformed. */
export const sheetContentSchema = z.object({
  exclusions: z.record(key, z.boolean()),
  marks: z.record(
    key,
    z.object({
      band: z.union([z.literal(''), key]),
      mark: quarter.nullable(),
      comment: text(criteriaLimits.comment)
    })
  ),
  comment: text(criteriaLimits.sheetText),
  advice: text(criteriaLimits.sheetText)
});
