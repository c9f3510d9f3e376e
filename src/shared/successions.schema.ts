// What comes with the forms of the review of successions; issue messages are keys of their texts.
import { z } from 'zod';
import { isReadable, tidyText } from './plain-text.schema.ts';
import { proposalStates } from './successions.ts';

const reason = z
  .string()
  .refine(isReadable, { error: 'unreadable', abort: true })
  .transform(tidyText)
  .pipe(z.string().max(1000, 'too_long'))
  .default('');

export const decideProposalsSchema = z
  .object({
    /** Given: these proposals. Left out: all that are open in the group. */
    ids: z.union([z.array(z.uuid()), z.uuid().transform((id) => [id])]).optional(),
    successionId: z.uuid(),
    oldUnitId: z.uuid(),
    subject: z.string().regex(/^[a-z_]{1,40}$/),
    decision: z.enum(['move', 'keep'], { error: 'choose' }),
    unitId: z.union([z.literal('').transform(() => null), z.uuid('choose'), z.null()]).default(null),
    reason
  })
  .refine((given) => given.decision === 'keep' || given.unitId !== null, { path: ['unitId'], error: 'choose' })
  .refine((given) => given.decision === 'move' || given.reason !== '', { path: ['reason'], error: 'reason_needed' });
export type DecideProposalsInput = z.output<typeof decideProposalsSchema>;

export const proposalListSchema = z.object({
  state: z.enum(['open', 'decided']).catch('open'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});
export const proposalGroupSchema = z.object({
  successionId: z.uuid(),
  oldUnitId: z.uuid(),
  subject: z.string().regex(/^[a-z_]{1,40}$/),
  state: z.enum(proposalStates).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});
