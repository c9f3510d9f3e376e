// How a figure looks while it is edited: the picture or video, and its caption to write in.
import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Picture } from '#shared/media.ts';
import type { FigureAttributes } from './figure-node.ts';

export interface FigureTexts {
  captionHere: string;
  videoCaptionHere: string;
  pictureMissing: string;
}

/** What is known of the files shown; a figure is drawn again when its file becomes known. */
export class KnownMedia {
  readonly texts: () => FigureTexts;
  readonly #pictures = new Map<string, Picture>();
  readonly #addresses = new Map<string, string>();
  readonly #drawers = new Set<(mediaId: string) => void>();

  constructor(texts: () => FigureTexts) {
    this.texts = texts;
  }
  know(mediaId: string, picture: Picture | null, url?: string): void {
    const known = this.#pictures.get(mediaId);
    if (picture === (known ?? null) && !url) return;
    if (picture) this.#pictures.set(mediaId, picture);
    if (url) this.#addresses.set(mediaId, url);
    for (const draw of this.#drawers) draw(mediaId);
  }
  picture = (mediaId: string): Picture | undefined => this.#pictures.get(mediaId);
  /** The picture, or what can be said of one that is not known: its address. */
  pictureOr(mediaId: string): Picture {
    const src = this.address(mediaId, false);
    const unknown = { id: mediaId, src, avif: '', webp: '', width: 1280, height: 720, colour: null };
    return this.picture(mediaId) ?? { ...unknown, focal: { x: 0.5, y: 0.5 } };
  }
  address(mediaId: string, video: boolean): string {
    return this.#addresses.get(mediaId) ?? `/media/${mediaId}/${video ? 'file' : 'original'}`;
  }
  watch(draw: (mediaId: string) => void): () => void {
    this.#drawers.add(draw);
    return () => this.#drawers.delete(draw);
  }
}

const sizes = '(min-width: 48rem) 42rem, 100vw';

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function drawMedia(media: KnownMedia, { media: id, alt, video }: FigureAttributes, failed: () => void): HTMLElement {
  if (video) {
    const film = make('video', {
      src: media.address(id, true),
      controls: '',
      preload: 'metadata',
      playsinline: '',
      'aria-label': alt || 'Video'
    });
    film.addEventListener('error', failed);
    return film;
  }
  const picture = media.picture(id);
  const image = make('img', {
    src: picture?.src ?? media.address(id, false),
    alt,
    decoding: 'async',
    draggable: 'false',
    ...(picture && { width: String(picture.width), height: String(picture.height) })
  });
  image.addEventListener('error', failed);
  if (!picture) return image;
  const frame = document.createElement('picture');
  for (const type of ['avif', 'webp'] as const)
    if (picture[type]) frame.append(make('source', { type: `image/${type}`, srcset: picture[type], sizes }));
  frame.append(image);
  return frame;
}

export function figureView(media: KnownMedia): NodeViewRenderer {
  return ({ node: first, editor, getPos }) => {
    let node: Node = first;
    const dom = make('figure', { class: 'editor-figure' });
    const box = make('div', { class: 'editor-media', contenteditable: 'false' });
    const contentDOM = document.createElement('figcaption');
    dom.append(box, contentDOM);

    function drawBox() {
      const attributes = node.attrs as FigureAttributes;
      const texts = media.texts();
      box.replaceChildren(
        drawMedia(media, attributes, () => {
          const note = make('p', { class: 'editor-media-missing' });
          note.textContent = attributes.alt ? `${texts.pictureMissing}: ${attributes.alt}` : texts.pictureMissing;
          box.replaceChildren(note);
        })
      );
      contentDOM.dataset.placeholder = attributes.video ? texts.videoCaptionHere : texts.captionHere;
    }
    const drawCaption = () => contentDOM.classList.toggle('is-empty', node.content.size === 0);
    drawBox();
    drawCaption();
    const unwatch = media.watch((id) => {
      if (id === (node.attrs as FigureAttributes).media) drawBox();
    });

    box.addEventListener('mousedown', (event) => {
      const pos = getPos();
      if (pos === undefined || event.button !== 0) return;
      // A video's own buttons need the press.
      if (!(event.target instanceof HTMLVideoElement)) event.preventDefault();
      editor.commands.setNodeSelection(pos);
      if (!(event.target instanceof HTMLVideoElement)) editor.view.focus();
    });

    return {
      dom,
      contentDOM,
      update(next) {
        if (next.type !== node.type) return false;
        const redraw = JSON.stringify(next.attrs) !== JSON.stringify(node.attrs);
        node = next;
        if (redraw) drawBox();
        drawCaption();
        return true;
      },
      stopEvent: (event) => event.target instanceof globalThis.Node && box.contains(event.target),
      ignoreMutation: (mutation) =>
        mutation.type !== 'selection' &&
        (mutation.target === contentDOM ? mutation.type === 'attributes' : !contentDOM.contains(mutation.target)),
      destroy: unwatch
    };
  };
}
