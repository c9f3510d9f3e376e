// Proposals to make practices province-wide: their states, limits, and what the forms send.
import { z } from 'zod';
import { documentLimits } from './documents.ts';
import { anyText } from './plain-text.schema.ts';

export const proposalStates = ['draft', 'submitted', 'approved', 'returned', 'declined'] as const;
export type ProposalState = (typeof proposalStates)[number];
export const proposalOutcomes = ['approved', 'returned', 'declined'] as const;
export type ProposalOutcome = (typeof proposalOutcomes)[number];

export const proposalLimits = {
  title: 300,
  addressee: 300,
  reason: 4000,
  plan: 4000,
  note: 2000,
  practices: 60
} as const;

const text = (max: number) => anyText(max).default('');
const line = (max: number) => text(max).transform((value) => value.replace(/\s+/g, ' '));
const needed = (max: number, message: string) => line(max).pipe(z.string().min(1, message));

/** Codes of practices, one a line, parted by commas, or as a list; each once. */
const codes = z
  .preprocess((value) => (Array.isArray(value) ? value.join(' ') : value), text(4000))
  .transform((value) => [
    ...new Set(
      value
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean)
    )
  ]);
const revision = z.coerce.number().int().min(0);

/** The form of a proposal. Issue messages are keys of `reportFieldTexts`. */
export const proposalSchema = z.object({
  title: needed(proposalLimits.title, 'title_needed'),
  addressee: needed(proposalLimits.addressee, 'addressee_needed'),
  reason: text(proposalLimits.reason),
  plan: text(proposalLimits.plan),
  practices: codes,
  revision
});
export type ProposalInput = z.output<typeof proposalSchema>;

/** The practices of a proposal, in their order, by themselves. */
export const proposedSchema = z.object({ practices: codes, revision });
export type ProposedInput = z.output<typeof proposedSchema>;

/** A signed paper as it is entered with a step: number, day, issuer, subject, scan. */
const paper = {
  number: needed(documentLimits.number, 'number_needed'),
  issuedOn: z.iso.date('day_wrong'),
  issuerName: needed(documentLimits.issuerName, 'issuerName_needed'),
  paperTitle: needed(documentLimits.title, 'title_needed'),
  scan: z.union([z.literal(''), z.uuid('scan_wrong')]).default('')
};
export const submitProposalSchema = z.object({ ...paper, revision });
export type SubmitProposalInput = z.output<typeof submitProposalSchema>;

export const decideProposalSchema = z.object({
  outcome: z.enum(proposalOutcomes, 'choose'),
  note: text(proposalLimits.note),
  /** Codes the authority leaves out. */
  leftOut: codes,
  number: line(documentLimits.number),
  issuedOn: z.union([z.literal(''), z.iso.date('day_wrong')]).default(''),
  issuerName: line(documentLimits.issuerName),
  paperTitle: line(documentLimits.title),
  scan: z.union([z.literal(''), z.uuid('scan_wrong')]).default(''),
  revision
});
export type DecideProposalInput = z.output<typeof decideProposalSchema>;

export const removeProposalSchema = z.object({ revision });

export const proposalIdSchema = z.uuid();

/** The list's filters as the address gives them. */
export const proposalListSchema = z.object({
  state: z.enum(proposalStates).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
});
