// Where files that are still on their way will stand: a mark in the text that moves with it and shows how far they are.
import { Extension, type Editor } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

type Change = { add: { key: symbol; pos: number; element: HTMLElement } } | { remove: symbol };
const key = new PluginKey<DecorationSet>('uploadPlaces');

export const UploadPlaces = Extension.create({
  name: 'uploadPlaces',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, places) {
          const mapped = places.map(tr.mapping, tr.doc);
          const change = tr.getMeta(key) as Change | undefined;
          if (!change) return mapped;
          if ('remove' in change)
            return mapped.remove(mapped.find(undefined, undefined, (s) => s.key === change.remove));
          const { pos, element } = change.add;
          return mapped.add(tr.doc, [Decoration.widget(pos, element, { key: change.add.key, side: 1 } as never)]);
        }
      },
      props: { decorations: (state) => key.getState(state) }
    })
  ]
});

/** Position between blocks nearest to where a file was pasted or dropped. */
function blockEnd(state: EditorState, pos: number): number {
  const $pos = state.doc.resolve(Math.min(pos, state.doc.content.size));
  for (let depth = $pos.depth; depth > 0; depth -= 1) if ($pos.node(depth).isTextblock) return $pos.after(depth);
  return $pos.pos;
}

export interface UploadPlace {
  progress(share: number): void;
  /** Takes the mark away; where it stood, or null when its surroundings were deleted. */
  leave(): number | null;
}

export function markUpload(editor: Editor, label: string, at: number): UploadPlace {
  const mark = Symbol('upload');
  const element = document.createElement('div');
  element.className = 'editor-upload';
  element.contentEditable = 'false';
  const text = document.createElement('span');
  text.textContent = label;
  const bar = document.createElement('progress');
  bar.setAttribute('aria-label', label);
  element.append(text, bar);
  const change = (meta: Change) =>
    editor.view.dispatch(editor.state.tr.setMeta(key, meta).setMeta('addToHistory', false));
  change({ add: { key: mark, pos: blockEnd(editor.state, at), element } });
  return {
    progress(share) {
      bar.value = Math.min(1, Math.max(0, share));
    },
    leave() {
      const [place] = key.getState(editor.state)?.find(undefined, undefined, (spec) => spec.key === mark) ?? [];
      change({ remove: mark });
      return place?.from ?? null;
    }
  };
}
