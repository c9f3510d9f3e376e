// Tables of a Word document as rows of a sheet: merged cells stand where they begin and leave gaps beside and below. Pure.
import type { SheetCell, SheetRow } from '#server/platform/excel/read-workbook.ts';
import { parseHtml, type ElementNode, type HtmlNode } from '#shared/html-tree.ts';

const isElement = (node: HtmlNode): node is ElementNode => typeof node !== 'string';

function textOf(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return node;
      if (node.tag === 'br') return '\n';
      const inside = textOf(node.children);
      return /^(p|li|h[1-6]|tr)$/.test(node.tag) ? `${inside}\n` : inside;
    })
    .join('');
}

const cellOf = (cell: ElementNode): SheetCell =>
  textOf(cell.children)
    .normalize('NFC')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n') || null;

const span = (cell: ElementNode, name: 'colspan' | 'rowspan') =>
  Math.min(200, Math.max(1, Number(cell.attributes[name]) || 1));

function rowsOf(table: ElementNode): ElementNode[] {
  return table.children
    .filter(isElement)
    .flatMap((part) => (part.tag === 'tr' ? [part] : /^t(head|body|foot)$/.test(part.tag) ? rowsOf(part) : []));
}

/** A table's rows, numbered from 1; cells are where a reader sees them. */
function gridOf(table: ElementNode): SheetRow[] {
  /** For each column how many rows below are covered by a cell that began above. */
  const covered: number[] = [];
  return rowsOf(table).map((row, at) => {
    const cells: SheetCell[] = [];
    const next: number[] = covered.map((rows) => Math.max(0, rows - 1));
    let column = 0;
    for (const cell of row.children.filter(isElement)) {
      if (!/^t[dh]$/.test(cell.tag)) continue;
      while ((covered[column] ?? 0) > 0) column += 1;
      cells[column] = cellOf(cell);
      const [wide, deep] = [span(cell, 'colspan'), span(cell, 'rowspan')];
      for (let step = 0; step < wide; step += 1) next[column + step] = deep - 1;
      column += wide;
    }
    covered.splice(0, covered.length, ...Array.from(next, (rows) => rows ?? 0));
    return { number: at + 1, cells: Array.from(cells, (cell) => cell ?? null) };
  });
}

/** Every table of a document that stands in no other table; rows without a word are left out. */
export function tablesOfHtml(html: string): SheetRow[][] {
  const tables: SheetRow[][] = [];
  const walk = (nodes: readonly HtmlNode[]) => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      if (node.tag === 'table') tables.push(gridOf(node).filter((row) => row.cells.some((cell) => cell !== null)));
      else walk(node.children);
    }
  };
  walk(parseHtml(html));
  return tables;
}
