// What comes by paste and drop: HTML is cleaned, files are handed on, and nothing is ever embedded in the text.
import { acceptedImages, acceptedVideos, imageLimitBytes } from '#shared/media.ts';
import { cleanHtml } from '#shared/word-html.ts';

/** HTML copied inside an editor comes with its own marks and has only what the schema knows. */
const isOwn = (html: string) => html.includes('data-pm-slice');

export function cleanPasted(html: string): { html: string; droppedImages: number } {
  return isOwn(html) ? { html, droppedImages: 0 } : cleanHtml(html);
}

/**
 * The files a paste or drop is about. Word sends a picture of the text beside the text itself: words go first.
 */
export function filesOf(data: DataTransfer | null): File[] {
  const files = [...(data?.files ?? [])];
  if (files.length === 0) return [];
  const html = data?.getData('text/html') ?? '';
  return html && (isOwn(html) || cleanHtml(html).html !== '') ? [] : files;
}

const images = new Set(acceptedImages.split(','));
const videos = new Set(acceptedVideos.split(','));
const byName = /\.(jpe?g|png|webp|avif|gif|tiff?|bmp|svg|mp4|webm)$/i;

export type Judgement = 'image' | 'video' | 'other' | 'too_large';

export function judgeFile(file: Pick<File, 'type' | 'name' | 'size'>): Judgement {
  if (videos.has(file.type) || (!file.type && /\.(mp4|webm)$/i.test(file.name))) return 'video';
  if (!images.has(file.type) && (file.type || !byName.test(file.name))) return 'other';
  return file.size > imageLimitBytes ? 'too_large' : 'image';
}
