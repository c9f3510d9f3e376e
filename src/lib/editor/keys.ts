// Keys of the editor beyond TipTap's own: links, the toolbar, list levels, captions, moving figures, and a way out by Tab.
import { Extension, type Editor } from '@tiptap/core';
import { GapCursor } from '@tiptap/pm/gapcursor';
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { figureAt, moveFigure } from './figure-commands.ts';

export interface KeyActions {
  openLink: () => void;
  focusToolbar: () => void;
  moved: (step: -1 | 1) => void;
}

/** Enter in a caption goes on below the figure. */
function leaveCaption(editor: Editor): boolean {
  const figure = figureAt(editor.state);
  if (!figure || editor.state.selection instanceof NodeSelection) return false;
  const after = figure.pos + figure.node.nodeSize;
  const { tr, doc, schema } = editor.state;
  const next = doc.resolve(after).nodeAfter;
  if (next?.type.name !== 'paragraph' || next.content.size > 0) tr.insert(after, schema.nodes.paragraph!.create());
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
}

const select = (editor: Editor, pos: number) => {
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, pos)).scrollIntoView());
  return true;
};

/**
 * Backspace and Delete beside a figure select it instead of running its caption and the text together; so does Backspace
 * in an empty caption. A second press takes the figure away.
 */
function eraseTowards(editor: Editor, step: -1 | 1): boolean {
  const { selection, doc } = editor.state;
  if (!(selection instanceof TextSelection) || !selection.empty) return false;
  const { $from } = selection;
  if ($from.parentOffset !== (step < 0 ? 0 : $from.parent.content.size)) return false;
  const figure = figureAt(editor.state);
  if (figure) return figure.node.content.size === 0 ? select(editor, figure.pos) : true;
  const beyond = doc.resolve(step < 0 ? $from.before() : $from.after());
  const neighbour = step < 0 ? beyond.nodeBefore : beyond.nodeAfter;
  if (neighbour?.type.name !== 'figure') return false;
  if ($from.parent.content.size > 0) return select(editor, step < 0 ? beyond.pos - neighbour.nodeSize : beyond.pos);
  const { tr } = editor.state;
  tr.delete($from.before(), $from.after());
  const pos = step < 0 ? $from.before() - neighbour.nodeSize : $from.before();
  editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, pos)).scrollIntoView());
  return true;
}

/** The way before a figure that opens the text; a browser finds none by itself. */
function toStart(editor: Editor): boolean {
  const $start = editor.state.doc.resolve(0);
  if ($start.nodeAfter?.type.name !== 'figure') return false;
  editor.view.dispatch(editor.state.tr.setSelection(new GapCursor($start)).scrollIntoView());
  return true;
}

const printable = (event: KeyboardEvent) =>
  !event.ctrlKey && !event.metaKey && !event.altKey && (event.key.length === 1 || event.keyCode === 229);

export const ArticleKeys = Extension.create<KeyActions>({
  name: 'articleKeys',
  priority: 1100,
  addOptions: () => ({ openLink: () => undefined, focusToolbar: () => undefined, moved: () => undefined }),

  addKeyboardShortcuts() {
    const { editor, options } = this;
    const move = (step: -1 | 1) => () => {
      if (!figureAt(editor.state)) return false;
      if (moveFigure(editor, step)) options.moved(step);
      return true;
    };
    return {
      'Mod-k': () => {
        options.openLink();
        return true;
      },
      'Alt-F10': () => {
        options.focusToolbar();
        return true;
      },
      'Mod-]': () => editor.commands.sinkListItem('listItem'),
      'Mod-[': () => editor.commands.liftListItem('listItem'),
      'Alt-ArrowUp': move(-1),
      'Alt-ArrowDown': move(1),
      Enter: () => leaveCaption(editor),
      Backspace: () => eraseTowards(editor, -1),
      Delete: () => eraseTowards(editor, 1),
      'Mod-Home': () => toStart(editor)
    };
  },

  addProseMirrorPlugins() {
    let escaped = false;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            // Esc, then Tab leaves a table; the browser itself moves on.
            keydown(view, event) {
              if (event.key === 'Tab' && escaped && !event.ctrlKey && !event.altKey && !event.metaKey) {
                escaped = false;
                return true;
              }
              if (event.key !== 'Shift') escaped = event.key === 'Escape' && !event.isComposing;
              const { selection, tr } = view.state;
              // Typing while a picture is selected writes its caption instead of replacing it.
              if (selection instanceof NodeSelection && selection.node.type.name === 'figure' && printable(event))
                view.dispatch(tr.setSelection(TextSelection.create(tr.doc, selection.to - 1)));
              return false;
            },
            blur() {
              escaped = false;
              return false;
            }
          },
          decorations(state) {
            const figure = figureAt(state);
            if (!figure) return null;
            const end = figure.pos + figure.node.nodeSize;
            return DecorationSet.create(state.doc, [Decoration.node(figure.pos, end, { class: 'is-active' })]);
          }
        }
      })
    ];
  }
});
