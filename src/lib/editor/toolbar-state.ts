// What the toolbar shows of the place where the caret stands.
import type { Editor } from '@tiptap/core';
import { CellSelection, isInTable, selectedRect } from '@tiptap/pm/tables';
import { canMoveFigure, figureAt } from './figure-commands.ts';

export interface FigureState {
  mediaId: string;
  alt: string;
  video: boolean;
  canMoveUp: boolean;
  canMoveDown: boolean;
}
export interface TableState {
  headerRow: boolean;
  headerColumn: boolean;
  canMerge: boolean;
  canSplit: boolean;
}
export interface ToolbarState {
  heading: number;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  bulletList: boolean;
  orderedList: boolean;
  blockquote: boolean;
  /** The address of the link around the caret. */
  link: string | null;
  canBold: boolean;
  canFormat: boolean;
  canList: boolean;
  canSink: boolean;
  canLift: boolean;
  canUndo: boolean;
  canRedo: boolean;
  figure: FigureState | null;
  table: TableState | null;
}

function readTable(editor: Editor): TableState | null {
  const { state } = editor;
  if (!isInTable(state)) return null;
  const { map, table } = selectedRect(state);
  const allHeaders = (cells: readonly number[]) => cells.every((at) => table.nodeAt(at)?.type.name === 'tableHeader');
  const inColumn = Array.from({ length: map.height }, (_, row) => map.map[row * map.width] as number);
  return {
    headerRow: allHeaders(map.map.slice(0, map.width)),
    headerColumn: allHeaders(inColumn),
    canMerge: state.selection instanceof CellSelection && editor.can().mergeCells(),
    canSplit: editor.can().splitCell()
  };
}

export function readState(editor: Editor): ToolbarState {
  const { state } = editor;
  const figure = figureAt(state);
  const inFigure = figure !== null;
  const heading = editor.isActive('heading') ? Number(editor.getAttributes('heading').level) : 0;
  const href: unknown = editor.isActive('link') ? editor.getAttributes('link').href : null;
  const inList = editor.isActive('listItem');
  return {
    heading,
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    underline: editor.isActive('underline'),
    strike: editor.isActive('strike'),
    bulletList: editor.isActive('bulletList'),
    orderedList: editor.isActive('orderedList'),
    blockquote: editor.isActive('blockquote'),
    link: typeof href === 'string' ? href : null,
    canBold: heading === 0,
    canFormat: !inFigure,
    canList: !inFigure,
    canSink: inList && editor.can().sinkListItem('listItem'),
    canLift: inList,
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
    figure: figure && {
      mediaId: figure.media,
      alt: figure.alt,
      video: figure.video,
      canMoveUp: canMoveFigure(state, figure, -1),
      canMoveDown: canMoveFigure(state, figure, 1)
    },
    table: inFigure ? null : readTable(editor)
  };
}
