// Reading units: one unit, lists, the tree and the search.
import { allows, authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import type { Services } from '#server/services.ts';
import { unitLevels, unitTypeNames, type UnitType } from '#shared/unit-types.ts';
import type { UnitListInput } from '#shared/units.schema.ts';
import { unitAmbiguous, unitNotFound, unitUnknown } from './units.errors.ts';
import { unitsPolicy } from './units.policy.ts';
import * as queries from './units.queries.ts';
import { writeOut } from './units.rules.ts';
import { selectVersionRows } from './units-changes.queries.ts';
import * as search from './units-search.queries.ts';
import { selectNotesOf } from './units-load.queries.ts';
import { lastDay, type TreeRow, type UnitRow, type UnitVersion } from '#shared/units.ts';
import type { DataNote } from './units.types.ts';

export const unitPageSize = 50;
export const childPageSize = 100;

export { currentDay };

export interface UnitDetail {
  unit: UnitRow;
  asOf: string;
  /** Oldest first. */
  versions: UnitVersion[];
  /** From the top down, without the unit itself, as of the day (or the unit's last). */
  above: UnitRow[];
  childCount: number;
  notes: DataNote[];
}

/**
 * One unit as of a day (today unless given); for a unit that ended before, as it last stood.
 * @throws not_found
 */
export async function getUnit(services: Services, actor: Actor, unitId: string, asOf?: string): Promise<UnitDetail> {
  authorise(actor, unitsPolicy, 'units.view');
  const { db } = services;
  const day = asOf ?? currentDay(services);
  const unit = (await queries.selectUnitRows(db, [unitId], day))[0];
  if (!unit) throw unitNotFound(unitId);
  const standing =
    unit.state === 'ended' && unit.to ? lastDay(unit.to) : unit.state === 'future' ? (unit.from ?? day) : day;
  const [versions, chain, children, notes] = await Promise.all([
    queries.selectUnitVersions(db, unitId, day),
    queries.selectUnitChain(db, unitId, standing),
    queries.selectChildren(db, unitId, day, { limit: 1, offset: 0 }),
    selectNotesOf(db, unitId)
  ]);
  const rows = new Map((await queries.selectUnitRows(db, chain, standing)).map((row) => [row.id, row]));
  const above = chain
    .slice(1)
    .flatMap((id) => rows.get(id) ?? [])
    .reverse();
  return { unit, asOf: day, versions, above, childCount: children.total, notes };
}

/** Units directly under a unit (null: the top) on a day, a page of `childPageSize` at a time. */
export async function unitTree(
  services: Services,
  actor: Actor,
  input: { parentId: string | null; asOf?: string | undefined; page?: number }
): Promise<{ rows: TreeRow[]; total: number; page: number; pageCount: number; asOf: string }> {
  authorise(actor, unitsPolicy, 'units.view');
  const page = input.page ?? 1;
  const asOf = input.asOf ?? currentDay(services);
  const { rows, total } = await queries.selectChildren(services.db, input.parentId, asOf, {
    limit: childPageSize,
    offset: (page - 1) * childPageSize
  });
  return { rows, total, page, pageCount: Math.max(1, Math.ceil(total / childPageSize)), asOf };
}

export interface UnitSearch {
  q: string;
  /** Only units that stand on this day; without it units of any time. */
  asOf?: string | undefined;
  type?: readonly UnitType[];
  limit?: number;
}

export interface FoundUnit extends UnitRow {
  matched: string | null;
}

/** Finds units by name (with or without marks, either tone placement), code or document symbol, best first. */
export async function searchUnits(services: Services, actor: Actor, input: UnitSearch): Promise<FoundUnit[]> {
  authorise(actor, unitsPolicy, 'units.view');
  const text = await search.selectSearchText(services.db, writeOut(input.q));
  return search.searchUnitRows(services.db, text, {
    raw: input.q,
    types: input.type ?? [],
    asOf: input.asOf,
    today: currentDay(services),
    limit: input.limit ?? 10
  });
}

/** One page of the office's table. `type` is a type's name or one of `unitLevels`. */
export async function listUnits(
  services: Services,
  actor: Actor,
  input: UnitListInput
): Promise<{ rows: UnitRow[]; total: number; pageCount: number; asOf: string }> {
  authorise(actor, unitsPolicy, 'units.view');
  const asOf = input.asOf ?? currentDay(services);
  const types: readonly UnitType[] =
    unitLevels[input.type as keyof typeof unitLevels] ?? unitTypeNames.filter((type) => type === input.type);
  const text = await search.selectSearchText(services.db, writeOut(input.q));
  const { rows, total } = await queries.selectUnitList(
    services.db,
    { folded: text.folded, types, state: input.state, parentId: input.parentId, day: asOf },
    { limit: unitPageSize, offset: (input.page - 1) * unitPageSize }
  );
  return { rows, total, pageCount: Math.max(1, Math.ceil(total / unitPageSize)), asOf };
}

/** How many provinces, districts and communes stand on a day (today unless given), the demonstration's left out. */
export async function countTerritory(
  services: Services,
  actor: Actor,
  asOf?: string
): Promise<{ provinces: number; districts: number; communes: number }> {
  authorise(actor, unitsPolicy, 'units.view');
  const day = asOf ?? currentDay(services);
  const [provinces, districts, communes] = await Promise.all(
    (['provinces', 'districts', 'communes'] as const).map((level) =>
      queries.countUnits(services.db, unitLevels[level], day)
    )
  );
  return { provinces: provinces ?? 0, districts: districts ?? 0, communes: communes ?? 0 };
}

/** How many communes stand directly under each unit on a day (today unless given), by the unit's id. */
export async function communesUnder(
  services: Services,
  actor: Actor,
  asOf?: string
): Promise<ReadonlyMap<string, number>> {
  authorise(actor, unitsPolicy, 'units.view');
  const rows = await queries.countUnder(services.db, unitLevels.communes, asOf ?? currentDay(services));
  return new Map(rows.map((row) => [row.parentId, row.count]));
}

/** Whether the actor may change a unit: for showing or hiding what leads to forms. */
export async function mayManageUnit(services: Services, actor: Actor, unitId: string): Promise<boolean> {
  return allows(actor, unitsPolicy, 'units.manage', await queries.selectUnitChain(services.db, unitId));
}

/** The office's pages about units open for those who manage units anywhere. @throws sign_in_needed · forbidden */
export function enterUnitOffice(actor: Actor): void {
  authorise(actor, unitsPolicy, 'units.manage');
}

/**
 * What UnitPicker sends, with or without JavaScript: the id when the typed name is (or was) its own, else the one unit of that
 * name, the one that stands today before those that ended. Undefined when nothing was chosen.
 * @throws invalid_input on the field: unit_unknown · unit_ambiguous
 */
export async function resolveUnit(
  services: Services,
  actor: Actor,
  input: { field: string; id?: string | undefined; text?: string | undefined; asOf?: string | undefined }
): Promise<UnitRow | undefined> {
  authorise(actor, unitsPolicy, 'units.view');
  const text = input.text?.normalize('NFC').trim();
  const day = input.asOf ?? currentDay(services);
  if (input.id) {
    const [row] = isUuid(input.id) ? await queries.selectUnitRows(services.db, [input.id], day) : [];
    // A name the unit bears on another day is still its name.
    const names = row && text ? (await selectVersionRows(services.db, [row.id])).map((one) => one.fullName) : [];
    if (row && (!text || text === `${row.fullName}, ${row.place}` || names.includes(text))) return row;
  }
  if (!text) {
    if (input.id) throw unitUnknown(input.field);
    return undefined;
  }
  const [name = '', ...place] = text.split(',').map((part) => part.trim());
  const forms = await search.selectSearchText(services.db, writeOut(name));
  const found = await search.searchUnitRows(services.db, forms, {
    raw: name,
    types: [],
    asOf: input.asOf,
    today: day,
    limit: 20,
    wholeOnly: true
  });
  const inPlace = place.length > 0 ? found.filter((row) => row.place === place.join(', ')) : found;
  const exact = inPlace.filter((row) => row.fullName.toLowerCase() === name.toLowerCase());
  const matches = exact.length > 0 ? exact : inPlace;
  const standing = matches.filter((row) => row.state === 'current');
  const only = matches.length === 1 ? matches[0] : standing.length === 1 ? standing[0] : undefined;
  if (only) return only;
  throw matches.length === 0 ? unitUnknown(input.field) : unitAmbiguous(input.field, matches);
}

const isUuid = (text: string) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
