// Removing the demo's documents.
import type { Tx } from '#server/platform/database.ts';
import { deleteDemoDocuments } from './documents-demo.queries.ts';

/** Removes demo documents that nothing of people's own refers to. */
export const removeDemoDocuments = (tx: Tx): Promise<void> => deleteDemoDocuments(tx);
