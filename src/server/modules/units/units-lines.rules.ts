// Which units belong together when somebody must not judge their own: bodies of one commune, an office and its section.
import { isTerritory, unitLevels } from '#shared/unit-types.ts';

/** A unit with the units it hangs on, as it stands or last stood. */
export interface UnitEdge {
  id: string;
  type: string;
  parentId: string | null;
  territoryId: string | null;
}

const communes: readonly string[] = unitLevels.communes;
/** Whether a type is a territory of the commune's level. */
export const isCommune = (type: string): boolean => communes.includes(type);
const isOffice = (type: string): boolean => type === 'department' || type === 'party_committee_body';

/**
 * A unit's house: itself; inside a commune everything above it up to the commune and the commune itself; outside of communes
 * the office of which it is a section. Provinces, districts, the country and their committees bind nobody.
 */
export function houseOf(unitId: string, edges: ReadonlyMap<string, UnitEdge>): string[] {
  const inCommune = new Map<string, boolean>();
  const reaches = (id: string, depth: number): boolean => {
    const known = inCommune.get(id);
    if (known !== undefined) return known;
    const edge = edges.get(id);
    inCommune.set(id, false);
    if (!edge || depth > 20) return false;
    const found = isTerritory(edge.type)
      ? isCommune(edge.type)
      : [edge.parentId, edge.territoryId].some((next) => next !== null && reaches(next, depth + 1));
    inCommune.set(id, found);
    return found;
  };
  const house = new Set<string>();
  const climb = (id: string) => {
    if (house.has(id)) return;
    house.add(id);
    const edge = edges.get(id);
    if (!edge || isTerritory(edge.type)) return;
    for (const next of [edge.parentId, edge.territoryId]) {
      const above = next === null ? undefined : edges.get(next);
      if (!above) continue;
      if (reaches(above.id, 0) || (isOffice(edge.type) && isOffice(above.type))) climb(above.id);
    }
  };
  climb(unitId);
  return [...house];
}
