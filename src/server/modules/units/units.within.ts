// What later modules need of units inside their transaction.
import { allows, grantedUnits, type Actor, type Policy } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import { deleteDemoUnits, selectDemoUnitUses, type DemoUnitUses } from './units-demo.queries.ts';
import { selectUnitsBelow } from './units-reach.queries.ts';
import { selectEdgesUp, selectHeirs } from './units-lines.queries.ts';
import { houseOf, isCommune } from './units-lines.rules.ts';
import { selectUnitChain, selectUnitRows } from './units.queries.ts';

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

/**
 * Ids of the units that the actor's grants of a permission reach, for lists: the same answer as authorising each unit by
 * itself. Undefined when everything is within reach; the caller authorises.
 * @param below narrows to one unit and what lies below it
 */
export async function unitsReached<P extends Policy>(
  db: Db,
  actor: Actor,
  policy: P,
  permission: keyof P & string,
  below?: string
): Promise<string[] | undefined> {
  const narrowed = below ? await unitsBelow(db, [below]) : undefined;
  if (allows(actor, policy, permission, [])) return narrowed;
  const reached = await unitsBelow(db, grantedUnits(actor, policy, permission));
  if (!narrowed) return reached;
  const inside = new Set(narrowed);
  return reached.filter((id) => inside.has(id));
}

/** A unit with its house (`houseOf`), the communes in it, and what became of the unit and those communes by successions. */
export interface UnitLine {
  id: string;
  house: readonly string[];
  communes: readonly string[];
  heirs: readonly string[];
}

/** The lines of several units as of a day (ISO date): who must not judge whom. Unknown units stand alone. */
export async function unitLines(db: Db, unitIds: readonly string[], day: string): Promise<Map<string, UnitLine>> {
  const wanted = [...new Set(unitIds)];
  const edges = new Map((await selectEdgesUp(db, wanted, day)).map((edge) => [edge.id, edge]));
  const lines = wanted.map((id) => {
    const house = houseOf(id, edges);
    return { id, house, communes: house.filter((one) => isCommune(edges.get(one)?.type ?? '')) };
  });
  const roots = lines.flatMap((line) => [line.id, ...line.communes]);
  const heirs = await selectHeirs(db, [...new Set(roots)], day);
  const heirsOf = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => heirs.get(id) ?? [id]))];
  return new Map(lines.map((line) => [line.id, { ...line, heirs: heirsOf([line.id, ...line.communes]) }]));
}

/** Full names of several units as of a day; unknown ids are left out. */
export async function unitNames(db: Db, unitIds: readonly string[], day: string): Promise<Map<string, string>> {
  const rows = await selectUnitRows(db, [...new Set(unitIds)], day);
  return new Map(rows.map((row) => [row.id, row.fullName]));
}

/** A unit's name of one day, and who stands in its place on another. */
export interface UnitThen {
  then: string;
  /** The unit itself while it stands, else what came out of it by successions and stands; none after a dissolution. */
  today: { id: string; name: string }[];
}

/** Several units as they were called on one day (ISO date) and as they stand on another; unknown ids are left out. */
export async function unitsThenAndToday(
  db: Db,
  unitIds: readonly string[],
  then: string,
  today: string
): Promise<Map<string, UnitThen>> {
  const wanted = [...new Set(unitIds)];
  const [names, heirs] = await Promise.all([selectUnitRows(db, wanted, then), selectHeirs(db, wanted, today)]);
  const now = await selectUnitRows(db, [...new Set([...wanted, ...[...heirs.values()].flat()])], today);
  const standing = new Map(
    now.filter((row) => row.state === 'current').map((row) => [row.id, { id: row.id, name: row.fullName }])
  );
  return new Map(
    names.map((row) => {
      const itself = standing.get(row.id);
      const instead = (heirs.get(row.id) ?? []).flatMap((id) => standing.get(id) ?? []);
      return [row.id, { then: row.fullName, today: itself ? [itself] : instead }];
    })
  );
}

export type { DemoUnitUses };

/** What stands at demo units without being part of the demo: it keeps the demo from being removed. */
export const countDemoUnitUses = (db: Db): Promise<DemoUnitUses> => selectDemoUnitUses(db);

/** Removes every demo unit with its names and successions. Call `countDemoUnitUses` first. @returns how many units */
export const removeDemoUnits = (tx: Tx): Promise<number> => deleteDemoUnits(tx);
