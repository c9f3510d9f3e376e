// The maps of provinces and of Hồ Chí Minh City's communes, drawn once a language and kept.
import type { Topology } from 'topojson-specification';
import { drawMap, drawVietnam, mapFeatures, type MapDrawing } from '#shared/map.ts';
import type { Locale } from '#shared/messages.ts';
import city from '/seeds/maps/hcmc-communes.topojson?raw';
import country from '/seeds/maps/provinces.topojson?raw';

/** The outlines are those since this day. */
export const mapsValidFrom = '2025-07-01';
export const mappedCityCode = '79';

const drawn = new Map<string, MapDrawing>();
function once(key: string, draw: () => MapDrawing): MapDrawing {
  const known = drawn.get(key) ?? draw();
  drawn.set(key, known);
  return known;
}

export const countryMap = (locale: Locale): MapDrawing =>
  once(locale, () => drawVietnam(JSON.parse(country) as Topology, locale));

export const cityMap = (): MapDrawing =>
  once('city', () => drawMap(mapFeatures(JSON.parse(city) as Topology, 'communes'), { width: 760, height: 900 }));
