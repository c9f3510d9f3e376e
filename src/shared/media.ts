// What a picture or a file of the library is to pages: its addresses, sizes and what may be uploaded.

export const mediaKinds = ['image', 'video', 'document'] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** The point that stays in sight when a picture is cropped; 0…1 from the left and from the top. */
export interface FocalPoint {
  x: number;
  y: number;
}

/** All that `#lib/media/Picture.svelte` needs: a fallback address and the sizes made, with no layout shift. */
export interface Picture {
  id: string;
  /** A middle size every browser can show. */
  src: string;
  /** `srcset` of the AVIF sizes; empty until the job has made them, and for animated pictures. */
  avif: string;
  /** `srcset` of the WebP sizes. */
  webp: string;
  width: number;
  height: number;
  /** Average colour as #rrggbb, painted before the picture arrives. */
  colour: string | null;
  focal: FocalPoint;
}

/** A file of the library as lists, the picker and the API show it. */
export interface MediaItem {
  id: string;
  kind: MediaKind;
  fileName: string;
  contentType: string;
  bytes: number;
  /** The re-encoded picture in full size, or the video or document itself. */
  url: string;
  /** Null for videos and documents. */
  picture: Picture | null;
  alt: string;
  caption: string;
  credit: string;
  createdAt: string;
}

/** What the upload endpoint answers. */
export interface UploadAnswer {
  item: MediaItem;
  /** True when the very same bytes were there already: `item` is the earlier one and nothing was stored. */
  existing: boolean;
}

/** Widths made of every picture that is at least as wide. */
export const pictureWidths = [320, 640, 960, 1280, 1920] as const;

export const imageLimitBytes = 40 * 1024 * 1024;
export const svgLimitBytes = 5 * 1024 * 1024;
export const pixelLimit = 100_000_000;

/** For `accept` of a file field. HEIC is left out on purpose: telephones then hand over a JPEG. */
export const acceptedImages = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff,image/bmp,image/svg+xml';
export const acceptedVideos = 'video/mp4,video/webm';
export const acceptedDocuments =
  'application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document,.docx';
export const acceptedFor: Record<MediaKind, string> = {
  image: acceptedImages,
  video: acceptedVideos,
  document: acceptedDocuments
};

/** CSS `object-position` of a focal point. */
export const objectPosition = (focal: FocalPoint): string =>
  `${Math.round(focal.x * 1000) / 10}% ${Math.round(focal.y * 1000) / 10}%`;
