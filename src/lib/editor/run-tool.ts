// What each button of the toolbar does to the text.
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { insertBlock, moveFigure, removeFigure } from './figure-commands.ts';

/** Tools that ask something first; the editor's surface opens what they need. */
export const askingTools = ['link', 'editLink', 'alt', 'focal', 'replace', 'picture', 'video', 'tableCaption'] as const;
export type AskingTool = (typeof askingTools)[number];
export const isAsking = (tool: string): tool is AskingTool => (askingTools as readonly string[]).includes(tool);

function newTable(editor: Editor, columns: number, rows: number): Node {
  const { table, tableRow, tableHeader, tableCell } = editor.schema.nodes;
  const row = (index: number) =>
    tableRow!.create(
      null,
      Array.from({ length: columns }, () => (index === 0 ? tableHeader! : tableCell!).createAndFill()!)
    );
  return table!.create(
    null,
    Array.from({ length: rows }, (_, index) => row(index))
  );
}

type Chain = ReturnType<Editor['chain']>;
const commands: Record<string, (chain: Chain) => Chain> = {
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
  heading2: (chain) => chain.toggleHeading({ level: 2 }),
  heading3: (chain) => chain.toggleHeading({ level: 3 }),
  heading4: (chain) => chain.toggleHeading({ level: 4 }),
  bold: (chain) => chain.toggleBold(),
  italic: (chain) => chain.toggleItalic(),
  underline: (chain) => chain.toggleUnderline(),
  strike: (chain) => chain.toggleStrike(),
  bulletList: (chain) => chain.toggleBulletList(),
  orderedList: (chain) => chain.toggleOrderedList(),
  indent: (chain) => chain.sinkListItem('listItem'),
  outdent: (chain) => chain.liftListItem('listItem'),
  blockquote: (chain) => chain.toggleBlockquote(),
  removeLink: (chain) => chain.extendMarkRange('link').unsetLink(),
  rowBefore: (chain) => chain.addRowBefore(),
  rowAfter: (chain) => chain.addRowAfter(),
  deleteRow: (chain) => chain.deleteRow(),
  columnBefore: (chain) => chain.addColumnBefore(),
  columnAfter: (chain) => chain.addColumnAfter(),
  deleteColumn: (chain) => chain.deleteColumn(),
  headerRow: (chain) => chain.toggleHeaderRow(),
  headerColumn: (chain) => chain.toggleHeaderColumn(),
  mergeCells: (chain) => chain.mergeCells(),
  splitCell: (chain) => chain.splitCell(),
  deleteTable: (chain) => chain.deleteTable()
};

/** Runs a tool that asks nothing; the result names what happened, for the ear. */
export function runTool(editor: Editor, tool: string): 'movedUp' | 'movedDown' | 'removed' | 'tableAdded' | null {
  const command = commands[tool];
  if (command) command(editor.chain()).run();
  else if (tool === 'table') {
    insertBlock(editor, newTable(editor, 3, 3));
    return 'tableAdded';
  } else if (tool === 'rule') insertBlock(editor, editor.schema.nodes.horizontalRule!.create());
  else if (tool === 'moveUp' || tool === 'moveDown') {
    if (moveFigure(editor, tool === 'moveUp' ? -1 : 1)) return tool === 'moveUp' ? 'movedUp' : 'movedDown';
  } else if (tool === 'removeFigure') {
    removeFigure(editor);
    return 'removed';
  } else if (tool === 'openLink') {
    const href: unknown = editor.getAttributes('link').href;
    if (typeof href === 'string') window.open(href, '_blank', 'noopener');
  }
  return null;
}
