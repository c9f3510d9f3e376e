// Finding, inserting, moving and changing the figures of an article.
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Selection, TextSelection, type EditorState } from '@tiptap/pm/state';
import type { PickedMedia } from './editor.types.ts';
import type { FigureAttributes } from './figure-node.ts';

export interface FoundFigure extends FigureAttributes {
  pos: number;
  node: Node;
}

/** The figure that is selected or whose caption holds the caret. */
export function figureAt(state: EditorState): FoundFigure | null {
  const { selection } = state;
  const found = (pos: number, node: Node): FoundFigure => ({ pos, node, ...(node.attrs as FigureAttributes) });
  if (selection instanceof NodeSelection)
    return selection.node.type.name === 'figure' ? found(selection.from, selection.node) : null;
  const { $from, $to } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name !== 'figure') continue;
    const pos = $from.before(depth);
    return $to.pos <= pos + $from.node(depth).nodeSize ? found(pos, $from.node(depth)) : null;
  }
  return null;
}

/** Where a block goes that is put after the one at a position; an empty paragraph there gives way to it. */
function placeAfter(state: EditorState, at: number | undefined): { from: number; to: number } {
  const $at = at === undefined ? state.selection.$to : state.doc.resolve(Math.min(at, state.doc.content.size));
  const gives = (block: Node | null) => block?.type.name === 'paragraph' && block.content.size === 0;
  let depth = $at.depth;
  while (depth > 0 && !$at.node(depth).isTextblock) depth -= 1;
  if (depth > 0) {
    const to = $at.after(depth);
    return { from: gives($at.node(depth)) ? $at.before(depth) : to, to };
  }
  const before = $at.nodeBefore;
  return { from: before && gives(before) ? $at.pos - before.nodeSize : $at.pos, to: $at.pos };
}

/** Puts a block in at the caret, which goes inside it; or at a position, and then the caret stays. */
export function insertBlock(editor: Editor, node: Node, at?: number): void {
  const { state } = editor;
  const { from, to } = placeAfter(state, at);
  const tr = state.tr.replaceWith(from, to, node);
  if (at === undefined) {
    const inside = node.isLeaf ? from + node.nodeSize : from + 1;
    tr.setSelection(Selection.near(tr.doc.resolve(inside), 1)).scrollIntoView();
  }
  editor.view.dispatch(tr);
}

const captionOf = (editor: Editor, text: string) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line ? [editor.schema.text(line)] : [];
};

/** Puts a chosen file into the text, with the library's own words to begin with. */
export function insertFigure(editor: Editor, picked: PickedMedia, at?: number): void {
  const attributes: FigureAttributes = { media: picked.mediaId, alt: picked.alt, video: picked.kind === 'video' };
  insertBlock(editor, editor.schema.nodes.figure!.create(attributes, captionOf(editor, picked.caption)), at);
}

export function changeFigure(editor: Editor, attributes: Partial<FigureAttributes>): void {
  const figure = figureAt(editor.state);
  if (!figure) return;
  const { selection, tr } = editor.state;
  tr.setNodeMarkup(figure.pos, null, { ...figure.node.attrs, ...attributes });
  if (selection instanceof NodeSelection) tr.setSelection(NodeSelection.create(tr.doc, figure.pos));
  editor.view.dispatch(tr);
}

/** Another file in the same place: its own description, the caption only where there was none. */
export function replaceFigure(editor: Editor, picked: PickedMedia): void {
  const figure = figureAt(editor.state);
  if (!figure) return;
  const attributes: FigureAttributes = { media: picked.mediaId, alt: picked.alt, video: picked.kind === 'video' };
  const content = figure.node.content.size > 0 ? figure.node.content : captionOf(editor, picked.caption);
  const { tr } = editor.state;
  tr.replaceWith(figure.pos, figure.pos + figure.node.nodeSize, figure.node.type.create(attributes, content));
  editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, figure.pos)));
}

export function removeFigure(editor: Editor): void {
  const figure = figureAt(editor.state);
  if (!figure) return;
  const { tr } = editor.state;
  tr.delete(figure.pos, figure.pos + figure.node.nodeSize);
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(figure.pos, tr.doc.content.size)), 1)).scrollIntoView();
  editor.view.dispatch(tr);
}

/** Where a figure goes when it moves one block: over its neighbour, or out of a list item or quotation. */
function placeBeyond(state: EditorState, figure: FoundFigure, step: -1 | 1): number | null {
  const $pos = state.doc.resolve(figure.pos);
  const index = $pos.index();
  const neighbour = $pos.parent.maybeChild(index + step);
  if (neighbour)
    return step < 0 ? figure.pos - neighbour.nodeSize : figure.pos + figure.node.nodeSize + neighbour.nodeSize;
  if ($pos.depth === 0 || $pos.parent.type.spec.isolating || $pos.parent.childCount === 1) return null;
  // A list holds items only, so out of an item means out of its list.
  const depth = $pos.parent.type.name === 'listItem' ? $pos.depth - 1 : $pos.depth;
  return step < 0 ? $pos.before(depth) : $pos.after(depth);
}

export const canMoveFigure = (state: EditorState, figure: FoundFigure, step: -1 | 1): boolean =>
  placeBeyond(state, figure, step) !== null;

/** Moves the figure up (-1) or down (1); false when it stands at the end already. */
export function moveFigure(editor: Editor, step: -1 | 1): boolean {
  const { state } = editor;
  const figure = figureAt(state);
  const target = figure && placeBeyond(state, figure, step);
  if (!figure || target === null) return false;
  const { tr, selection } = state;
  tr.delete(figure.pos, figure.pos + figure.node.nodeSize);
  const place = tr.mapping.map(target, step);
  tr.insert(place, figure.node);
  const offset = selection.from - figure.pos;
  tr.setSelection(
    selection instanceof NodeSelection
      ? NodeSelection.create(tr.doc, place)
      : TextSelection.create(tr.doc, place + offset, place + selection.to - figure.pos)
  );
  editor.view.dispatch(tr.scrollIntoView());
  return true;
}
