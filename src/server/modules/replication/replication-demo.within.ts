// Removing the demo's adoptions and rollouts.
import type { Tx } from '#server/platform/database.ts';
import { deleteDemoReplication } from './replication-demo.queries.ts';

/** Removes adoptions and rollouts of demo practices. */
export const removeDemoReplication = (tx: Tx): Promise<void> => deleteDemoReplication(tx);
