// What comes with the forms of adoptions, adaptations and rollouts; issue messages are keys of their texts.
import { z } from 'zod';
import { checkInOutcomes, criterionAnswers } from './check-ins.ts';
import { figure } from './check-ins.schema.ts';
import { anyLine, anyText } from './plain-text.schema.ts';
import { indicatorsLimit } from './practice.ts';
import { adaptationTimings, adoptionOutcomes, rolloutAnswers, rolloutStates } from './replication.ts';

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

export const adaptationSchema = z.object({
  adoptionId: z.uuid(),
  onDate: day,
  what: neededLines(2000),
  why: neededLines(2000),
  timing: z.enum(adaptationTimings, { error: 'choose' }),
  decidedBy: neededLine(200),
  coreKept: tick
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

export const outsideReportSchema = z
  .object({
    outcome: z.enum(['unchanged', 'adapted'], { error: 'choose' }),
    note: anyText(2000).default(''),
    submissionKey
  })
  .refine((given) => given.outcome === 'unchanged' || given.note !== '', { path: ['note'], error: 'note_needed' });
export type OutsideReportInput = z.output<typeof outsideReportSchema>;

export const outsideEndSchema = z.object({
  action: z.enum(['finish', 'stop']),
  outcome: z.enum(adoptionOutcomes, { error: 'choose' }),
  reason: neededLines(2000)
});
export type OutsideEndInput = z.output<typeof outsideEndSchema>;

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
    beginsOn: day,
    dueOn: day,
    unitIds: z.array(z.uuid()).max(5000).default([])
  })
  .refine((given) => given.dueOn >= given.beginsOn, { path: ['dueOn'], error: 'due_before_begin' });
export type SaveRolloutInput = z.output<typeof saveRolloutSchema>;

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
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});
export type AdoptionListInput = z.output<typeof adoptionListSchema>;
