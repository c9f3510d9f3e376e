// What later modules need of units inside their transaction.
import type { Db } from '#server/platform/database.ts';
import { selectUnitChain } from './units.queries.ts';

/**
 * A unit followed by its ancestors as they stand on a day (ISO date; today in Vietnam unless given): what `authorise` takes.
 * An unknown unit gives an empty chain.
 */
export async function unitChain(db: Db, unitId: string, day?: string): Promise<string[]> {
  return selectUnitChain(db, unitId, day);
}
