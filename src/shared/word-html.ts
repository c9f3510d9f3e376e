// Cleans pasted HTML (Word, LibreOffice, Google Docs, web pages) down to the few elements an article may hold.
import { parseHtml, textOf, type ElementNode, type HtmlNode } from './html-tree.ts';
import {
  inlineOf,
  isDropped,
  isListMarker,
  styleOf,
  tidyRuns,
  type Inline,
  type Mark,
  type Run
} from './word-inline.ts';
import { writeBlock, type Block, type Cell } from './word-blocks.ts';

export interface CleanOptions {
  /** Media id for a picture by its address (an imported document's own pictures); null leaves the picture out. */
  mediaOf?: (src: string) => string | null;
}

export interface Cleaned {
  html: string;
  /** Pictures that could not come along: they live on the writer's own disk. */
  droppedImages: number;
}

const blockTags = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li blockquote figure table hr pre section article header footer main aside nav center address dl dt dd figcaption details summary fieldset video body html'.split(
    ' '
  )
);
const tableParts = new Set(['thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'colgroup', 'col']);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const isBlock = (node: ElementNode): boolean => blockTags.has(node.tag) || tableParts.has(node.tag);
const holdsBlock = (node: ElementNode): boolean =>
  node.children.some((child) => typeof child !== 'string' && (isBlock(child) || holdsBlock(child)));

/** Characters that mean nothing on a page: NUL and other controls, zero-width signs, soft hyphens, lone surrogates. */
export function cleanText(text: string): string {
  return text

    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .normalize('NFC');
}

/** Cleans HTML of any origin; the result holds only what an article may hold and cleaning it again changes nothing. */
export function cleanHtml(source: string, options: CleanOptions = {}): Cleaned {
  const start = source.indexOf('<!--StartFragment');
  const end = source.lastIndexOf('<!--EndFragment');
  const fragment = start >= 0 && end > start ? source.slice(start, end) : source;
  const reader = new Reader(options, parseHtml(cleanText(fragment)));
  return { html: reader.read().map(writeBlock).join('\n'), droppedImages: reader.droppedImages };
}

class Reader {
  droppedImages = 0;
  readonly #options: CleanOptions;
  readonly #nodes: HtmlNode[];
  /** A document with level-1 headings moves down one level: the page's own title is level 1. */
  readonly #shift: number;

  constructor(options: CleanOptions, nodes: HtmlNode[]) {
    this.#options = options;
    this.#nodes = nodes;
    this.#shift = hasTopHeading(nodes) ? 1 : 0;
  }

  read(): Block[] {
    return this.#blocks(this.#nodes, new Set());
  }

  #blocks(nodes: readonly HtmlNode[], marks: ReadonlySet<Mark>): Block[] {
    const blocks: Block[] = [];
    let pending: HtmlNode[] = [];
    const flush = () => {
      if (pending.length > 0) blocks.push(...this.#paragraph(pending, 'p', marks));
      pending = [];
    };
    for (const node of nodes) {
      if (typeof node === 'string') pending.push(node);
      else if (isDropped(node)) continue;
      else if (isBlock(node)) {
        flush();
        blocks.push(...this.#block(node, marks));
      } else if (holdsBlock(node)) {
        flush();
        const [first] = inlineOf([{ ...node, children: ['x'] }], marks);
        blocks.push(...this.#blocks(node.children, first && 'marks' in first ? first.marks : marks));
      } else pending.push(node);
    }
    flush();
    return nestItems(blocks);
  }

  #block(node: ElementNode, marks: ReadonlySet<Mark>): Block[] {
    if (node.tag === 'hr') return [{ kind: 'hr' }];
    if (node.tag === 'figure' || node.tag === 'video') return this.#figure(node);
    if (node.tag === 'ul' || node.tag === 'ol') return this.#list(node, marks);
    if (node.tag === 'table') return this.#table(node, marks);
    if (node.tag === 'blockquote') {
      const blocks = this.#blocks(node.children, marks);
      return blocks.length > 0 ? [{ kind: 'blockquote', blocks }] : [];
    }
    if (holdsBlock(node)) return this.#blocks(node.children, marks);
    const level = headingLevel(node);
    if (level > 0) return this.#paragraph(node.children, this.#headingTag(level), marks, markerOf(node));
    const item = listLevelOf(node);
    if (item) return this.#item(node.children, item.level, item.ordered, marks);
    return this.#paragraph(node.children, 'p', marks);
  }

  #item(nodes: readonly HtmlNode[], level: number, ordered: boolean, marks: ReadonlySet<Mark>): Block[] {
    const bullets = typedBullet.exec(textOf(nodes))?.[0].length ?? 0;
    const [runs, figures] = this.#split(inlineOf(withoutStart(nodes, bullets), marks));
    return runs.length > 0 ? [{ kind: 'item', level, ordered, runs }, ...figures] : figures;
  }

  #headingTag(level: number): 'h2' | 'h3' | 'h4' {
    return (['h2', 'h2', 'h2', 'h3', 'h4'] as const)[level + this.#shift] ?? 'h4';
  }

  #paragraph(
    nodes: readonly HtmlNode[],
    kind: 'p' | 'h2' | 'h3' | 'h4',
    marks: ReadonlySet<Mark>,
    prefix = ''
  ): Block[] {
    if (kind === 'p' && typedBullet.test(textOf(nodes))) return this.#item(nodes, 1, false, marks);
    const [body, figures] = this.#split(inlineOf(nodes, marks));
    let runs = body;
    if (kind !== 'p') {
      runs = tidyRuns(
        runs.map((run) => ({ ...run, marks: new Set([...run.marks].filter((mark) => mark !== 'strong')) }))
      );
      if (prefix && runs[0]) runs = tidyRuns([{ text: `${prefix} `, marks: new Set(), href: null }, ...runs]);
    }
    return runs.length > 0 ? [{ kind, runs }, ...figures] : figures;
  }

  /** Pictures leave the line they stand in and follow it as figures. */
  #split(inline: readonly Inline[]): [Run[], Block[]] {
    const figures: Block[] = [];
    const runs: Run[] = [];
    for (const part of inline) {
      if ('text' in part) runs.push({ ...part });
      else figures.push(...this.#image(part.image));
    }
    return [tidyRuns(runs), figures];
  }

  #image(image: ElementNode): Block[] {
    const given = image.attributes['data-media'] ?? '';
    const media = uuid.test(given) ? given : (this.#options.mediaOf?.(image.attributes.src ?? '') ?? null);
    if (media) return [{ kind: 'figure', media, alt: image.attributes.alt ?? '', video: false, caption: [] }];
    const pixel = image.attributes.width === '1' || image.attributes.height === '1';
    if (!pixel && image.attributes.src) this.droppedImages += 1;
    return [];
  }

  #figure(node: ElementNode): Block[] {
    const media = node.attributes['data-media'] ?? '';
    const captionNode = node.children.find((child) => typeof child !== 'string' && child.tag === 'figcaption');
    const captionNodes = captionNode && typeof captionNode !== 'string' ? captionNode.children : [];
    if (uuid.test(media)) {
      const [caption] = this.#split(inlineOf(captionNodes));
      const alt = tidyRuns([{ text: node.attributes['data-alt'] ?? '', marks: new Set(), href: null }])
        .map((run) => run.text.replaceAll('\n', ' '))
        .join('');
      const video = node.tag === 'video' || node.attributes['data-kind'] === 'video';
      return [{ kind: 'figure', media, alt, video, caption }];
    }
    if (node.tag === 'video') return [];
    const blocks = this.#blocks(
      node.children.filter((child) => child !== captionNode),
      new Set()
    );
    const caption = this.#paragraph(captionNodes, 'p', new Set());
    const picture = blocks.find((block) => block.kind === 'figure');
    const [text] = caption;
    if (picture?.kind === 'figure' && text?.kind === 'p' && picture.caption.length === 0) {
      picture.caption = text.runs;
      return blocks;
    }
    return [...blocks, ...caption];
  }

  #list(node: ElementNode, marks: ReadonlySet<Mark>): Block[] {
    const items: Block[][] = [];
    const add = (blocks: Block[]) => {
      const [only] = blocks;
      if (only?.kind === 'list' && blocks.length === 1) items.push(...only.items);
      else if (blocks.length > 0) items.push(blocks);
    };
    for (const child of node.children) {
      if (typeof child !== 'string' && isDropped(child)) continue;
      if (typeof child === 'string' || child.tag === 'li') {
        add(this.#blocks(typeof child === 'string' ? [child] : child.children, marks));
      } else {
        // Google Docs puts an inner list beside its item, not inside.
        const inner = this.#blocks([child], marks);
        const last = items.at(-1);
        if (last) last.push(...inner);
        else add(inner);
      }
    }
    return items.length > 0 ? [{ kind: 'list', ordered: node.tag === 'ol', items }] : [];
  }

  #table(node: ElementNode, marks: ReadonlySet<Mark>): Block[] {
    const rows: Cell[][] = [];
    let caption: Run[] = [];
    const walk = (parent: ElementNode, head: boolean) => {
      for (const child of parent.children) {
        if (typeof child === 'string' || isDropped(child)) continue;
        if (child.tag === 'caption') [caption] = this.#split(inlineOf(child.children));
        else if (child.tag === 'tr') {
          const cells = child.children.flatMap((cell): Cell[] => {
            if (typeof cell === 'string' || (cell.tag !== 'td' && cell.tag !== 'th')) return [];
            const blocks = this.#blocks(cell.children, marks).flatMap(flattenTable);
            return [
              {
                header: head || cell.tag === 'th',
                colspan: span(cell.attributes.colspan),
                rowspan: span(cell.attributes.rowspan),
                blocks
              }
            ];
          });
          if (cells.length > 0) rows.push(cells);
        } else if (child.tag === 'thead' || child.tag === 'tbody' || child.tag === 'tfoot')
          walk(child, child.tag === 'thead');
      }
    };
    walk(node, false);
    const cells = rows.flat();
    if (cells.every((cell) => cell.blocks.length === 0)) return [];
    // A table of one cell is a frame around text.
    if (cells.length === 1) return (cells[0] as Cell).blocks;
    return [{ kind: 'table', caption, rows }];
  }
}

const span = (value: string | undefined) => Math.min(100, Math.max(1, Number.parseInt(value ?? '1', 10) || 1));

function flattenTable(block: Block): Block[] {
  if (block.kind !== 'table') return [block];
  return block.rows.flat().flatMap((cell) => cell.blocks);
}

function headingLevel(node: ElementNode): number {
  const tag = /^h([1-6])$/.exec(node.tag);
  if (tag) return Number(tag[1]);
  const className = node.attributes.class ?? '';
  const named = /\bMso(?:Heading|heading)(\d)\b/.exec(className);
  if (named) return Number(named[1]);
  if (/\bMsoTitle\b/.test(className)) return 1;
  const outline = Number.parseInt(styleOf(node)['mso-outline-level'] ?? '', 10);
  return outline >= 1 && outline <= 6 ? outline : 0;
}

function hasTopHeading(nodes: readonly HtmlNode[]): boolean {
  return nodes.some(
    (node) =>
      typeof node !== 'string' &&
      !isDropped(node) &&
      ((headingLevel(node) === 1 && textOf(node.children).trim() !== '') || hasTopHeading(node.children))
  );
}

/** The text of the marker ("·", "1.", "a)") that Word wrote in front of a numbered paragraph; '' without one. */
function markerOf(node: ElementNode): string {
  for (const child of node.children) {
    if (typeof child === 'string') continue;
    if (isListMarker(child)) return textOf(child.children).replace(/[\s\u00a0]+/g, '');
    const inner = markerOf(child);
    if (inner) return inner;
  }
  return '';
}

const typedBullet =
  /^(?:[\s\u00a0]*(?:[·•▪▫◦‣●○■\uf0b7\uf0a7\uf0d8\uf076\uf02d](?:[\s\u00a0]+|(?=\S))|[o§](?:[\u00a0\t]|\s{2})[\s\u00a0]*))+/u;

/** The list level and kind that Word's own list style gives a paragraph. */
function listLevelOf(node: ElementNode): { level: number; ordered: boolean } | null {
  const level = /level(\d)/.exec(styleOf(node)['mso-list'] ?? '');
  if (!level) return null;
  const marker = markerOf(node);
  const ordered = marker !== 'o' && /^\(?([0-9]+([.,][0-9]+)*|[a-zđ]{1,2}|[ivxlc]+)[.)]?$/i.test(marker);
  return { level: Number(level[1]), ordered };
}

function withoutStart(nodes: readonly HtmlNode[], length: number): HtmlNode[] {
  let left = length;
  const cut = (list: readonly HtmlNode[]): HtmlNode[] =>
    list.map((node) => {
      if (typeof node !== 'string') return left > 0 ? { ...node, children: cut(node.children) } : node;
      const rest = node.slice(left);
      left = Math.max(0, left - node.length);
      return rest;
    });
  return cut(nodes);
}

/** Runs of list paragraphs become lists inside lists, by their levels. */
function nestItems(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  let stack: { level: number; list: Extract<Block, { kind: 'list' }> }[] = [];
  for (const block of blocks) {
    if (block.kind !== 'item') {
      stack = [];
      result.push(block);
      continue;
    }
    while (stack.length > 0 && (stack.at(-1)?.level ?? 0) > block.level) stack.pop();
    let top = stack.at(-1);
    if (top && top.level === block.level && top.list.ordered !== block.ordered) {
      stack.pop();
      top = stack.at(-1);
    }
    const entry: Block[] = [{ kind: 'p', runs: block.runs }];
    if (top && top.level === block.level) {
      top.list.items.push(entry);
      continue;
    }
    const list: Extract<Block, { kind: 'list' }> = { kind: 'list', ordered: block.ordered, items: [entry] };
    if (top) top.list.items.at(-1)?.push(list);
    else result.push(list);
    stack.push({ level: block.level, list });
  }
  return result;
}
