// An article's HTML: made safe when it is saved, filled with pictures when it is shown, and read as plain text.
import sanitize from 'sanitize-html';
import { escapeAttribute, parseHtml, type HtmlNode } from '#shared/html-tree.ts';
import { objectPosition, type MediaKind, type Picture } from '#shared/media.ts';
import type { Locale } from '#shared/messages.ts';
import { cleanHtml, type CleanOptions } from '#shared/word-html.ts';

/** What a figure of an article needs of the media library. */
export interface BodyMedia {
  kind: MediaKind;
  url: string;
  fileName: string;
  picture: Picture | null;
  alt: string;
  caption: string;
  credit: string;
}

export const bodyLimitBytes = 2_000_000;
const plainTextLimit = 200_000;

const allowed: sanitize.IOptions = {
  allowedTags:
    'p h2 h3 h4 ul ol li blockquote strong em u s a table caption thead tbody tr th td figure figcaption br hr'.split(
      ' '
    ),
  allowedAttributes: {
    a: ['href'],
    th: [{ name: 'scope', values: ['col', 'row'] }, 'colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
    figure: ['data-media', 'data-alt', { name: 'data-kind', values: ['video'] }]
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  enforceHtmlBoundary: false
};

/**
 * Brings HTML of any origin to what an article may hold: tidied by the cleaner shared with the editor, then held to a
 * strict list of elements and attributes. Doing it again changes nothing.
 */
export function sanitiseBody(html: string, options: CleanOptions = {}): string {
  return sanitize(cleanHtml(html, options).html, allowed);
}

const figurePattern =
  /<figure data-media="([0-9a-f-]{36})"(?: data-alt="([^"]*)")?(?: data-kind="video")?>(?:<figcaption>([\s\S]*?)<\/figcaption>)?<\/figure>/g;

/** Ids of the pictures and videos a sanitised body shows, each once, in order. */
export function mediaIn(...bodies: (string | null | undefined)[]): string[] {
  return [
    ...new Set(bodies.flatMap((body) => [...(body ?? '').matchAll(figurePattern)].map((match) => match[1] as string)))
  ];
}

const frameNames: Record<Locale, string> = {
  vi: 'Bảng, cuộn ngang để xem hết',
  en: 'Table, scroll sideways to see all'
};
const sizes = '(min-width: 48rem) 44rem, 100vw';

/**
 * The HTML that readers get: every figure with its picture in all sizes, tables that scroll by themselves on a phone,
 * links to other sites without a way back into this window. A figure whose file is gone is left out.
 * @param body sanitised HTML
 */
export function renderBody(body: string, mediaOf: (id: string) => BodyMedia | undefined, locale: Locale): string {
  return body
    .replace(figurePattern, (_whole, id: string, alt: string | undefined, caption: string | undefined) => {
      const media = mediaOf(id);
      return media ? writeFigure(media, alt ?? escapeAttribute(media.alt), caption ?? '') : '';
    })
    .replace(
      /<table>/g,
      `<div class="table-scroll" role="region" tabindex="0" aria-label="${frameNames[locale]}"><table>`
    )
    .replace(/<\/table>/g, '</table></div>')
    .replace(/<a href="(https?:[^"]*)">/g, '<a href="$1" rel="noopener">');
}

/** @param alt escaped; @param caption HTML of the sanitised caption */
function writeFigure(media: BodyMedia, alt: string, caption: string): string {
  const words = caption || escapeAttribute(media.caption);
  const credit = media.credit && !words.includes(escapeAttribute(media.credit)) ? escapeAttribute(media.credit) : '';
  const line = [words, credit && `<span class="credit">${credit}</span>`].filter(Boolean).join(' ');
  const figcaption = line ? `<figcaption>${line}</figcaption>` : '';
  if (media.kind === 'document')
    return `<p><a href="${escapeAttribute(media.url)}">${words || escapeAttribute(media.fileName)}</a></p>`;
  if (media.kind === 'video' || !media.picture)
    return `<figure><video src="${escapeAttribute(media.url)}" controls preload="metadata" playsinline${alt ? ` aria-label="${alt}"` : ''}></video>${figcaption}</figure>`;
  return `<figure>${writePicture(media.picture, alt)}${figcaption}</figure>`;
}

function writePicture(picture: Picture, alt: string): string {
  const source = (type: string, srcset: string) =>
    srcset ? `<source type="image/${type}" srcset="${escapeAttribute(srcset)}" sizes="${sizes}">` : '';
  const colour = picture.colour && /^#[0-9a-f]{6}$/.test(picture.colour) ? `background-color:${picture.colour};` : '';
  return (
    `<picture>${source('avif', picture.avif)}${source('webp', picture.webp)}` +
    `<img src="${escapeAttribute(picture.src)}" alt="${alt}" width="${picture.width}" height="${picture.height}" ` +
    `loading="lazy" decoding="async" style="${colour}object-position:${objectPosition(picture.focal)}"></picture>`
  );
}

const lineTags = new Set('p h2 h3 h4 li blockquote table caption tr figure figcaption br hr ul ol div'.split(' '));

/** The words of a body, one line a block, cells apart by a tab; at most 200,000 characters. */
export function plainTextOf(body: string): string {
  let text = '';
  const walk = (nodes: readonly HtmlNode[]) => {
    for (const node of nodes) {
      if (typeof node === 'string') text += node;
      else {
        const line = lineTags.has(node.tag);
        if (line) text += '\n';
        walk(node.children);
        if (line) text += '\n';
        else if (node.tag === 'td' || node.tag === 'th') text += '\t';
      }
    }
  };
  walk(parseHtml(body));
  return text
    .replace(/[ \t]*\n[ \t\n]*/g, '\n')
    .trim()
    .slice(0, plainTextLimit);
}

/** Minutes to read Vietnamese text aloud in the mind: 240 syllables a minute, at least 1. */
export function readingMinutes(text: string): number {
  return Math.max(1, Math.round((text.match(/\S+/g)?.length ?? 0) / 240));
}
