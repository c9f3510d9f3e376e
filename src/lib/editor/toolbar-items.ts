// The buttons of the toolbar: the first row shapes text, the second serves whatever the caret stands in.
import type { Component } from 'svelte';
import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowLeft from '@lucide/svelte/icons/arrow-left';
import ArrowRight from '@lucide/svelte/icons/arrow-right';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import Bold from '@lucide/svelte/icons/bold';
import Captions from '@lucide/svelte/icons/captions';
import Crosshair from '@lucide/svelte/icons/crosshair';
import ExternalLink from '@lucide/svelte/icons/external-link';
import Heading2 from '@lucide/svelte/icons/heading-2';
import Heading3 from '@lucide/svelte/icons/heading-3';
import Heading4 from '@lucide/svelte/icons/heading-4';
import Image from '@lucide/svelte/icons/image';
import Indent from '@lucide/svelte/icons/list-indent-increase';
import Italic from '@lucide/svelte/icons/italic';
import Link from '@lucide/svelte/icons/link';
import List from '@lucide/svelte/icons/list';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import Merge from '@lucide/svelte/icons/table-cells-merge';
import Minus from '@lucide/svelte/icons/minus';
import Outdent from '@lucide/svelte/icons/list-indent-decrease';
import PanelLeft from '@lucide/svelte/icons/panel-left';
import PanelTop from '@lucide/svelte/icons/panel-top';
import Pencil from '@lucide/svelte/icons/pencil';
import Plus from '@lucide/svelte/icons/plus';
import Quote from '@lucide/svelte/icons/text-quote';
import Redo from '@lucide/svelte/icons/redo-2';
import Replace from '@lucide/svelte/icons/replace';
import Split from '@lucide/svelte/icons/table-cells-split';
import Strikethrough from '@lucide/svelte/icons/strikethrough';
import Table from '@lucide/svelte/icons/table';
import Trash from '@lucide/svelte/icons/trash';
import Underline from '@lucide/svelte/icons/underline';
import Undo from '@lucide/svelte/icons/undo-2';
import Unlink from '@lucide/svelte/icons/unlink';
import Video from '@lucide/svelte/icons/video';
import type { editorTexts } from '#shared/messages/editor.ts';
import type { ToolbarState } from './toolbar-state.ts';

export interface Tool {
  id: string;
  label: string;
  icons: Component<{ size?: number }>[];
  /** Words shown on the button. */
  words?: string | undefined;
  /** As TipTap writes keys: `Mod-Shift-7`. */
  keys?: string | undefined;
  pressed?: boolean | undefined;
  disabled?: boolean | undefined;
  tone?: 'warning' | 'danger' | undefined;
}
export interface ToolGroup {
  id: string;
  label: string;
  /** Words shown before the group's buttons. */
  words?: string | undefined;
  tools: Tool[];
}
type Texts = ReturnType<typeof editorTexts>;

export function textGroups(t: Texts, state: ToolbarState): ToolGroup[] {
  const { canFormat, canList } = state;
  const heading = (level: 2 | 3 | 4, icon: Tool['icons'][number]): Tool => ({
    id: `heading${level}`,
    label: t[`heading${level}`],
    icons: [icon],
    keys: `Mod-Alt-${level}`,
    pressed: state.heading === level,
    disabled: !canFormat
  });
  return [
    {
      id: 'history',
      label: t.history,
      tools: [
        { id: 'undo', label: t.undo, icons: [Undo], keys: 'Mod-z', disabled: !state.canUndo },
        { id: 'redo', label: t.redo, icons: [Redo], keys: 'Mod-Shift-z', disabled: !state.canRedo }
      ]
    },
    { id: 'headings', label: t.headings, tools: [heading(2, Heading2), heading(3, Heading3), heading(4, Heading4)] },
    {
      id: 'marks',
      label: t.textTools,
      tools: [
        { id: 'bold', label: t.bold, icons: [Bold], keys: 'Mod-b', pressed: state.bold, disabled: !state.canBold },
        { id: 'italic', label: t.italic, icons: [Italic], keys: 'Mod-i', pressed: state.italic },
        { id: 'underline', label: t.underline, icons: [Underline], keys: 'Mod-u', pressed: state.underline },
        { id: 'strike', label: t.strike, icons: [Strikethrough], keys: 'Mod-Shift-s', pressed: state.strike },
        { id: 'link', label: t.link, icons: [Link], keys: 'Mod-k', pressed: state.link !== null }
      ]
    },
    {
      id: 'lists',
      label: t.lists,
      tools: [
        {
          id: 'bulletList',
          label: t.bulletList,
          icons: [List],
          keys: 'Mod-Shift-8',
          pressed: state.bulletList,
          disabled: !canList
        },
        {
          id: 'orderedList',
          label: t.orderedList,
          icons: [ListOrdered],
          keys: 'Mod-Shift-7',
          pressed: state.orderedList,
          disabled: !canList
        },
        { id: 'outdent', label: t.outdent, icons: [Outdent], keys: 'Mod-[', disabled: !state.canLift },
        { id: 'indent', label: t.indent, icons: [Indent], keys: 'Mod-]', disabled: !state.canSink },
        {
          id: 'blockquote',
          label: t.blockquote,
          icons: [Quote],
          keys: 'Mod-Shift-b',
          pressed: state.blockquote,
          disabled: !canFormat
        }
      ]
    }
  ];
}

function figureGroups(t: Texts, figure: NonNullable<ToolbarState['figure']>): ToolGroup[] {
  const altWords = figure.video ? t.videoAlt : figure.alt ? t.alt : t.altMissing;
  return [
    {
      id: 'figure',
      label: t.figureTools,
      tools: [
        {
          id: 'alt',
          label: altWords,
          words: altWords,
          icons: [Captions],
          tone: figure.alt ? undefined : 'warning'
        },
        ...(figure.video ? [] : [{ id: 'focal', label: t.focal, words: t.focal, icons: [Crosshair] }]),
        { id: 'replace', label: t.replace, words: t.replace, icons: [Replace] },
        { id: 'moveUp', label: t.moveUp, icons: [ArrowUp], keys: 'Alt-ArrowUp', disabled: !figure.canMoveUp },
        { id: 'moveDown', label: t.moveDown, icons: [ArrowDown], keys: 'Alt-ArrowDown', disabled: !figure.canMoveDown },
        { id: 'removeFigure', label: t.removeFigure, words: t.removeFigure, icons: [Trash], tone: 'danger' }
      ]
    }
  ];
}

function tableGroups(t: Texts, table: NonNullable<ToolbarState['table']>): ToolGroup[] {
  return [
    {
      id: 'rows',
      label: t.rows,
      words: t.rows,
      tools: [
        { id: 'rowBefore', label: t.rowBefore, icons: [Plus, ArrowUp] },
        { id: 'rowAfter', label: t.rowAfter, icons: [Plus, ArrowDown] },
        { id: 'deleteRow', label: t.deleteRow, icons: [Trash], tone: 'danger' }
      ]
    },
    {
      id: 'columns',
      label: t.columns,
      words: t.columns,
      tools: [
        { id: 'columnBefore', label: t.columnBefore, icons: [ArrowLeft, Plus] },
        { id: 'columnAfter', label: t.columnAfter, icons: [Plus, ArrowRight] },
        { id: 'deleteColumn', label: t.deleteColumn, icons: [Trash], tone: 'danger' }
      ]
    },
    {
      id: 'cells',
      label: t.cells,
      tools: [
        { id: 'headerRow', label: t.headerRow, icons: [PanelTop], pressed: table.headerRow },
        { id: 'headerColumn', label: t.headerColumn, icons: [PanelLeft], pressed: table.headerColumn },
        { id: 'mergeCells', label: t.mergeCells, icons: [Merge], disabled: !table.canMerge },
        { id: 'splitCell', label: t.splitCell, icons: [Split], disabled: !table.canSplit }
      ]
    },
    {
      id: 'table',
      label: t.tableTools,
      tools: [
        { id: 'tableCaption', label: t.tableCaption, words: t.tableCaption, icons: [Captions] },
        { id: 'deleteTable', label: t.deleteTable, words: t.deleteTable, icons: [Trash], tone: 'danger' }
      ]
    }
  ];
}

export function placeGroups(t: Texts, state: ToolbarState): ToolGroup[] {
  const linkGroup: ToolGroup = {
    id: 'linkHere',
    label: t.linkTools,
    tools: [
      { id: 'editLink', label: t.editLink, words: t.editLink, icons: [Pencil] },
      { id: 'openLink', label: t.openLink, words: t.openLink, icons: [ExternalLink] },
      { id: 'removeLink', label: t.removeLink, words: t.removeLink, icons: [Unlink] }
    ]
  };
  const insertGroup: ToolGroup = {
    id: 'insert',
    label: t.insertTools,
    tools: [
      { id: 'picture', label: t.insertPicture, words: t.picture, icons: [Image] },
      { id: 'video', label: t.insertVideo, words: t.video, icons: [Video] },
      { id: 'table', label: t.insertTable, words: t.table, icons: [Table] },
      { id: 'rule', label: t.insertRule, words: t.rule, icons: [Minus] }
    ]
  };
  const link = state.link === null ? [] : [linkGroup];
  if (state.figure) return [...figureGroups(t, state.figure), ...link];
  if (state.table) return [...link, ...tableGroups(t, state.table)];
  return [...link, insertGroup];
}
