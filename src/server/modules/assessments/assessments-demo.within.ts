// Removing the demo's councils, criteria sets and what they judged.
import type { Tx } from '#server/platform/database.ts';
import { deleteDemoAssessments } from './assessments-demo.queries.ts';

/** Removes assessments of demo practices and councils, then councils and criteria sets of the demo. */
export const removeDemoAssessments = (tx: Tx): Promise<void> => deleteDemoAssessments(tx);
