// What the composing code needs of reports: which of its records, and of those it reads, refer to a document.
import type { DocumentUsage } from '#server/modules/documents/documents.types.ts';
import type { MergeFollower } from '#server/modules/practices/practices.types.ts';
import { moveProposed, selectDocumentUses } from './reports-uses.queries.ts';

/** Proposals, and rollouts, resolutions and targets, whose modules do not answer for themselves. */
export const reportsDocumentUsage: DocumentUsage = { whereUsed: selectDocumentUses };

/** A proposal that can still be changed names the practice that stays. */
export const reportsMerge: MergeFollower = {
  merge: async (tx, fromId, intoId) => ({ proposals: await moveProposed(tx, fromId, intoId) })
};
