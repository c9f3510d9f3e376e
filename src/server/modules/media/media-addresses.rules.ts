// Addresses of files and pictures; each names the content's digest, so browsers may keep it for ever.
import type { MediaItem, Picture } from '#shared/media.ts';
import type { MediaRecord, PictureFormat, Variant } from './media.types.ts';

/** What an address carries of the digest. */
export const versionOf = (media: Pick<MediaRecord, 'sha256'>): string => media.sha256.slice(0, 12);

const address = (media: MediaRecord, variant: string) => `/media/${media.id}/${variant}?v=${versionOf(media)}`;

/** The re-encoded picture in full size, or the video or document. */
export const fileAddress = (media: MediaRecord): string => address(media, media.kind === 'image' ? 'original' : 'file');

/** Null for what is no picture. */
export function pictureOf(media: MediaRecord): Picture | null {
  if (media.kind !== 'image' || media.width === null || media.height === null) return null;
  const sizes = (format: PictureFormat): Variant[] =>
    media.variants.filter((one) => one.format === format).sort((a, b) => a.width - b.width);
  const srcset = (format: PictureFormat) =>
    sizes(format)
      .map((one) => `${address(media, `${one.width}.${format}`)} ${one.width}w`)
      .join(', ');
  const webp = sizes('webp');
  const middle = webp.find((one) => one.width >= 960) ?? webp.at(-1);
  return {
    id: media.id,
    src: middle ? address(media, `${middle.width}.webp`) : fileAddress(media),
    avif: srcset('avif'),
    webp: srcset('webp'),
    width: media.width,
    height: media.height,
    colour: media.colour,
    focal: media.focal
  };
}

export const itemOf = (media: MediaRecord): MediaItem => ({
  id: media.id,
  kind: media.kind,
  fileName: media.fileName,
  contentType: media.contentType,
  bytes: media.bytes,
  url: fileAddress(media),
  picture: pictureOf(media),
  alt: media.alt,
  caption: media.caption,
  credit: media.credit,
  createdAt: media.createdAt.toISOString()
});
