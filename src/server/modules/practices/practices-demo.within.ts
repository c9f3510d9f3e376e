// Removing the demo's practices.
import type { Tx } from '#server/platform/database.ts';
import { deleteDemoPractices } from './practices-demo.queries.ts';

/** Removes demo practices with all that hangs on them; fields stay, they are the programme's own. @returns how many */
export const removeDemoPractices = (tx: Tx): Promise<number> => deleteDemoPractices(tx);
