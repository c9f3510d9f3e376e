// Units by the names that stand in other people's tables: today's, former ones, codes and symbols; and who stands in their place.
import type { Db } from '#server/platform/database.ts';
import { selectHeirs } from './units-lines.queries.ts';
import { selectUnitsNamed } from './units-named.queries.ts';
import { selectUnitRows } from './units.queries.ts';
import { writeOut } from './units.rules.ts';
import { folded, words } from '#shared/vietnamese.ts';

export interface NamedUnit {
  id: string;
  name: string;
  /** Where it lies, as lists show it. */
  place: string;
  stands: boolean;
  /** Units that stand in its place today: itself, or what came out of it; none after a dissolution. */
  today: { id: string; name: string }[];
}

/**
 * Each text with the units it may mean, by the best way it fits: “Phường Thuận An”, “P. Thuận An, Tỉnh X”, a code, a symbol.
 * @param day ISO day that counts as today
 */
export async function unitsNamed(db: Db, texts: readonly string[], day: string): Promise<Map<string, NamedUnit[]>> {
  const wanted = [...new Set(texts)];
  const parts = wanted.map((text) => {
    const [name = '', ...place] = text
      .normalize('NFC')
      .split(',')
      .map((part) => part.trim());
    return { raw: name, name: writeOut(name), place: words(folded(place.join(' '))) };
  });
  const hits = await selectUnitsNamed(db, parts);
  const ids = [...new Set(hits.map((hit) => hit.unitId))];
  const heirs = await selectHeirs(db, ids, day);
  const rows = await selectUnitRows(db, [...new Set([...ids, ...[...heirs.values()].flat()])], day);
  const known = new Map(rows.map((row) => [row.id, row]));
  const standing = (id: string) => known.get(id)?.state === 'current';
  const found = new Map<string, NamedUnit[]>();
  for (const [at, text] of wanted.entries()) {
    const mine = hits.filter((hit) => hit.place === at);
    const place = parts[at]?.place ?? '';
    const fits = mine.filter((hit) => !place || words(folded(known.get(hit.unitId)?.place ?? '')).includes(place));
    const best = Math.min(...fits.map((hit) => hit.tier));
    found.set(
      text,
      fits
        .filter((hit) => hit.tier === best)
        .flatMap(({ unitId }) => {
          const row = known.get(unitId);
          if (!row) return [];
          const stands = standing(unitId);
          const instead = stands ? [unitId] : (heirs.get(unitId) ?? []).filter(standing);
          const today = instead.map((id) => ({ id, name: known.get(id)?.fullName ?? '' }));
          return [{ id: unitId, name: row.fullName, place: row.place ?? '', stands, today }];
        })
    );
  }
  return found;
}
