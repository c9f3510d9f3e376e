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

/** Côn Đảo lies far out at sea and has a window of its own. */
const farZone = { code: '26732', title: 'Côn Đảo', subtitle: '', frame: { x: 20, y: 490, width: 160, height: 140 } };

export const cityMap = (): MapDrawing =>
  once('city', () =>
    drawMap(mapFeatures(JSON.parse(city) as Topology, 'communes'), {
      ...{ width: 720, height: 700, area: { x: 4, y: 4, width: 712, height: 690 } },
      insets: [farZone]
    })
  );
