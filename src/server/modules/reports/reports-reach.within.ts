// Which units' practices an actor's statistics may count, by their grants and the unit asked for; the tree behind it.
import { allows, authorise, grantedUnits, type Actor } from '#server/platform/actor.ts';
import type { Database } from '#server/platform/database.ts';
import { forbidden } from '#server/platform/errors.ts';
import { reportsPolicy, type ReportsPermission } from './reports.policy.ts';
import { selectStandingUnits, selectUnitsMark } from './reports-units.queries.ts';
import { UnitTree } from './reports-units.rules.ts';

interface HeldTrees {
  mark: string;
  /** By day, the latest used last. */
  trees: Map<string, UnitTree>;
}
const held = new WeakMap<Database, HeldTrees>();
const mostTrees = 6;

/** The tree as of a day (ISO). Kept in memory until any unit changes. */
export async function unitTree(db: Database, day: string): Promise<UnitTree> {
  const mark = await selectUnitsMark(db);
  let known = held.get(db);
  if (!known || known.mark !== mark) held.set(db, (known = { mark, trees: new Map() }));
  const found = known.trees.get(day);
  if (found) return found;
  const tree = new UnitTree(await selectStandingUnits(db, day));
  known.trees.set(day, tree);
  if (known.trees.size > mostTrees) known.trees.delete(known.trees.keys().next().value ?? '');
  return tree;
}

/**
 * The units a permission reaches; null: all.
 * @throws AppError sign_in_needed, forbidden
 */
export function reachOf(actor: Actor, permission: ReportsPermission): string[] | null {
  authorise(actor, reportsPolicy, permission);
  return allows(actor, reportsPolicy, permission, [])
    ? null
    : [...new Set(grantedUnits(actor, reportsPolicy, permission))];
}

/** Whether the actor reaches a unit; for links. */
export const reaches = (actor: Actor, permission: ReportsPermission, chain: readonly string[]): boolean =>
  allows(actor, reportsPolicy, permission, chain);

export interface ReachedUnits {
  /** The unit summed up below; null: the top. */
  unitId: string | null;
  /** Null: every unit. */
  unitIds: ReadonlySet<string> | null;
}

/**
 * The units a question counts within an actor's reach. Without a unit, somebody with one unit gets that one.
 * @throws AppError forbidden for a unit outside the reach
 */
export function unitsFor(
  tree: UnitTree,
  reach: readonly string[] | null,
  asked: { unitId: string | null; unitOnly: boolean }
): ReachedUnits {
  const own = reach?.length === 1 ? (reach[0] ?? null) : null;
  const unitId = asked.unitId ?? own;
  if (unitId === null) return { unitId: null, unitIds: reach === null ? null : tree.below(reach) };
  if (reach !== null) {
    const allowed = tree.below(reach);
    // A unit that was merged away counts for whoever had it.
    if (!allowed.has(unitId)) throw forbidden('reports.see');
  }
  return { unitId, unitIds: asked.unitOnly ? new Set([unitId]) : tree.below([unitId]) };
}
