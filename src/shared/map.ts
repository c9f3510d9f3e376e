// Draws maps of units into SVG paths on the server: projection, islands too small to see, insets for those far off shore.
import { geoMercator } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Locale } from './messages.ts';

type Area = MultiPolygon | Polygon;
interface Properties {
  code: string;
  name: string;
  province_code?: string;
}
export type MapFeature = Feature<Area, Properties>;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One unit, ready to draw. */
export interface MapShape {
  code: string;
  name: string;
  /** The unit it belongs to, when that one is on the map too. */
  parentCode: string | null;
  path: string;
  /** Where a label or a mark belongs. */
  x: number;
  y: number;
}

/** A window on a unit far from the others, drawn at a scale of its own. */
export interface MapInset {
  title: string;
  /** The unit above it. */
  subtitle: string;
  frame: Box;
  shapes: MapShape[];
}

export interface MapDrawing {
  width: number;
  height: number;
  shapes: MapShape[];
  insets: MapInset[];
  labels: { text: string; x: number; y: number }[];
}

export interface MapOptions {
  width: number;
  height: number;
  /** Where the main map goes; the whole sheet when left out. */
  area?: Box;
  /** Units drawn in a window of their own rather than in the main map. */
  insets?: { code: string; title: string; subtitle: string; frame: Box }[];
  labels?: { text: string; x: number; y: number }[];
}

/** The units of one layer of a TopoJSON file. */
export function mapFeatures(topology: Topology, layer: string): MapFeature[] {
  const object = topology.objects[layer];
  if (!object) throw new Error(`the map has no layer ${layer}`);
  const collection = feature(topology, object as GeometryCollection) as unknown as FeatureCollection<Area, Properties>;
  return collection.features.map((one) => ({
    ...one,
    properties: { ...one.properties, name: one.properties.name.normalize('NFC') }
  }));
}

const polygonsOf = (geometry: Area): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

type Point = [number, number];
type Project = (point: Position) => Point;

function fit(features: readonly MapFeature[], box: Box): Project {
  // Only corners matter to fit a map, and points have no winding to get wrong.
  const corners = features.flatMap((one) => polygonsOf(one.geometry).flatMap((polygon) => polygon[0] ?? []));
  const projection = geoMercator().fitExtent(
    [
      [box.x, box.y],
      [box.x + box.width, box.y + box.height]
    ],
    { type: 'MultiPoint', coordinates: corners }
  );
  return (point) => projection([point[0] ?? 0, point[1] ?? 0]) ?? [0, 0];
}

const short = (value: number) => {
  const text = (Math.round(value * 10) / 10).toString();
  return text.replace(/^(-?)0\./, '$1.');
};
const joined = (dx: number, dy: number) => {
  const second = short(dy);
  return short(dx) + (second.startsWith('-') ? second : ` ${second}`);
};

/** Relative steps of a tenth, without points closer together than `tolerance`. */
function ringPath(points: readonly Point[], tolerance: number): string {
  let path = '';
  let last: Point = [0, 0];
  points.forEach((point, index) => {
    const rounded: Point = [Math.round(point[0] * 10) / 10, Math.round(point[1] * 10) / 10];
    const [dx, dy] = [rounded[0] - last[0], rounded[1] - last[1]];
    if (index > 0 && Math.hypot(dx, dy) < tolerance) return;
    path += (index === 0 ? 'M' : 'l') + joined(dx, dy);
    last = rounded;
  });
  return `${path}z`;
}

/** A dot for what would be too small to see: two half circles. */
const dotPath = ([x, y]: Point, r: number) =>
  `M${joined(x - r, y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0z`;

function measureRing(points: readonly Point[]): { area: number; centre: Point } {
  let [twice, cx, cy] = [0, 0, 0];
  points.forEach((a, index) => {
    const b = points[(index + 1) % points.length] ?? a;
    const cross = a[0] * b[1] - b[0] * a[1];
    twice += cross;
    cx += (a[0] + b[0]) * cross;
    cy += (a[1] + b[1]) * cross;
  });
  if (Math.abs(twice) < 1e-6) {
    const [sx, sy] = points.reduce<Point>((sum, point) => [sum[0] + point[0], sum[1] + point[1]], [0, 0]);
    return { area: 0, centre: [sx / (points.length || 1), sy / (points.length || 1)] };
  }
  return { area: Math.abs(twice / 2), centre: [cx / (3 * twice), cy / (3 * twice)] };
}

function drawShape(one: MapFeature, project: Project, known: ReadonlySet<string>, dot: number): MapShape {
  let path = '';
  let largest = { area: -1, centre: [0, 0] as Point };
  for (const polygon of polygonsOf(one.geometry)) {
    const rings = polygon.map((ring) => ring.map(project));
    const measured = measureRing(rings[0] ?? []);
    if (measured.area > largest.area) largest = measured;
    path += measured.area < 6 ? dotPath(measured.centre, dot) : rings.map((ring) => ringPath(ring, 0.45)).join('');
  }
  const parent = one.properties.province_code ?? null;
  return {
    code: one.properties.code,
    name: one.properties.name,
    parentCode: parent && known.has(parent) ? parent : null,
    path,
    x: Math.round(largest.centre[0]),
    y: Math.round(largest.centre[1])
  };
}

/** Draws units to fill a sheet; those named in `insets` go into windows of their own. No unit is left out. */
export function drawMap(features: readonly MapFeature[], options: MapOptions): MapDrawing {
  const { width, height, insets = [] } = options;
  const known = new Set(features.map((one) => one.properties.code));
  const apart = new Set(insets.map((inset) => inset.code));
  const main = features.filter((one) => !apart.has(one.properties.code));
  const project = fit(main, options.area ?? { x: 4, y: 4, width: width - 8, height: height - 8 });
  return {
    width,
    height,
    shapes: main.map((one) => drawShape(one, project, known, 2.2)),
    insets: insets.map(({ code, title, subtitle, frame }) => {
      const own = features.filter((one) => one.properties.code === code);
      if (own.length === 0) throw new Error(`the map has no unit ${code}`);
      const inside = fit(own, { x: frame.x + 14, y: frame.y + 14, width: frame.width - 28, height: frame.height - 28 });
      return { title, subtitle, frame, shapes: own.map((one) => drawShape(one, inside, known, 1.6)) };
    }),
    labels: options.labels ?? []
  };
}

const bareName = (name: string) => name.replace(/^(Đặc khu|Thành phố|Tỉnh)\s+/u, '');

/** Viet Nam whole: provinces and island special zones, Hoàng Sa and Trường Sa each in a window in their own direction. */
export function drawVietnam(topology: Topology, locale: Locale): MapDrawing {
  const provinces = mapFeatures(topology, 'provinces');
  const zones = mapFeatures(topology, 'special_zones');
  const inset = (code: string, frame: Box) => {
    const zone = zones.find((one) => one.properties.code === code);
    const province = provinces.find((one) => one.properties.code === zone?.properties.province_code);
    return {
      code,
      title: bareName(zone?.properties.name ?? ''),
      subtitle: `(${bareName(province?.properties.name ?? '')})`,
      frame
    };
  };
  return drawMap([...provinces, ...zones], {
    width: 680,
    height: 960,
    area: { x: 6, y: 6, width: 452, height: 948 },
    insets: [
      inset('20333', { x: 492, y: 376, width: 180, height: 164 }),
      inset('22736', { x: 492, y: 690, width: 180, height: 190 })
    ],
    labels: [{ text: locale === 'vi' ? 'Biển Đông' : 'East Sea', x: 582, y: 656 }]
  });
}
