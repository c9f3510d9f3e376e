// Shapes of what the criteria editor and the score sheet send; issue messages are keys of assessmentFieldTexts.
import { z } from 'zod';
import { criteriaLimits, readMark } from './criteria.ts';
import { treeOf } from './form-tree.ts';
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
const tree = z.record(z.string(), z.unknown()).transform(treeOf);

/** A number as people type it: a decimal comma reads as a point. */
const typedNumber = z
  .string('number_wrong')
  .trim()
  .regex(/^\d{1,4}([.,]\d{1,2})?$/, 'number_wrong')
  .transform((value) => Number(value.replace(',', '.')));
const rows = <S extends z.ZodType>(row: S) => z.array(row).default([]);

/** The criteria editor's form, by dotted names; rows without any words are left out. */
export const saveCriteriaSchema = tree
  .pipe(
    z.object({
      revision,
      exclusions: rows(z.object({ key: z.string(), text: z.string() })),
      criteria: rows(
        z.object({
          key: z.string(),
          name: z.string(),
          guide: z.string().default(''),
          weight: typedNumber,
          evidence: z.string().default(''),
          bands: rows(z.object({ key: z.string(), label: z.string(), from: typedNumber, to: typedNumber })),
          anchors: rows(z.object({ mark: z.union([z.literal('').transform(() => 0), typedNumber]), text: z.string() }))
        })
      ),
      passingMark: typedNumber,
      spreadThreshold: typedNumber
    })
  )
  .transform(({ revision: seen, ...content }) => ({
    revision: seen,
    content: {
      ...content,
      criteria: content.criteria.map((one) => ({
        ...one,
        anchors: one.anchors.filter((anchor) => anchor.text.trim() !== '')
      }))
    }
  }))
  .pipe(z.object({ revision: z.number(), content: criteriaContentSchema }));
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

/** The sheet's form, by dotted names. A mark that is no number counts as not given: an autosave never stops at it. */
export const sheetFormSchema = tree
  .pipe(
    z.object({
      revision,
      exclusions: z.record(z.string(), z.string()).default({}),
      marks: z
        .record(
          z.string(),
          z.object({
            band: z.string().default(''),
            mark: z.string().default(''),
            comment: z.string().default('')
          })
        )
        .default({}),
      comment: z.string().default(''),
      advice: z.string().default('')
    })
  )
  .transform(({ revision: seen, ...sheet }) => ({
    revision: seen,
    content: {
      ...sheet,
      exclusions: Object.fromEntries(
        Object.entries(sheet.exclusions).flatMap(([one, value]) =>
          value === 'yes' || value === 'no' ? [[one, value === 'yes'] as const] : []
        )
      ),
      marks: Object.fromEntries(
        Object.entries(sheet.marks).map(([one, mark]) => [one, { ...mark, mark: readMark(mark.mark) }])
      )
    }
  }))
  .pipe(z.object({ revision: z.number(), content: sheetContentSchema }));
