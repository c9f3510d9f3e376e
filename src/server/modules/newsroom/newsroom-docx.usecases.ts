// A Word document becomes a draft: read here, its pictures stored by the media module, then begun as an article by the door.
import { authorise, type Actor } from '#server/platform/actor.ts';
import type { Services } from '#server/services.ts';
import { cleanHtml } from '#shared/word-html.ts';
import { docxFault, docxLimitBytes, splitTitle } from './newsroom-docx.rules.ts';
import { plainTextOf } from './newsroom-html.rules.ts';
import { docxRefused } from './newsroom.errors.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

export interface DocxPicture {
  bytes: Buffer;
  contentType: string;
  alt: string;
}

export interface DocxContent {
  title: string;
  /** Article HTML; its pictures wait for `placePictures`. */
  html: string;
  pictures: DocxPicture[];
}

const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  'u => u',
  'strike => s'
];
const pictureLimit = 60;

/** What a file may be at most, in bytes, for the door to stop reading. */
export const docxUploadLimit = docxLimitBytes;

/** For a door that must know before it reads a whole file. @throws AppError sign_in_needed, forbidden */
export const authoriseDocx = (actor: Actor): void => authorise(actor, newsroomPolicy, 'newsroom.write');

/**
 * Reads a .docx: text, headings, lists, tables and pictures.
 * @throws AppError docx_empty, docx_not_docx, docx_old_word, docx_encrypted, docx_macros, docx_corrupt 422 · docx_too_large 413
 */
export async function readDocx(
  services: Services,
  actor: Actor,
  input: { file: Buffer; fileName: string }
): Promise<DocxContent> {
  authorise(actor, newsroomPolicy, 'newsroom.write');
  const fault = await docxFault(input.file);
  if (fault) throw docxRefused(fault, fault === 'too_large' ? docxLimitBytes / 1024 / 1024 : undefined);
  // Loaded when the first document comes: most processes never read one.
  const { default: mammoth } = await import('mammoth');
  const pictures: DocxPicture[] = [];
  const convertImage = mammoth.images.imgElement(async (image) => {
    if (pictures.length >= pictureLimit) return { src: '' };
    pictures.push({ bytes: await image.readAsBuffer(), contentType: image.contentType, alt: '' });
    return { src: `docx:${pictures.length - 1}` };
  });
  let html: string;
  try {
    ({ value: html } = await mammoth.convertToHtml(
      { buffer: input.file },
      { styleMap: styles, convertImage, externalFileAccess: false }
    ));
  } catch (error) {
    services.logger.info({ reason: (error as Error).message }, 'a document could not be read');
    throw docxRefused('corrupt');
  }
  // Cleaning would leave unknown pictures out: each stands as itself until the door knows its id.
  const marked = cleanHtml(html, { mediaOf: (src) => placeholder(src) });
  const { title, html: body } = splitTitle(marked.html, input.fileName.normalize('NFC'), plainTextOf);
  return { title, html: body, pictures };
}

const placeholder = (src: string): string | null => {
  const number = /^docx:(\d+)$/.exec(src)?.[1];
  return number === undefined ? null : `00000000-0000-0000-0000-${number.padStart(12, '0')}`;
};

/** Puts the ids of stored pictures into a read document; a picture without one (null) is left out. */
export function placePictures(html: string, ids: readonly (string | null)[]): string {
  return html.replace(
    /<figure data-media="00000000-0000-0000-0000-(\d{12})"([\s\S]*?)<\/figure>\n?/g,
    (whole, number) => {
      const id = ids[Number(number)];
      return id ? (whole as string).replace(/data-media="[^"]*"/, `data-media="${id}"`) : '';
    }
  );
}
