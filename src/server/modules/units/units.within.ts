// What later modules need of units inside their transaction.
import type { Db, Tx } from '#server/platform/database.ts';
import { deleteDemoUnits, selectDemoUnitUses, type DemoUnitUses } from './units-demo.queries.ts';
import { selectUnitsBelow } from './units-reach.queries.ts';
import { selectUnitChain } from './units.queries.ts';

/**
 * A unit followed by its ancestors as they stand on a day (ISO date; today in Vietnam unless given): what `authorise` takes.
 * An unknown unit gives an empty chain.
 */
export async function unitChain(db: Db, unitId: string, day?: string): Promise<string[]> {
  return selectUnitChain(db, unitId, day);
}

/**
 * Some units and all that lie below them, as they stand on a day (today in Vietnam unless given), in no order: the units
 * whose chain (`unitChain`) holds one of them.
 */
export async function unitsBelow(db: Db, unitIds: readonly string[], day?: string): Promise<string[]> {
  return selectUnitsBelow(db, unitIds, day);
}

export type { DemoUnitUses };

/** What stands at demo units without being part of the demo: it keeps the demo from being removed. */
export const countDemoUnitUses = (db: Db): Promise<DemoUnitUses> => selectDemoUnitUses(db);

/** Removes every demo unit with its names and successions. Call `countDemoUnitUses` first. @returns how many units */
export const removeDemoUnits = (tx: Tx): Promise<number> => deleteDemoUnits(tx);
