// A Word document becomes a draft: read here, its pictures stored by the media module, then begun as an article by the door.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { docxLimitBytes, readDocxFile, type DocxPicture } from '#server/platform/docx-file.ts';
import type { Services } from '#server/services.ts';
import { cleanHtml } from '#shared/word-html.ts';
import { splitTitle } from './newsroom-docx.rules.ts';
import { plainTextOf } from './newsroom-html.rules.ts';
import { newsroomPolicy } from './newsroom.policy.ts';

export type { DocxPicture };

export interface DocxContent {
  title: string;
  /** Article HTML; its pictures wait for `placePictures`. */
  html: string;
  pictures: DocxPicture[];
}

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
  const { html, pictures } = await readDocxFile(input.file, {
    pictures: true,
    onfault: (reason) => services.logger.info({ reason }, 'a document could not be read')
  });
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
