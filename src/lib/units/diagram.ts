// Lays out a small succession diagram: columns by how many steps before or after, lines from old to new.
import type { SuccessionEdge } from '#shared/units.ts';

export interface DiagramNode {
  id: string;
  x: number;
  y: number;
}
export interface DiagramLine {
  key: string;
  path: string;
  partial: boolean;
}
export interface Diagram {
  width: number;
  height: number;
  nodes: DiagramNode[];
  lines: DiagramLine[];
}

export const nodeWidth = 190;
export const nodeHeight = 58;
const columnGap = 70;
const rowGap = 14;

/**
 * Places the units that successions connect, oldest at the left. Each stands one column after the last of those it came
 * from. Undefined when there is nothing to draw or more than `most` units.
 */
export function layOut(edges: readonly SuccessionEdge[], most = 24): Diagram | undefined {
  const arrows = new Map(
    edges.flatMap((edge) => (edge.newId ? [[`${edge.oldId} ${edge.newId}`, { ...edge, newId: edge.newId }]] : []))
  );
  const ids = [...new Set([...arrows.values()].flatMap((edge) => [edge.oldId, edge.newId]))];
  if (ids.length === 0 || ids.length > most) return undefined;
  const column = new Map(ids.map((id) => [id, 0]));
  // As many rounds as units settle every column of a graph without cycles.
  for (let round = 0; round < ids.length; round += 1)
    for (const { oldId, newId } of arrows.values())
      column.set(newId, Math.max(column.get(newId) ?? 0, (column.get(oldId) ?? 0) + 1));
  // A source stands right before the first unit it went into.
  for (const id of ids) {
    const next = [...arrows.values()].filter((edge) => edge.oldId === id).map((edge) => column.get(edge.newId) ?? 1);
    const isSource = ![...arrows.values()].some((edge) => edge.newId === id);
    if (isSource && next.length > 0) column.set(id, Math.min(...next) - 1);
  }
  const columns = Map.groupBy(ids, (id) => column.get(id) ?? 0);
  const tallest = Math.max(...[...columns.values()].map((members) => members.length));
  const height = tallest * (nodeHeight + rowGap) - rowGap;
  const nodes = [...columns].flatMap(([at, members]) => {
    const own = members.length * (nodeHeight + rowGap) - rowGap;
    return members.map((id, row) => ({
      id,
      x: at * (nodeWidth + columnGap),
      y: (height - own) / 2 + row * (nodeHeight + rowGap)
    }));
  });
  const place = new Map(nodes.map((node) => [node.id, node]));
  const lines = [...arrows].flatMap(([key, edge]) => {
    const [from, to] = [place.get(edge.oldId), place.get(edge.newId)];
    if (!from || !to) return [];
    const [x1, y1] = [from.x + nodeWidth, from.y + nodeHeight / 2];
    const [x2, y2] = [to.x, to.y + nodeHeight / 2];
    const bend = (x2 - x1) / 2;
    const path = `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
    return [{ key, path, partial: edge.part === 'partial' }];
  });
  const width = (Math.max(...columns.keys()) + 1) * (nodeWidth + columnGap) - columnGap;
  return { width, height, nodes, lines };
}

/** A name in at most two lines of about `length` letters; what does not fit ends in an ellipsis. */
export function twoLines(name: string, length = 25): string[] {
  const lines: string[] = [''];
  for (const word of name.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last && last.length + word.length + 1 > length) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  if (lines.length <= 2) return lines;
  const second = lines.slice(1).join(' ');
  return [lines[0] ?? '', `${second.slice(0, length - 1).trimEnd()}…`];
}
