// Recording what became of units, its preview, and following it: who am I today, who was this.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Db } from '#server/platform/database.ts';
import { announcePageChange } from '#server/platform/page-cache.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { Services } from '#server/services.ts';
import { isTerritory } from '#shared/unit-types.ts';
import type { SuccessionInput } from '#shared/units.schema.ts';
import * as errors from './units.errors.ts';
import { unitsPolicy } from './units.policy.ts';
import { selectUnitChain, selectUnitRows } from './units.queries.ts';
import { ancestryOf, covers, fateOf, linksOf, planClosing } from './units.rules.ts';
import * as changes from './units-changes.queries.ts';
import { fileProposals } from './units-proposals.within.ts';
import * as successions from './units-successions.queries.ts';
import { currentDay } from './units.usecases.ts';
import type { Heir, SuccessionEdge, UnitRow, WhoAmI, WhoWasThis } from '#shared/units.ts';
import type { RecordedSuccession } from './units.types.ts';

interface Plan {
  links: RecordedSuccession['links'];
  /** Versions of old units to close on the day. */
  closing: string[];
  dependents: Awaited<ReturnType<typeof changes.selectDependents>>;
  demo: boolean;
}

/** Checks a succession against what is recorded; throws what recordSuccession documents. */
async function planSuccession(db: Db, actor: Actor, input: SuccessionInput): Promise<Plan> {
  const { onDate, oldIds, heirIds, childrenTo } = input;
  const links = linksOf(input.kind, oldIds, heirIds);
  const rows = await changes.selectVersionRows(db, [...oldIds, ...heirIds, ...(childrenTo ? [childrenTo] : [])]);
  const versions = Map.groupBy(rows, (row) => row.unitId);
  const nameOf = (id: string) => versions.get(id)?.at(-1)?.fullName ?? '';
  for (const id of [...oldIds, ...heirIds, ...(childrenTo ? [childrenTo] : [])]) {
    if (!versions.has(id)) throw errors.unitNotFound(id);
    authorise(actor, unitsPolicy, 'units.manage', await selectUnitChain(db, id));
  }
  for (const id of childrenTo ? [...heirIds, childrenTo] : heirIds)
    if (!versions.get(id)?.some((version) => covers(version, onDate))) throw errors.unitNotValidOn(nameOf(id), onDate);
  const succeeded = (await successions.selectSucceeded(db, oldIds))[0];
  if (succeeded) throw errors.unitAlreadySucceeded(nameOf(succeeded));
  const closing = oldIds.flatMap((id) => planClosing(versions.get(id) ?? [], onDate)?.id ?? []);

  const dependents = await changes.selectDependents(db, oldIds, onDate);
  if (dependents.length > 0) {
    const names = dependents.slice(0, 5).map((one) => one.fullName);
    if (!childrenTo) throw errors.unitHasChildren(oldIds.map(nameOf).join(', '), onDate, dependents.length, names);
    const ends = dependents.map((one) => one.to);
    const span = { from: onDate, to: ends.includes(null) ? null : (ends.sort().at(-1) ?? null) };
    if (!(await changes.standsThrough(db, childrenTo, span)))
      throw errors.unitParentGap(names[0] ?? '', nameOf(childrenTo));
    const above = new Set(await changes.selectAboveThrough(db, childrenTo, span));
    if (oldIds.includes(childrenTo) || dependents.some((one) => above.has(one.unitId)))
      throw errors.unitCycle(nameOf(childrenTo));
  }
  return { links, closing, dependents, demo: rows.every((row) => row.demo) };
}

/**
 * Records a merge, split, rename, move or dissolution on any day: closes the old units there, moves what stood under them,
 * lets followers file their proposals; all or nothing.
 * @returns the succession's id
 * @throws unit_succession_shape · not_found · unit_not_valid_on (an old unit the day before, an heir on the day) ·
 *   unit_already_succeeded · unit_later_version · unit_ends_later · unit_has_children without `childrenTo` ·
 *   unit_parent_gap · unit_cycle
 */
export async function recordSuccession(services: Services, actor: Actor, input: SuccessionInput): Promise<string> {
  authorise(actor, unitsPolicy, 'units.manage');
  return inTransaction(services.db, async (tx) => {
    await changes.lockUnitTree(tx);
    const plan = await planSuccession(tx, actor, input);
    const { kind, onDate, childrenTo, oldIds } = input;
    await changes.closeVersions(tx, plan.closing, onDate);
    if (childrenTo) await changes.moveDependents(tx, plan.dependents, oldIds, childrenTo, onDate);
    const event = { kind, onDate, document: input.document ?? null, note: input.note ?? null, demo: plan.demo };
    const id = await successions.insertSuccession(tx, event, plan.links);
    const proposals = await fileProposals(services, tx, actor, { id, kind, onDate, links: plan.links });
    await recordAudit(tx, actor, {
      action: 'units.succession_recorded',
      subjectType: 'unit_succession',
      subjectId: id,
      unitId: oldIds[0] ?? null,
      details: { kind, onDate, oldIds, heirIds: input.heirIds, moved: plan.dependents.length, proposals }
    });
    await announcePageChange(tx);
    return id;
  });
}

export interface SuccessionPreview {
  olds: UnitRow[];
  heirs: UnitRow[];
  /** Units that will be moved, by name; at most 20 of `movedCount`. */
  moved: string[];
  movedCount: number;
  childrenTo: UnitRow | null;
  /** Records of other subjects whose people will be asked. */
  affected: { subject: string; count: number }[];
}

/** What recordSuccession would do, with the same refusals; changes nothing. */
export async function previewSuccession(
  services: Services,
  actor: Actor,
  input: SuccessionInput
): Promise<SuccessionPreview> {
  authorise(actor, unitsPolicy, 'units.manage');
  const { db } = services;
  const plan = await planSuccession(db, actor, input);
  const rows = await rowsById(db, [...input.oldIds, ...input.heirIds, input.childrenTo ?? ''], input.onDate);
  const affected = [];
  for (const follower of services.successionFollowers)
    affected.push({ subject: follower.subject, count: (await follower.records(db, input.oldIds)).length });
  return {
    olds: input.oldIds.flatMap((id) => rows.get(id) ?? []),
    heirs: input.heirIds.flatMap((id) => rows.get(id) ?? []),
    moved: plan.dependents.slice(0, 20).map((one) => one.fullName),
    movedCount: plan.dependents.length,
    childrenTo: rows.get(input.childrenTo ?? '') ?? null,
    affected
  };
}

async function rowsById(db: Db, ids: readonly string[], day: string): Promise<Map<string, UnitRow>> {
  const wanted = [...new Set(ids)].filter(Boolean);
  return new Map((await selectUnitRows(db, wanted, day)).map((row) => [row.id, row]));
}

/**
 * Who a unit is on a day (today unless given): itself while it stands, else its heirs by every recorded succession.
 * @throws not_found
 */
export async function whoAmIToday(services: Services, actor: Actor, unitId: string, day?: string): Promise<WhoAmI> {
  const found = (await whoAreTheyToday(services, actor, [unitId], day))[0];
  if (!found) throw errors.unitNotFound(unitId);
  return found;
}

/** The same for several units, with few queries; unknown ids are left out. */
export async function whoAreTheyToday(
  services: Services,
  actor: Actor,
  unitIds: readonly string[],
  day = currentDay(services)
): Promise<WhoAmI[]> {
  authorise(actor, unitsPolicy, 'units.view');
  const { db } = services;
  const edges = await successions.selectEdgesFrom(db, unitIds, day);
  const units = await rowsById(db, [...unitIds, ...idsOf(edges)], day);
  const results: WhoAmI[] = [];
  for (const id of unitIds) {
    const unit = units.get(id);
    if (!unit) continue;
    const { heirs, ends } = fateOf(id, edges, (other) => units.get(other)?.state);
    const territory = heirs.length === 0 && unit.state === 'ended' ? await territoryOf(db, unit, day, units) : null;
    results.push({ unit, day, heirs, ends, territory, edges: reachable(id, edges), units });
  }
  return results;
}

const idsOf = (edges: readonly SuccessionEdge[]) =>
  edges.flatMap((edge) => (edge.newId ? [edge.oldId, edge.newId] : [edge.oldId]));

function reachable(startId: string, edges: readonly SuccessionEdge[]): SuccessionEdge[] {
  const seen = new Set([startId]);
  for (const id of seen) for (const edge of edges) if (edge.oldId === id && edge.newId) seen.add(edge.newId);
  return edges.filter((edge) => seen.has(edge.oldId));
}

async function territoryOf(
  db: Db,
  unit: UnitRow,
  day: string,
  units: Map<string, UnitRow>
): Promise<WhoAmI['territory']> {
  const base = isTerritory(unit.type) ? unit.id : await successions.selectTerritoryOf(db, unit.id);
  if (!base) return null;
  const follow = async (ids: readonly string[]) => {
    const edges = await successions.selectEdgesFrom(db, ids, day);
    for (const [id, row] of await rowsById(db, [...ids, ...idsOf(edges)], day)) units.set(id, row);
    return ids.map((id) => fateOf(id, edges, (other) => units.get(other)?.state));
  };
  const own = (await follow([base]))[0];
  if (own && own.heirs.length > 0) return { base, heirs: own.heirs };
  const fates = await follow(await successions.selectLastTerritory(db, base, day));
  const byHeir = new Map<string, Heir>();
  for (const { heirs } of fates)
    for (const heir of heirs)
      if (!byHeir.has(heir.unitId)) byHeir.set(heir.unitId, { ...heir, path: [base, ...heir.path] });
  if (byHeir.size === 0) return null;
  const part = byHeir.size === 1 ? 'full' : 'partial';
  return { base, heirs: [...byHeir.values()].map((heir) => ({ ...heir, part })) };
}

/** Everything a unit came from, nearest first, with how much of each is in it. */
export async function whoWasThis(services: Services, actor: Actor, unitId: string): Promise<WhoWasThis> {
  authorise(actor, unitsPolicy, 'units.view');
  const edges = await successions.selectEdgesTo(services.db, unitId);
  const units = await rowsById(services.db, [unitId, ...idsOf(edges)], currentDay(services));
  const ancestors = ancestryOf(unitId, edges);
  const inside = new Set([unitId, ...ancestors.map((ancestor) => ancestor.unitId)]);
  return { ancestors, edges: edges.filter((edge) => edge.newId && inside.has(edge.newId)), units };
}
