// No unit may be missing from a map, and the island groups stand in their windows.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawMap, drawVietnam, mapFeatures } from './map.ts';

const topology = JSON.parse(readFileSync(new URL('../../seeds/maps/provinces.topojson', import.meta.url), 'utf8'));
const communes = JSON.parse(readFileSync(new URL('../../seeds/maps/hcmc-communes.topojson', import.meta.url), 'utf8'));

/** Absolute points of a path made of M, relative l and a, and z. */
function points(path: string): [number, number][] {
  const found: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, command, numbers] of path.matchAll(/([Mlaz])([^Mlaz]*)/g)) {
    const values = (numbers ?? '').match(/-?(?:\d*\.\d+|\d+)/g)?.map(Number) ?? [];
    if (command === 'M') [x, y] = [values[0]!, values[1]!];
    else if (command === 'l') [x, y] = [x + values[0]!, y + values[1]!];
    else continue;
    found.push([x, y]);
  }
  return found;
}

describe('the map of Viet Nam', () => {
  const drawing = drawVietnam(topology, 'vi');

  it('draws all 34 provinces and 13 special zones, each with a path', () => {
    const all = [...drawing.shapes, ...drawing.insets.flatMap((inset) => inset.shapes)];
    expect(all).toHaveLength(47);
    expect(new Set(all.map((shape) => shape.code)).size).toBe(47);
    for (const shape of all) expect(shape.path).toMatch(/^M.*z$/);
  });

  it('names Hoàng Sa with Đà Nẵng and Trường Sa with Khánh Hoà', () => {
    expect(drawing.insets.map((inset) => [inset.title, inset.subtitle])).toEqual([
      ['Hoàng Sa', '(Đà Nẵng)'],
      ['Trường Sa', '(Khánh Hoà)']
    ]);
    expect(drawing.insets[0]!.shapes[0]).toMatchObject({ name: 'Đặc khu Hoàng Sa', parentCode: '48' });
    expect(drawing.insets[1]!.shapes[0]).toMatchObject({ name: 'Đặc khu Trường Sa', parentCode: '56' });
  });

  it('keeps the main land clear of the windows, and everything on the sheet', () => {
    for (const shape of drawing.shapes) {
      for (const [x, y] of points(shape.path)) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(drawing.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(drawing.height);
        for (const { frame } of drawing.insets) {
          const inside = x > frame.x && x < frame.x + frame.width && y > frame.y && y < frame.y + frame.height;
          expect(inside).toBe(false);
        }
      }
    }
    for (const { frame, shapes } of drawing.insets) {
      for (const [x, y] of shapes.flatMap((shape) => points(shape.path))) {
        expect(x).toBeGreaterThanOrEqual(frame.x);
        expect(x).toBeLessThanOrEqual(frame.x + frame.width);
        expect(y).toBeGreaterThanOrEqual(frame.y);
        expect(y).toBeLessThanOrEqual(frame.y + frame.height);
      }
    }
  });

  it('stays small enough for a phone', () => {
    expect(JSON.stringify(drawing).length).toBeLessThan(60_000);
  });
});

describe('a map of communes', () => {
  it('draws every commune, a far island in its window', () => {
    const features = mapFeatures(communes, 'communes');
    const drawing = drawMap(features, {
      width: 600,
      height: 700,
      insets: [{ code: '26732', title: 'Côn Đảo', subtitle: '', frame: { x: 470, y: 560, width: 120, height: 120 } }]
    });
    expect(drawing.shapes.length + drawing.insets[0]!.shapes.length).toBe(168);
  });

  it('refuses a layer or a unit that is not there', () => {
    expect(() => mapFeatures(communes, 'streets')).toThrow(/no layer/);
    expect(() =>
      drawMap(mapFeatures(communes, 'communes'), {
        width: 10,
        height: 10,
        insets: [{ code: 'x', title: '', subtitle: '', frame: { x: 0, y: 0, width: 1, height: 1 } }]
      })
    ).toThrow(/no unit x/);
  });
});
