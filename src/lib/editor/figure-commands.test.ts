// Figures go in after the caret's block, move over their neighbours, out of lists, never out of cells, and leave cleanly.
import { getSchema, type Editor } from '@tiptap/core';
import { DOMParser, DOMSerializer } from '@tiptap/pm/model';
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { changeFigure, figureAt, insertFigure, moveFigure, removeFigure, replaceFigure } from './figure-commands.ts';
import { articleExtensions, canonicalHtml } from './schema.ts';
import { elementOf, htmlOf, writingDocument } from './test-dom.ts';

const schema = getSchema(articleExtensions());
const id = '0190a0b0-0000-7000-8000-000000000001';
const other = id.replace(/1$/, '2');
const figure = (caption = '', media = id) =>
  `<figure data-media="${media}" data-alt="x">${caption && `<figcaption>${caption}</figcaption>`}</figure>`;

/** The parts of an editor that the commands use, with the caret at `|` or the figure selected. */
function editorWith(html: string): Editor {
  const doc = DOMParser.fromSchema(schema).parse(elementOf(html));
  let state = EditorState.create({ doc });
  let figurePos = 0;
  let caret = -1;
  doc.descendants((node, pos) => {
    if (node.type.name === 'figure') figurePos = pos;
    const at = node.isText ? (node.text as string).indexOf('|') : -1;
    if (at >= 0) caret = pos + at;
  });
  state =
    caret < 0
      ? state.apply(state.tr.setSelection(NodeSelection.create(doc, figurePos)))
      : state.apply(state.tr.setSelection(TextSelection.create(doc, caret)).delete(caret, caret + 1));
  const editor = {
    schema,
    get state() {
      return state;
    },
    view: { dispatch: (tr: EditorState['tr']) => (state = state.apply(tr)) }
  };
  return editor as unknown as Editor;
}
const htmlIn = (editor: Editor) =>
  canonicalHtml(
    htmlOf(DOMSerializer.fromSchema(schema).serializeFragment(editor.state.doc.content, { document: writingDocument }))
  );
const picked = { mediaId: other, alt: 'y', caption: 'Chữ\n mới', picture: null };

describe('inserting', () => {
  it.each([
    ['<p>a|b</p><p>c</p>', `<p>ab</p>\n${figure('Chữ mới', other)}\n<p>c</p>`],
    ['<p>a</p><p>|</p><p>c</p>', `<p>a</p>\n${figure('Chữ mới', other)}\n<p>c</p>`],
    ['<ul><li>a|</li><li>b</li></ul>', `<ul><li><p>a</p>${figure('Chữ mới', other)}</li><li>b</li></ul>`],
    [`<p>a</p>${figure('c|')}<p>b</p>`, `<p>a</p>\n${figure('c')}\n${figure('Chữ mới', other)}\n<p>b</p>`],
    ['<table><tr><td>a|</td><td>b</td></tr></table>', new RegExp(`<td><p>a</p>${figure('Chữ mới', other)}</td>`)]
  ])('into %s', (html, result) => {
    const editor = editorWith(html);
    insertFigure(editor, { ...picked, alt: 'x' });
    if (typeof result === 'string') expect(htmlIn(editor)).toBe(result);
    else expect(htmlIn(editor)).toMatch(result);
    expect(figureAt(editor.state)?.media).toBe(other);
  });
  it('leaves the caret alone when a position is given', () => {
    const editor = editorWith('<p>a|</p><p>b</p>');
    insertFigure(editor, { ...picked, alt: 'x', caption: '' }, 6);
    expect(htmlIn(editor)).toBe(`<p>a</p>\n<p>b</p>\n${figure('', other)}`);
    expect(editor.state.selection.from).toBe(2);
  });
});

describe('moving', () => {
  it.each([
    [`<p>a</p>${figure()}<p>b</p>`, -1, `${figure()}\n<p>a</p>\n<p>b</p>`],
    [`<p>a</p>${figure()}<p>b</p>`, 1, `<p>a</p>\n<p>b</p>\n${figure()}`],
    [`<ul><li>a</li></ul>${figure('c|')}`, -1, `${figure('c')}\n<ul><li>a</li></ul>`],
    [`<ul><li><p>a</p>${figure()}</li></ul>`, 1, `<ul><li>a</li></ul>\n${figure()}`],
    [`<blockquote>${figure()}<p>a</p></blockquote>`, -1, `${figure()}\n<blockquote><p>a</p></blockquote>`]
  ] as const)('%s by %i', (html, step, result) => {
    const editor = editorWith(html);
    const kind = editor.state.selection.constructor;
    expect(moveFigure(editor, step)).toBe(true);
    expect(htmlIn(editor)).toBe(result);
    expect(editor.state.selection).toBeInstanceOf(kind);
    expect(figureAt(editor.state)?.media).toBe(id);
  });
  it.each([
    [figure(), 1],
    [`${figure()}<p>a</p>`, -1],
    [`<table><tr><td><p>a</p>${figure()}</td><td>b</td></tr></table>`, 1]
  ] as const)('%s stays by %i', (html, step) => {
    const editor = editorWith(html);
    expect(moveFigure(editor, step)).toBe(false);
  });
});

describe('changing', () => {
  it('describes, replaces with its caption kept, removes', () => {
    const editor = editorWith(`<p>a</p>${figure('c')}<p>b</p>`);
    changeFigure(editor, { alt: 'Đồi' });
    expect(htmlIn(editor)).toContain(`data-alt="Đồi"`);
    replaceFigure(editor, { ...picked, kind: 'video' });
    expect(htmlIn(editor)).toContain(
      `<figure data-media="${other}" data-alt="y" data-kind="video"><figcaption>c</figcaption></figure>`
    );
    removeFigure(editor);
    expect(htmlIn(editor)).toBe('<p>a</p>\n<p>b</p>');
  });
  it('leaves a paragraph where a figure was all there was', () => {
    const editor = editorWith(figure());
    removeFigure(editor);
    expect(editor.state.doc.firstChild?.type.name).toBe('paragraph');
    expect(htmlIn(editor)).toBe('');
  });
});
