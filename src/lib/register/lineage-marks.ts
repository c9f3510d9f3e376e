// How an adoption reads on the map: one of five kinds, each with a shape of its own.
import type { LineageNode } from '#shared/replication.ts';

export const markKinds = ['worked', 'partly', 'did_not', 'running', 'planned'] as const;
export type MarkKind = (typeof markKinds)[number];

/** The outcome once it is told; before that, whether it runs yet. */
export const markOf = (node: Pick<LineageNode, 'outcome' | 'state'>): MarkKind =>
  node.outcome ?? (node.state === 'planned' ? 'planned' : 'running');

/** A mark's place on a drawing. */
export interface PlacedMark {
  id: string;
  x: number;
  y: number;
}

/**
 * Places of marks on units, several on one unit side by side around its middle.
 * @param step how far apart two marks of one unit stand
 */
export function placeMarks(
  nodes: readonly { id: string; code: string }[],
  middles: ReadonlyMap<string, { x: number; y: number }>,
  step: number
): PlacedMark[] {
  const byCode = Map.groupBy(nodes, (node) => node.code);
  return [...byCode].flatMap(([code, here]) => {
    const middle = middles.get(code);
    if (!middle) return [];
    const columns = Math.min(here.length, 5);
    const rows = Math.ceil(here.length / columns);
    return here.map((node, index) => ({
      id: node.id,
      x: middle.x + ((index % columns) - (columns - 1) / 2) * step,
      y: middle.y + (Math.floor(index / columns) - (rows - 1) / 2) * step
    }));
  });
}
