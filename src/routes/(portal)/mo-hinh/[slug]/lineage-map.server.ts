// Which map shows the places of a practice: the country by provinces, the mapped city by communes, both, or none.
import { cityMap, countryMap, mappedCityCode } from '#routes/(portal)/don-vi/unit-map.server.ts';
import type { MapDrawing } from '#shared/map.ts';
import type { Locale } from '#shared/messages.ts';
import type { LineageNode } from '#shared/replication.ts';

export interface LineageMapView {
  kind: 'country' | 'city';
  drawing: MapDrawing;
  /** Adoption → code of the unit its mark stands on. */
  codes: Record<string, string>;
}

const codesIn = (drawing: MapDrawing) =>
  [...drawing.shapes, ...drawing.insets.flatMap((inset) => inset.shapes)].map((shape) => shape.code);
const bare = (name: string) =>
  name
    .normalize('NFC')
    .replace(/^(tỉnh|thành phố|tp\.?)\s+/iu, '')
    .trim()
    .toLowerCase();

/** Nothing where no place lies on a map. */
export function lineageMaps(nodes: readonly LineageNode[], locale: Locale): LineageMapView[] {
  if (!nodes.some((node) => node.provinceCode || node.communeCode || node.place)) return [];
  const country = countryMap(locale);
  const city = cityMap();
  const onCountry = new Set(codesIn(country));
  const inCity = new Set(codesIn(city));
  const named = new Map(country.shapes.map((shape) => [bare(shape.name), shape.code]));
  const provinces = nodes.flatMap((node) => {
    const code = [node.communeCode, node.provinceCode, node.place ? named.get(bare(node.place)) : null].find(
      (one) => one && onCountry.has(one)
    );
    return code ? [[node.id, code] as const] : [];
  });
  const communes = nodes.flatMap((node) =>
    node.provinceCode === mappedCityCode && node.communeCode && inCity.has(node.communeCode)
      ? [[node.id, node.communeCode] as const]
      : []
  );
  const beyond = provinces.length > communes.length;
  return [
    ...(beyond ? [{ kind: 'country' as const, drawing: country, codes: Object.fromEntries(provinces) }] : []),
    ...(communes.length > 0 ? [{ kind: 'city' as const, drawing: city, codes: Object.fromEntries(communes) }] : [])
  ];
}
