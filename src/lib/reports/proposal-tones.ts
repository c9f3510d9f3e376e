// The tone of a proposal's state tag.
import type { ProposalState } from '#shared/proposals.ts';

export const proposalTones = {
  draft: 'neutral',
  submitted: 'info',
  approved: 'success',
  returned: 'warning',
  declined: 'danger'
} as const satisfies Record<ProposalState, string>;
