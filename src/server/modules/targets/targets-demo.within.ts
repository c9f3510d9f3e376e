// Removing the demo's resolutions.
import type { Tx } from '#server/platform/database.ts';
import { deleteDemoResolutions } from './targets-demo.queries.ts';

/** Removes demo resolutions with their targets, values and links to practices. */
export const removeDemoResolutions = (tx: Tx): Promise<void> => deleteDemoResolutions(tx);
