// Keys of the editor beyond TipTap's own: links, the toolbar, list levels, captions, moving figures, and a way out by Tab.
import { Extension, type Editor } from '@tiptap/core';
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

/** Backspace at the start of a caption never takes the picture unseen: an empty one selects it first. */
function backFromCaption(editor: Editor): boolean {
  const { selection, tr } = editor.state;
  const figure = figureAt(editor.state);
  if (!figure || !(selection instanceof TextSelection) || !selection.empty || selection.$from.parentOffset > 0)
    return false;
  if (figure.node.content.size === 0) editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, figure.pos)));
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
      Backspace: () => backFromCaption(editor)
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
