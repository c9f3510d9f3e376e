// A report as lines: paragraphs, headings and table rows of pasted text or of a Word document. Pure.
import { parseHtml, type ElementNode, type HtmlNode } from '#shared/html-tree.ts';

export interface Line {
  text: string;
  /** A heading by its style, or a paragraph that is bold throughout. */
  strong: boolean;
  /** Cells of a table's row; `text` then joins them. */
  cells?: string[];
}

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();

/** Lines of pasted text. Word separates the cells of a copied table by tabs. */
export function linesOfText(text: string): Line[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((raw): Line => {
      const cells = raw.split('\t').map(tidy);
      const filled = cells.filter(Boolean);
      if (filled.length > 1) return { text: filled.join(' '), strong: false, cells: filled };
      return { text: filled[0] ?? '', strong: false };
    });
}

const isElement = (node: HtmlNode): node is ElementNode => typeof node !== 'string';

function plain(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return node;
      if (node.tag === 'br') return '\n';
      if (node.tag === 'img') return '';
      const inside = plain(node.children);
      return /^(p|li|h[1-6]|tr)$/.test(node.tag) ? `${inside}\n` : inside;
    })
    .join('');
}

/** Whether all of a paragraph's words are bold. */
function isBold(nodes: readonly HtmlNode[]): boolean {
  return nodes.every(
    (node) => (isElement(node) ? /^(strong|b)$/.test(node.tag) || (node.children.length > 0 && isBold(node.children)) : !node.trim()) // prettier-ignore
  );
}

const split = (text: string): string[] => text.split('\n').map(tidy);

/** Lines of a Word document read as HTML. */
export function linesOfHtml(html: string): Line[] {
  const lines: Line[] = [];
  const walk = (nodes: readonly HtmlNode[], bullet = '') => {
    for (const node of nodes) {
      if (!isElement(node)) {
        if (tidy(node)) lines.push({ text: bullet + tidy(node), strong: false });
        continue;
      }
      const { tag, children } = node;
      if (/^h[1-6]$/.test(tag)) lines.push(...split(plain(children)).map((text) => ({ text, strong: true })));
      else if (tag === 'p') {
        const strong = children.length > 0 && isBold(children);
        lines.push(...split(plain(children)).map((text) => ({ text: text && bullet + text, strong })));
      } else if (tag === 'tr') lines.push(rowOf(children));
      else if (tag === 'ul' || tag === 'ol') listOf(node, lines, walk);
      else walk(children, bullet);
    }
  };
  walk(parseHtml(html));
  return lines;
}

function listOf(list: ElementNode, lines: Line[], walk: (nodes: readonly HtmlNode[], bullet?: string) => void): void {
  let number = 0;
  for (const item of list.children) {
    if (!isElement(item)) continue;
    number += 1;
    const nested = item.children.filter((child) => isElement(child) && /^(ul|ol)$/.test(child.tag));
    const own = item.children.filter((child) => !nested.includes(child));
    const strong = own.length > 0 && isBold(own);
    const mark = list.tag === 'ol' ? `${number}. ` : '- ';
    for (const text of split(plain(own)).filter(Boolean)) lines.push({ text: mark + text, strong });
    walk(nested);
  }
}

function rowOf(nodes: readonly HtmlNode[]): Line {
  const cells = nodes
    .filter(isElement)
    .map((cell) => split(plain(cell.children)).filter(Boolean).join('\n'))
    .filter(Boolean);
  return cells.length > 1 ? { text: cells.join(' '), strong: false, cells } : { text: cells[0] ?? '', strong: false };
}
