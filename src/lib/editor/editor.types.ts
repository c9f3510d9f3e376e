// What the article editor asks of the page around it and hands back.
import type { FocalPoint, MediaKind, Picture } from '#shared/media.ts';

/** A file of the library, chosen or just uploaded. `kind` is `image` when left out. */
export interface PickedMedia {
  mediaId: string;
  alt: string;
  caption: string;
  /** Null for a video, and for a picture whose sizes are not known. */
  picture: Picture | null;
  kind?: MediaKind | undefined;
  /** Address of the file itself; `/media/<id>/file` when left out. */
  url?: string | undefined;
}

export type PickMedia = (kind: 'image' | 'video') => Promise<PickedMedia | null>;
/** @param progress takes the share sent so far, 0…1 */
export type UploadMedia = (file: File, progress: (share: number) => void) => Promise<PickedMedia>;
export type SaveFocal = (mediaId: string, focal: FocalPoint) => Promise<Picture | void>;

export interface EditorProps {
  /** Name of the form field that carries the HTML. */
  name: string;
  label: string;
  /**
   * The HTML. A value that the editor has not handed out itself (a restored version, an imported document) replaces the
   * text; what comes back after saving does not, so that nothing typed meanwhile is lost.
   */
  value: string;
  error?: string | undefined;
  hint?: string | undefined;
  required?: boolean | undefined;
  /** Language of the text written, not of the buttons. */
  lang?: 'vi' | 'en';
  /** Pictures of the figures in `value`, by media id; a figure without one shows `/media/<id>/original`. */
  pictures?: Record<string, Picture>;
  /** Called with canonical HTML when the text has changed, at most four times a second. */
  onchange?: ((html: string) => void) | undefined;
  /** Opens the page's own picker; without it the library's picker opens. */
  pick?: PickMedia | undefined;
  /** Takes pasted and dropped files; without it the library's own address takes them. */
  upload?: UploadMedia | undefined;
  /** Keeps a picture's focal point; without it the library's own address takes it. */
  saveFocal?: SaveFocal | undefined;
}
