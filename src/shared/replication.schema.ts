// What comes with the forms of adoptions, adaptations and rollouts; issue messages are keys of their texts.
import { z } from 'zod';
import { checkInOutcomes, criterionAnswers } from './check-ins.ts';
import { figure } from './check-ins.schema.ts';
import { treeOf } from './form-tree.ts';
import { anyLine, anyText } from './plain-text.schema.ts';
import { indicatorsLimit } from './practice.ts';
import {
  adaptationTimings,
  adoptionOutcomes,
  filledRows,
  rolloutAnswers,
  rolloutStates,
  rolloutUnitsLimit
} from './replication.ts';
import { unitLevels, type UnitLevel } from './unit-types.ts';

const neededLines = (max: number) => anyText(max).pipe(z.string().min(1, 'needed'));
const neededLine = (max: number) => anyLine(max).pipe(z.string().min(1, 'needed'));
const day = z.iso.date('day_wrong');
const optionalDay = z.union([z.literal('').transform(() => null), day, z.null()]).default(null);
const optionalId = z.union([z.literal('').transform(() => null), z.uuid('choose'), z.null()]).default(null);
const revision = z.coerce.number().int().min(1);
const tick = z
  .union([z.literal('on'), z.literal('true'), z.boolean()])
  .optional()
  .transform((value) => value !== undefined && value !== false);
const submissionKey = z.string().min(8).max(100);

export const adoptionIndicatorSchema = z.object({
  name: neededLine(200),
  measure: anyLine(60),
  before: figure,
  beforeOn: optionalDay,
  after: figure,
  afterOn: optionalDay,
  source: anyLine(300).default(''),
  better: z.enum(['higher', 'lower']).default('higher')
});

export const announceAdoptionSchema = z
  .object({
    practiceId: z.uuid(),
    unitId: z.uuid('choose'),
    sourceId: optionalId,
    plannedOn: optionalDay,
    startedOn: optionalDay,
    contact: anyLine(300).default('')
  })
  .refine((given) => given.plannedOn !== null || given.startedOn !== null, {
    path: ['plannedOn'],
    error: 'day_needed'
  });
export type AnnounceAdoptionInput = z.output<typeof announceAdoptionSchema>;

/** The office's form: the unit as UnitPicker sends it. */
export const announceAdoptionFormSchema = z
  .object({
    practiceId: z.uuid(),
    unitId: z.string().max(100).default(''),
    unitId_text: z.string().max(400).default(''),
    plannedOn: optionalDay,
    startedOn: optionalDay,
    contact: anyLine(300).default('')
  })
  .refine((given) => given.unitId !== '' || given.unitId_text.trim() !== '', { path: ['unitId'], error: 'choose' })
  .refine((given) => given.plannedOn !== null || given.startedOn !== null, {
    path: ['plannedOn'],
    error: 'day_needed'
  });

export const outsideAdoptionSchema = z.object({
  practiceSlug: z.string().max(200),
  name: neededLine(300),
  place: neededLine(200),
  mail: z.string().trim().toLowerCase().pipe(z.email('mail_wrong').max(254, 'too_long')),
  contact: anyLine(300).default(''),
  consent: tick.refine((given) => given, 'consent_needed'),
  proof: z.string().max(5000).default('')
});
export type OutsideAdoptionInput = z.output<typeof outsideAdoptionSchema>;

export const startAdoptionSchema = z.object({ id: z.uuid(), revision, onDate: day });
export const endAdoptionSchema = z.object({
  id: z.uuid(),
  revision,
  action: z.enum(['finish', 'stop']),
  onDate: day,
  outcome: z.enum(adoptionOutcomes, { error: 'choose' }),
  reason: neededLines(2000)
});
export type EndAdoptionInput = z.output<typeof endAdoptionSchema>;

export const changeAdoptionSchema = z.object({
  id: z.uuid(),
  revision,
  contact: anyLine(300).default(''),
  indicators: z.array(adoptionIndicatorSchema).max(indicatorsLimit, 'too_many').default([])
});
export type ChangeAdoptionInput = z.output<typeof changeAdoptionSchema>;

/** The same from a form: rows of figures; a row left empty is none. */
export const changeAdoptionFormSchema = z.preprocess((raw) => {
  const entries = raw as Record<string, unknown>;
  return { ...entries, indicators: filledRows((treeOf(entries) as { indicators?: unknown }).indicators) };
}, changeAdoptionSchema);

/** A self-assessment from a form: `answers.<key>.answer` and `answers.<key>.evidence`. */
export const selfAssessmentFormSchema = z.preprocess(
  (raw) => {
    const entries = raw as Record<string, unknown>;
    return { ...entries, answers: (treeOf(entries) as { answers?: unknown }).answers ?? {} };
  },
  z.lazy(() => selfAssessmentSchema)
);

export const adaptationSchema = z.object({
  adoptionId: z.uuid(),
  onDate: day,
  what: neededLines(2000),
  why: neededLines(2000),
  timing: z.enum(adaptationTimings, { error: 'choose' }),
  decidedBy: neededLine(200),
  coreKept: tick,
  kept: anyText(2000).default('')
});
export type AdaptationInput = z.output<typeof adaptationSchema>;

export const adoptionCheckInSchema = z
  .object({
    adoptionId: z.uuid(),
    outcome: z.enum(checkInOutcomes, { error: 'choose' }).exclude(['ended']),
    note: anyText(2000).default(''),
    submissionKey
  })
  .refine((given) => given.outcome === 'unchanged' || given.note !== '', { path: ['note'], error: 'note_needed' });
export type AdoptionCheckInInput = z.output<typeof adoptionCheckInSchema>;

export const selfAssessmentSchema = z.object({
  adoptionId: z.uuid(),
  answers: z.record(
    z.string().max(40),
    z.object({ answer: z.enum(criterionAnswers, { error: 'choose' }), evidence: anyText(1000).default('') })
  )
});
export type SelfAssessmentInput = z.output<typeof selfAssessmentSchema>;

export const decideSelfAssessmentSchema = z
  .object({ id: z.uuid(), decision: z.enum(['confirmed', 'returned']), reason: anyText(1000).default('') })
  .refine((given) => given.decision === 'confirmed' || given.reason !== '', { path: ['reason'], error: 'needed' });
export type DecideSelfAssessmentInput = z.output<typeof decideSelfAssessmentSchema>;

export const saveRolloutSchema = z
  .object({
    id: optionalId,
    revision: z.coerce.number().int().min(0).default(0),
    practiceId: z.uuid('choose'),
    name: neededLine(200),
    instructions: anyText(4000).default(''),
    unitId: z.uuid('choose'),
    documentId: optionalId,
    /** The directing paper by its number, in place of its id. */
    document: anyLine(200).default(''),
    beginsOn: day,
    dueOn: day,
    /** The units asked; left out, they stay as they are. */
    unitIds: z.array(z.uuid()).max(rolloutUnitsLimit).optional()
  })
  .refine((given) => given.dueOn >= given.beginsOn, { path: ['dueOn'], error: 'due_before_begin' });
export type SaveRolloutInput = z.output<typeof saveRolloutSchema>;

/** The office's form: the directing unit as UnitPicker sends it, the paper by its number. */
export const rolloutFormSchema = z
  .object({
    revision: z.coerce.number().int().min(0).default(0),
    practiceId: z.uuid('choose'),
    name: neededLine(200),
    instructions: anyText(4000).default(''),
    unitId: z.string().max(100).default(''),
    unitId_text: z.string().max(400).default(''),
    document: anyLine(200).default(''),
    beginsOn: day,
    dueOn: day
  })
  .refine((given) => given.unitId !== '' || given.unitId_text.trim() !== '', { path: ['unitId'], error: 'choose' })
  .refine((given) => given.dueOn >= given.beginsOn, { path: ['dueOn'], error: 'due_before_begin' });

/** One unit for a rollout, as UnitPicker sends it. */
export const rolloutUnitFormSchema = z
  .object({ unitId: z.string().max(100).default(''), unitId_text: z.string().max(400).default('') })
  .refine((given) => given.unitId !== '' || given.unitId_text.trim() !== '', { path: ['unitId'], error: 'choose' });

/** Every unit of a level that stands below one. */
export const rolloutBelowFormSchema = z
  .object({
    belowId: z.string().max(100).default(''),
    belowId_text: z.string().max(400).default(''),
    level: z.enum(Object.keys(unitLevels) as [UnitLevel, ...UnitLevel[]], { error: 'choose' })
  })
  .refine((given) => given.belowId !== '' || given.belowId_text.trim() !== '', { path: ['belowId'], error: 'choose' });

export const answerRolloutSchema = z
  .object({
    rolloutId: z.uuid(),
    unitId: z.uuid(),
    answer: z.enum(rolloutAnswers, { error: 'choose' }),
    reason: anyText(2000).default('')
  })
  .refine((given) => given.answer !== 'cannot' || given.reason !== '', { path: ['reason'], error: 'needed' });
export type AnswerRolloutInput = z.output<typeof answerRolloutSchema>;

export const reportRolloutSchema = z.object({
  rolloutId: z.uuid(),
  unitId: z.uuid(),
  progress: z.coerce.number('figure_wrong').int('figure_wrong').min(0, 'figure_wrong').max(100, 'figure_wrong'),
  text: neededLines(2000),
  mediaId: optionalId
});
export type ReportRolloutInput = z.output<typeof reportRolloutSchema>;

export const rolloutListSchema = z.object({
  state: z.enum(rolloutStates).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});

export const adoptionListSchema = z.object({
  state: z.enum(['planned', 'running', 'stopped', 'finished']).optional().catch(undefined),
  outcome: z.enum(adoptionOutcomes).optional().catch(undefined),
  unitId: z.uuid().optional().catch(undefined),
  practiceId: z.uuid().optional().catch(undefined),
  fieldId: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});
export type AdoptionListInput = z.output<typeof adoptionListSchema>;
