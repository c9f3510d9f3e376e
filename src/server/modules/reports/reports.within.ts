// What the composing code needs of reports: which of its records, and of those it reads, refer to a document.
import type { DocumentUsage } from '#server/modules/documents/documents.types.ts';
import { selectDocumentUses } from './reports-uses.queries.ts';

/** Proposals, and rollouts, resolutions and targets, whose modules do not answer for themselves. */
export const reportsDocumentUsage: DocumentUsage = { whereUsed: selectDocumentUses };
