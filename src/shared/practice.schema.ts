// What comes with a practice's forms: content, steps, addresses of lists; issue messages are keys of the practices' texts.
import { z } from 'zod';
import { treeOf } from './form-tree.ts';
import { anyLine, anyText, isReadable, plainLine, plainText } from './plain-text.schema.ts';
import {
  attachmentsLimit,
  audiences,
  authorsLimit,
  indicatorsLimit,
  photosLimit,
  practiceActions,
  practiceKinds,
  practiceLimits,
  practiceScopes,
  practiceStates,
  type EvidenceLevel
} from './practice.ts';
import { readNumber } from './vietnamese-number.ts';

const neededLine = (max: number) => anyLine(max).pipe(z.string().min(1, 'needed'));
const tick = z
  .union([z.literal(['on', 'true', '']), z.boolean()])
  .optional()
  .transform((value) => value !== undefined && value !== false && value !== '');
const version = z.coerce.number('version_needed').int().min(1);
const optionalId = z.union([z.literal('').transform(() => null), z.uuid('choose'), z.null()]).default(null);

/** An ISO day, or a Vietnamese one typed as 5/9/2025; empty is null. */
export const optionalDay = z
  .union([z.string(), z.null()])
  .default(null)
  .transform((value, context) => {
    const typed = value?.trim() ?? '';
    if (!typed) return null;
    const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? [];
    const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : typed;
    const date = new Date(`${iso}T00:00:00Z`);
    if (/^[12]\d{3}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso))
      return iso;
    context.addIssue({ code: 'custom', message: 'day_wrong' });
    return z.NEVER;
  });

const optionalNumber = z
  .union([z.string(), z.number(), z.null()])
  .default(null)
  .transform((value, context) => {
    if (value === null || typeof value === 'number') return value;
    if (!value.trim()) return null;
    const number = readNumber(value);
    if (number !== null) return number;
    context.addIssue({ code: 'custom', message: 'number_wrong' });
    return z.NEVER;
  });

/** Rows of a form, in which empty ones are left out and the others keep their numbers in messages. */
const rows = <S extends z.ZodType>(row: S, isBlank: (row: Record<string, unknown>) => boolean, most: number) =>
  z.preprocess(
    (value) =>
      Array.isArray(value)
        ? value.map((one: unknown) => (isBlank((one ?? {}) as Record<string, unknown>) ? null : one))
        : (value ?? []),
    z
      .array(row.nullable())
      .transform((all) => all.filter((one): one is NonNullable<typeof one> => one !== null))
      .pipe(z.array(z.any()).max(most, 'too_many')) as unknown as z.ZodType<z.output<S>[]>
  );
const blank = (value: unknown) => value === undefined || value === null || String(value).trim() === '';

const indicator = z.object({
  name: neededLine(200),
  measure: anyLine(60).default(''),
  before: optionalNumber,
  beforeOn: optionalDay,
  after: optionalNumber,
  afterOn: optionalDay,
  source: anyLine(300).default(''),
  better: z.enum(['higher', 'lower']).default('higher')
});
const author = z.object({
  name: neededLine(120),
  personId: optionalId,
  unitName: anyLine(300).default(''),
  main: tick
});
const photo = z.object({
  mediaId: z.uuid('choose'),
  caption: anyLine(practiceLimits.caption).default(''),
  alt: anyLine(practiceLimits.alt).default('')
});
const attachment = z.object({ mediaId: z.uuid('choose'), caption: anyLine(practiceLimits.caption).default('') });

export const practiceContentSchema = z.object({
  kind: z.enum(practiceKinds, 'choose'),
  name: neededLine(practiceLimits.name),
  fieldId: z.uuid('choose'),
  subfieldId: optionalId,
  scope: z.enum(practiceScopes, 'choose').default('specific'),
  sector: anyLine(practiceLimits.sector).default(''),
  summary: anyText(practiceLimits.summary).default(''),
  problem: anyText(practiceLimits.problem).default(''),
  approach: anyText(practiceLimits.approach).default(''),
  resources: anyText(practiceLimits.resources).default(''),
  conditions: anyText(practiceLimits.conditions).default(''),
  results: anyText(practiceLimits.results).default(''),
  beneficiaries: anyText(practiceLimits.beneficiaries).default(''),
  failures: anyText(practiceLimits.failures).default(''),
  indicators: rows(indicator, (row) => ['name', 'measure', 'before', 'beforeOn', 'after', 'afterOn', 'source'].every((key) => blank(row[key])), indicatorsLimit), // prettier-ignore
  authors: rows(author, (row) => blank(row.name) && blank(row.personId) && blank(row.unitName), authorsLimit),
  audiences: z
    .array(z.enum(audiences, 'choose'))
    .default([])
    .transform((chosen) => audiences.filter((one) => chosen.includes(one))),
  reach: optionalNumber.pipe(z.number().int('number_wrong').min(0, 'number_wrong').max(2_000_000_000, 'number_wrong').nullable()), // prettier-ignore
  inUseSince: optionalDay,
  evidenceLevel: z.coerce
    .number('choose')
    .int()
    .min(1, 'choose')
    .max(5, 'choose')
    .default(1)
    .transform((level) => level as EvidenceLevel),
  contact: anyLine(practiceLimits.contact).default(''),
  photos: rows(photo, (row) => blank(row.mediaId), photosLimit),
  attachments: rows(attachment, (row) => blank(row.mediaId), attachmentsLimit)
});

/** A form's dotted names as the content they describe. */
export const wholePractice = (raw: unknown): unknown => treeOf(raw as Record<string, unknown>);

export const savePracticeSchema = practiceContentSchema.extend({
  id: z.uuid(),
  version,
  /** Saved by the page itself while somebody writes. */
  autosave: tick
});
export type SavePracticeInput = z.output<typeof savePracticeSchema>;

/** A draft: at most eight fields. */
export const createPracticeSchema = practiceContentSchema
  .pick({ name: true, kind: true, fieldId: true, summary: true, problem: true, inUseSince: true, contact: true })
  .extend({ unitId: z.uuid('choose') });
export type CreatePracticeInput = z.output<typeof createPracticeSchema>;

/** Steps that a button on the record takes; the others are a council's and an authority's. */
export const recordSteps = practiceActions.filter(
  (action): action is Exclude<typeof action, 'edit' | 'begin_assessment' | 'recognise' | 'revoke'> =>
    !['edit', 'begin_assessment', 'recognise', 'revoke'].includes(action)
);
export type RecordStep = (typeof recordSteps)[number];

export const takeStepSchema = z.object({
  id: z.uuid(),
  version,
  action: z.enum(recordSteps),
  reason: anyText(practiceLimits.reason).default(''),
  /** The day it happened, where it is not today. */
  onDate: optionalDay
});
export const recognitionDecisionSchema = z.object({
  id: z.uuid(),
  recognitionId: z.uuid(),
  reason: anyText(practiceLimits.reason).pipe(z.string().min(1, 'needed'))
});
export const restorePracticeSchema = z.object({ id: z.uuid(), version, number: z.coerce.number().int().min(1) });
export const practiceDocumentSchema = z.object({
  id: z.uuid(),
  documentId: z.uuid('choose'),
  relation: z
    .enum(['basis', 'registration', 'pilot', 'interim_review', 'recognition', 'rollout', 'other'], 'choose')
    .default('basis')
});

/** The address of the office's list: a wrong value reads as none. */
export const practiceListSchema = z.object({
  state: z.enum(practiceStates).optional().catch(undefined),
  kind: z.enum(practiceKinds).optional().catch(undefined),
  fieldId: z.uuid().optional().catch(undefined),
  unitId: z.uuid().optional().catch(undefined),
  /** Check-in due before today. */
  overdue: z.boolean().catch(false),
  /** A recognition waits for its confirmation. */
  inQuestion: z.boolean().catch(false),
  q: z
    .string()
    .max(100)
    .refine(isReadable)
    .transform((value) => value.trim())
    .catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});
export type PracticeListInput = z.output<typeof practiceListSchema>;

// ---- nomination

export const nominationLimits = { what: 3000, why: 3000, contact: 200 } as const;
/** What the sender left to be reached by is emptied after so many months. */
export const nominatorKeptMonths = 12;

export const nominationSchema = z.object({
  name: plainLine('name', practiceLimits.name),
  what: plainText('what', nominationLimits.what),
  why: plainText('why', nominationLimits.why),
  contact: anyLine(nominationLimits.contact).default(''),
  fieldId: optionalId,
  unitId: z.union([z.literal(''), z.uuid('choose')]).default(''),
  unitId_text: z.string().max(300).default(''),
  proof: z.string().max(4000).default(''),
  submission: z.union([z.literal(''), z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)]).default('')
});

// ---- fields, parts, levels

const position = z.coerce.number('number_wrong').int('number_wrong').min(0, 'number_wrong').max(1000, 'number_wrong');
const rowId = z.union([z.literal('').transform(() => undefined), z.uuid()]).optional();
export const fieldSchema = z.object({
  id: rowId,
  nameVi: neededLine(300),
  nameEn: neededLine(300),
  shortVi: neededLine(60),
  shortEn: neededLine(60),
  position,
  closed: tick
});
export const subfieldSchema = z.object({
  id: rowId,
  fieldId: z.uuid('choose'),
  nameVi: neededLine(200),
  nameEn: neededLine(200),
  position,
  closed: tick
});
export const levelSchema = z
  .object({
    id: rowId,
    nameVi: neededLine(100),
    nameEn: neededLine(100),
    rank: position,
    from: optionalDay,
    /** The last day on which a decision of this level can be dated. */
    until: optionalDay
  })
  .refine((level) => !level.from || !level.until || level.from <= level.until, {
    error: 'days_crossed',
    path: ['until']
  });

// ---- word intake

export const intakeTextLimit = 200_000;
export const intakeTextSchema = z.object({
  text: z
    .string()
    .max(intakeTextLimit, 'too_long')
    .refine(isReadable, { error: 'unreadable', abort: true })
    .transform((value) => value.normalize('NFC'))
});
