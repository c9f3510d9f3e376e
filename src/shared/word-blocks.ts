// The blocks an article's body is made of, and how they are written as HTML.
import { escapeAttribute } from './html-tree.ts';
import { writeRuns, type Run } from './word-inline.ts';

export type Block =
  | { kind: 'p' | 'h2' | 'h3' | 'h4'; runs: Run[] }
  | { kind: 'item'; level: number; ordered: boolean; runs: Run[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'blockquote'; blocks: Block[] }
  | { kind: 'figure'; media: string; alt: string; video: boolean; caption: Run[] }
  | { kind: 'table'; caption: Run[]; rows: Cell[][] }
  | { kind: 'hr' };

export interface Cell {
  header: boolean;
  colspan: number;
  rowspan: number;
  blocks: Block[];
}

export function writeBlock(block: Block): string {
  switch (block.kind) {
    case 'hr':
      return '<hr />';
    case 'item':
      return `<p>${writeRuns(block.runs)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${writeTight(item)}</li>`).join('')}</${tag}>`;
    }
    case 'blockquote':
      return `<blockquote>${block.blocks.map(writeBlock).join('')}</blockquote>`;
    case 'figure': {
      const alt = block.alt ? ` data-alt="${escapeAttribute(block.alt)}"` : '';
      const kind = block.video ? ' data-kind="video"' : '';
      const caption = block.caption.length > 0 ? `<figcaption>${writeRuns(block.caption)}</figcaption>` : '';
      return `<figure data-media="${block.media}"${alt}${kind}>${caption}</figure>`;
    }
    case 'table':
      return writeTable(block);
    default:
      return `<${block.kind}>${writeRuns(block.runs)}</${block.kind}>`;
  }
}

/** A first paragraph alone, or with lists after it, needs no <p> in a list item or a cell. */
function writeTight(blocks: readonly Block[]): string {
  const [first, ...rest] = blocks;
  const tight = first?.kind === 'p' && rest.every((block) => block.kind === 'list');
  return tight ? writeRuns(first.runs) + rest.map(writeBlock).join('') : blocks.map(writeBlock).join('');
}

function writeTable(table: Extract<Block, { kind: 'table' }>): string {
  const headRows = table.rows.findIndex((row) => !row.every((cell) => cell.header));
  const head = headRows < 0 ? Math.min(1, table.rows.length) : headRows;
  const row = (cells: readonly Cell[], inHead: boolean) =>
    `<tr>${cells
      .map((cell) => {
        const header = cell.header;
        const scope = header ? ` scope="${inHead ? 'col' : 'row'}"` : '';
        const columns = cell.colspan > 1 ? ` colspan="${cell.colspan}"` : '';
        const rows = cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : '';
        const tag = header ? 'th' : 'td';
        return `<${tag}${scope}${columns}${rows}>${writeTight(cell.blocks)}</${tag}>`;
      })
      .join('')}</tr>`;
  const top = table.rows.slice(0, head).map((cells) => row(cells, true));
  const body = table.rows.slice(head).map((cells) => row(cells, false));
  return (
    '<table>' +
    (table.caption.length > 0 ? `<caption>${writeRuns(table.caption)}</caption>` : '') +
    (top.length > 0 ? `<thead>${top.join('')}</thead>` : '') +
    (body.length > 0 ? `<tbody>${body.join('')}</tbody>` : '') +
    '</table>'
  );
}
