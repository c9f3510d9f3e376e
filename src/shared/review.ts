// Naming and review: hints of duplicates while a name is typed, review campaigns, and what an officer decides on a cluster.
import { z } from 'zod';
import { anyText } from './plain-text.schema.ts';
import { practiceLimits, type PracticeState } from './practice.ts';

export const reviewLimits = { name: 200, reason: 1000 } as const;
export const clusterStates = ['open', 'merged', 'renamed', 'distinct'] as const;
export type ClusterState = (typeof clusterStates)[number];
export type ClusterDecision = Exclude<ClusterState, 'open'>;

const text = (max: number) => anyText(max).default('');
const line = (max: number) => text(max).transform((value) => value.replace(/\s+/g, ' '));
const reason = text(reviewLimits.reason).pipe(z.string().min(1, 'needed'));
const idOrNone = z.union([z.literal(''), z.uuid('choose')]).default('');

/** What is typed in the form; only as much as names a practice is compared. */
export const alikeSchema = z.object({
  name: z
    .string()
    .default('')
    .transform((value) => value.normalize('NFC').slice(0, practiceLimits.name * 2)),
  summary: z
    .string()
    .default('')
    .transform((value) => value.normalize('NFC').slice(0, practiceLimits.summary)),
  /** The practice that is being written, when it has a record. */
  id: z.uuid().optional().catch(undefined)
});
export type AlikeInput = z.output<typeof alikeSchema>;

/** A practice that may be the same as what is typed. */
export interface AlikeHint {
  id: string;
  name: string;
  unitName: string;
  state: PracticeState;
  /** 0 to 1. */
  likeness: number;
  sameName: boolean;
  /** Empty where the reader may not see it. */
  summary: string;
  /** An address of ours in Vietnamese; null where the reader may open neither record nor public page. */
  href: string | null;
}

/** A new campaign; the unit and the field narrow it. Issue messages are keys of `practiceIssueTexts` and `reviewFieldTexts`. */
export const campaignSchema = z
  .object({
    name: line(reviewLimits.name).pipe(z.string().min(1, 'needed')),
    unitId: idOrNone,
    unitId_text: z.string().max(300).default(''),
    fieldId: idOrNone,
    beginsOn: z.iso.date('day_wrong'),
    endsOn: z.iso.date('day_wrong')
  })
  .refine((value) => value.endsOn >= value.beginsOn, { error: 'days_crossed', path: ['endsOn'] });
export interface NewCampaign {
  name: string;
  unitId: string | null;
  fieldId: string | null;
  beginsOn: string;
  endsOn: string;
}

export const mergeSchema = z.object({
  intoId: z.uuid('choose_stays'),
  fromIds: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.uuid()).max(50)
  ),
  reason
});
export type MergeInput = z.output<typeof mergeSchema>;

export const renameSchema = z.object({
  practiceId: z.uuid('choose_renamed'),
  name: line(practiceLimits.name).pipe(z.string().min(1, 'needed')),
  reason
});
export type RenameInput = z.output<typeof renameSchema>;

export const distinctSchema = z.object({
  ids: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.uuid()).max(50)
  ),
  reason
});
export type DistinctInput = z.output<typeof distinctSchema>;

export const reviewIdSchema = z.uuid();
export const clusterListSchema = z.object({
  state: z.enum(['open', 'decided']).catch('open'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});
export const campaignPageSchema = z.coerce.number().int().min(1).max(100_000).catch(1);
