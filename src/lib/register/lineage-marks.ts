// How an adoption reads on the map: one of five kinds, each with a shape of its own; and where the marks stand.
import type { LineageNode } from '#shared/replication.ts';

export const markKinds = ['worked', 'partly', 'did_not', 'running', 'planned'] as const;
export type MarkKind = (typeof markKinds)[number];

/** The outcome once it is told; before that, whether it runs yet. */
export const markOf = (node: Pick<LineageNode, 'outcome' | 'state'>): MarkKind =>
  node.outcome ?? (node.state === 'planned' ? 'planned' : 'running');

/** A mark's place on a drawing, for one adoption or, where a unit has very many, for all of a kind. */
export interface PlacedMark {
  ids: string[];
  kind: MarkKind;
  x: number;
  y: number;
}

/** More marks than this on one unit are told by their number. */
const mostOnUnit = 10;
const rounds = 60;

/** Pushes marks apart that lie over each other; each stays near where it belongs. */
function spread(marks: PlacedMark[], apart: number): PlacedMark[] {
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    for (const [index, a] of marks.entries())
      for (const b of marks.slice(index + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const distance = Math.hypot(dx, dy);
        if (distance >= apart - 0.5) continue;
        moved = true;
        // Two in the very same place part sideways.
        const [ux, uy] = distance < 0.01 ? [1, 0] : [dx / distance, dy / distance];
        const push = (apart - distance) / 2;
        [a.x, a.y, b.x, b.y] = [a.x - ux * push, a.y - uy * push, b.x + ux * push, b.y + uy * push];
      }
    if (!moved) break;
  }
  return marks.map((mark) => ({ ...mark, x: Math.round(mark.x), y: Math.round(mark.y) }));
}

/**
 * Marks on units, side by side around each unit's middle, none over another.
 * @param middles unit code → where a mark belongs; a node whose unit is not there is left out
 * @param apart how far apart two marks stand
 */
export function placeMarks(
  nodes: readonly { id: string; code: string; kind: MarkKind }[],
  middles: ReadonlyMap<string, { x: number; y: number }>,
  apart: number
): PlacedMark[] {
  const marks = [...Map.groupBy(nodes, (node) => node.code)].flatMap(([code, here]) => {
    const middle = middles.get(code);
    if (!middle) return [];
    const told: Omit<PlacedMark, 'x' | 'y'>[] =
      here.length > mostOnUnit
        ? markKinds
            .map((kind) => ({ kind, ids: here.filter((node) => node.kind === kind).map((node) => node.id) }))
            .filter((mark) => mark.ids.length > 0)
        : here.map((node) => ({ kind: node.kind, ids: [node.id] }));
    const columns = Math.min(told.length, 5);
    const rows = Math.ceil(told.length / columns);
    return told.map((mark, index) => ({
      ...mark,
      x: middle.x + ((index % columns) - (columns - 1) / 2) * apart,
      y: middle.y + (Math.floor(index / columns) - (rows - 1) / 2) * apart
    }));
  });
  return spread(marks, apart);
}
