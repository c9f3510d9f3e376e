// Word documents: whether a file is one that can be read, told by its bytes and never by its name; and its text as HTML.
import { docxRefused, type DocxFault } from './errors.ts';
import { oldOffice, readDirectory, unpack, type ZipEntry } from './zip-file.ts';

export const docxLimitBytes = 40 * 1024 * 1024;
const xmlLimit = 24 * 1024 * 1024;
const unpackedLimit = 400 * 1024 * 1024;

/**
 * What is wrong with a file that should be a .docx; null when it can be read. Every part is unpacked once within limits, so
 * that a small file cannot grow without end afterwards.
 */
export async function docxFault(file: Buffer): Promise<DocxFault | null> {
  if (file.length === 0) return 'empty';
  if (file.length > docxLimitBytes) return 'too_large';
  if (file.subarray(0, 8).equals(oldOffice)) {
    const locked = file.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return locked ? 'encrypted' : file.includes(Buffer.from('WordDocument', 'utf16le')) ? 'old_word' : 'not_docx';
  }
  if (file.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return 'not_docx';
  const entries = readDirectory(file);
  if (!entries) return 'corrupt';
  const named = (name: string) => entries.find((entry) => entry.name === name);
  const types = named('[Content_Types].xml');
  if (!types || !entries.some((entry) => entry.name.startsWith('word/'))) return 'not_docx';
  if (entries.some((entry) => entry.encrypted)) return 'encrypted';
  if (entries.some((entry) => /(^|\/)vbaProject\.bin$/i.test(entry.name))) return 'macros';
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const isXml = (entry: ZipEntry) => /\.(xml|rels)$/i.test(entry.name);
  if (total > unpackedLimit || entries.some((entry) => isXml(entry) && entry.unpacked > xmlLimit)) return 'too_large';
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue;
    const bytes = await unpack(file, entry);
    if (!bytes) return 'corrupt';
    if (entry === types && bytes.includes('macroEnabled')) return 'macros';
  }
  return null;
}

export interface DocxPicture {
  bytes: Buffer;
  contentType: string;
  alt: string;
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

/**
 * Reads a .docx: raw HTML, not cleaned, in which a picture's source is `docx:<number>`.
 * @throws AppError docx_empty, docx_not_docx, docx_old_word, docx_encrypted, docx_macros, docx_corrupt 422 · docx_too_large 413
 */
export async function readDocxFile(
  file: Buffer,
  options: { pictures: boolean; onfault?: (reason: string) => void }
): Promise<{ html: string; pictures: DocxPicture[] }> {
  const fault = await docxFault(file);
  if (fault) throw docxRefused(fault, fault === 'too_large' ? docxLimitBytes / 1024 / 1024 : undefined);
  // Loaded when the first document comes: most processes never read one.
  const { default: mammoth } = await import('mammoth');
  const pictures: DocxPicture[] = [];
  const convertImage = mammoth.images.imgElement(async (image) => {
    if (!options.pictures || pictures.length >= pictureLimit) return { src: '' };
    pictures.push({ bytes: await image.readAsBuffer(), contentType: image.contentType, alt: '' });
    return { src: `docx:${pictures.length - 1}` };
  });
  try {
    const { value: html } = await mammoth.convertToHtml(
      { buffer: file },
      { styleMap: styles, convertImage, externalFileAccess: false }
    );
    return { html, pictures };
  } catch (error) {
    options.onfault?.((error as Error).message);
    throw docxRefused('corrupt');
  }
}
