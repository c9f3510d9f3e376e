// Tables of an article: TipTap's, written without widths and wrappers, and with the title that Word documents bring.
import { Table } from '@tiptap/extension-table';
import { parseHtml, textOf, type HtmlNode } from '#shared/html-tree.ts';
import { cleanHtml } from '#shared/word-html.ts';
import { safeHref } from '#shared/word-inline.ts';

const inlineTags = new Set(['strong', 'em', 'u', 's', 'br']);

/** Inline HTML as the editor writes it, from whatever stood in a title. */
function cleanInline(html: string): string {
  const { html: cleaned } = cleanHtml(`<p>${html}</p>`);
  return /^<p>([\s\S]*)<\/p>$/.exec(cleaned)?.[1] ?? '';
}

/** What ProseMirror writes elements from. */
type Spec = string | [tag: string, attributes: Record<string, string>, ...children: Spec[]];

function specOf(node: HtmlNode): Spec[] {
  if (typeof node === 'string') return [node];
  const children = node.children.flatMap(specOf);
  if (inlineTags.has(node.tag)) return [[node.tag, {}, ...children]];
  const href = node.tag === 'a' ? safeHref(node.attributes.href) : null;
  return href ? [['a', { href }, ...children]] : children;
}

/** The words of a table's title. */
export const titleText = (caption: string): string => textOf(parseHtml(caption));

export const ArticleTable = Table.extend({
  addAttributes: () => ({
    caption: {
      default: '',
      rendered: false,
      parseHTML: (table) => {
        const caption = [...table.children].find((child) => child.nodeName.toLowerCase() === 'caption');
        return caption ? cleanInline(caption.innerHTML) : '';
      }
    }
  }),
  parseHTML: () => [{ tag: 'table' }, { tag: 'caption', ignore: true }],
  renderHTML: ({ node }) => {
    const caption = node.attrs.caption as string;
    if (!caption) return ['table', {}, ['tbody', 0]];
    return [
      'table',
      {},
      ['caption', { contenteditable: 'false' }, ...parseHtml(caption).flatMap(specOf)],
      ['tbody', 0]
    ];
  }
}).configure({ View: null });
