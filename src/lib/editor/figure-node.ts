// The figure of an article: a picture or a video of the library with its caption, written as <figure data-media>.
import { Node, type NodeViewRenderer } from '@tiptap/core';

export interface FigureOptions {
  /** Draws the figure while it is edited; null where there is no screen. */
  view: NodeViewRenderer | null;
}
export interface FigureAttributes {
  media: string;
  alt: string;
  video: boolean;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Nothing of a figure without a caption is text. */
const noCaption = (figure: HTMLElement) => figure.ownerDocument.createElement('figcaption');

export const Figure = Node.create<FigureOptions>({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  isolating: true,
  selectable: true,
  draggable: false,

  addOptions: () => ({ view: null }),

  addAttributes: () => ({
    media: { default: '', rendered: false, parseHTML: (figure) => figure.getAttribute('data-media') ?? '' },
    alt: { default: '', rendered: false, parseHTML: (figure) => figure.getAttribute('data-alt') ?? '' },
    video: { default: false, rendered: false, parseHTML: (figure) => figure.getAttribute('data-kind') === 'video' }
  }),

  parseHTML: () => [
    {
      tag: 'figure[data-media]',
      priority: 60,
      getAttrs: (figure) => (uuid.test(figure.getAttribute('data-media') ?? '') ? null : false),
      contentElement: (figure) =>
        (figure as HTMLElement).querySelector('figcaption') ?? noCaption(figure as HTMLElement)
    }
  ],

  renderHTML: ({ node }) => {
    const { media, alt, video } = node.attrs as FigureAttributes;
    const attributes = {
      'data-media': media,
      ...(alt && { 'data-alt': alt }),
      ...(video && { 'data-kind': 'video' })
    };
    return ['figure', attributes, ['figcaption', 0]];
  },

  addNodeView() {
    return this.options.view;
  }
});
