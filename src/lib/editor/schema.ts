// What the editor can hold: exactly what the server's sanitiser keeps, so that saving changes nothing.
import { getExtensionField, wrappingInputRule, type AnyExtension, type Extension, type Node } from '@tiptap/core';
import { TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { safeHref } from '#shared/word-inline.ts';
import { cleanHtml } from '#shared/word-html.ts';
import { Figure, type FigureOptions } from './figure-node.ts';
import { ArticleTable } from './table-node.ts';

const kit = StarterKit.configure({
  code: false,
  codeBlock: false,
  heading: { levels: [2, 3, 4] },
  dropcursor: { color: false, class: 'editor-dropcursor', width: 3 },
  link: {
    openOnClick: false,
    autolink: false,
    linkOnPaste: true,
    defaultProtocol: 'https',
    isAllowedUri: (url) => safeHref(url) !== null,
    HTMLAttributes: { target: null, rel: null, class: null }
  }
});

/** Parts of the kit that the articles' rules change. */
const changes: Record<string, (part: AnyExtension) => AnyExtension> = {
  // A heading is bold by its nature; the cleaner takes a second bold out.
  heading: (part) => (part as Node).extend({ marks: 'italic underline strike link' }),
  // Lists begin at 1 and take no other signs; Tab is left to the reader's way through the page.
  orderedList: (part) =>
    (part as Node).extend({
      addAttributes: () => ({}),
      addInputRules() {
        return [wrappingInputRule({ find: /^1\.\s$/, type: this.type })];
      },
      addProseMirrorPlugins: () => []
    }),
  // A heading or a picture may be all of an item, as documents from Word have it.
  listItem: (part) => (withoutTab(part) as Node).extend({ content: 'block+' }),
  listKeymap: withoutTab
};

function withoutTab(part: AnyExtension): AnyExtension {
  return (part as Extension).extend({
    addKeyboardShortcuts() {
      const { Tab: _tab, 'Shift-Tab': _back, ...keys } = this.parent?.() ?? {};
      return keys;
    }
  });
}

function kitParts(): AnyExtension[] {
  const context = { name: kit.name, options: kit.options, storage: kit.storage };
  const parts = getExtensionField<() => AnyExtension[]>(kit, 'addExtensions', context as never)();
  return parts.map((part) => changes[part.name]?.(part) ?? part);
}

/** All the editor knows: nodes, marks and their keys. */
export function articleExtensions(options: Partial<FigureOptions> = {}): AnyExtension[] {
  return [...kitParts(), Figure.configure(options), ArticleTable, TableRow, TableHeader, TableCell];
}

/** The HTML as it is saved, out of the HTML the editor writes. */
export const canonicalHtml = (html: string): string => cleanHtml(html).html;
