// Removing the demo's invented persons.
import type { Tx } from '#server/platform/database.ts';
import { deleteDemoPeople } from './people-demo.queries.ts';

/** Removes the demo's persons with their roles; call it when nothing of the demo refers to them any more. */
export const removeDemoPeople = (tx: Tx): Promise<void> => deleteDemoPeople(tx);
