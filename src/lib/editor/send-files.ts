// Pasted and dropped files on their way into the text: judged, marked where they will stand, uploaded one after another.
import type { Editor } from '@tiptap/core';
import { formatBytes } from '#shared/format.ts';
import { imageLimitBytes, type MediaItem } from '#shared/media.ts';
import { editorTexts } from '#shared/messages/editor.ts';
import type { Locale } from '#shared/messages.ts';
import { uploadFile } from '#lib/media/upload.ts';
import { toast } from '#lib/ui/toast.svelte.ts';
import type { PickedMedia, UploadMedia } from './editor.types.ts';
import { insertFigure } from './figure-commands.ts';
import type { KnownMedia } from './figure-view.ts';
import { judgeFile } from './incoming.ts';
import { markUpload } from './upload-places.ts';

export const pickedOf = (item: MediaItem): PickedMedia => ({
  mediaId: item.id,
  alt: item.alt,
  caption: item.caption,
  picture: item.picture,
  kind: item.kind,
  url: item.url
});

/** The library's own way in, when the page has none. */
export const uploadToLibrary =
  (locale: Locale): UploadMedia =>
  async (file, onprogress) => {
    const kind = judgeFile(file) === 'video' ? 'video' : 'image';
    return pickedOf((await uploadFile(file, { locale, kind, onprogress })).item);
  };

export interface Sending {
  editor: Editor;
  known: KnownMedia;
  locale: Locale;
  upload: UploadMedia;
  /** Reads out how far things are. */
  say: (text: string) => void;
}

/** Takes what can stand in an article, and says why of the rest. */
export function takeable(files: readonly File[], locale: Locale): File[] {
  const t = editorTexts(locale);
  return files.filter((file) => {
    const judged = judgeFile(file);
    const { name } = file;
    if (judged === 'other') toast(t.fileNotTaken({ name }), 'error');
    if (judged === 'too_large') toast(t.fileTooLarge({ name, limit: formatBytes(locale, imageLimitBytes) }), 'error');
    return judged === 'image' || judged === 'video';
  });
}

/** Uploads the files in order; each becomes a figure where it was put, wherever the writer is by then. */
export async function sendFiles(sending: Sending, files: readonly File[], at: number): Promise<void> {
  const { editor, known, locale, upload, say } = sending;
  const t = editorTexts(locale);
  const waiting = files.map((file) => ({ file, place: markUpload(editor, t.uploading({ name: file.name }), at) }));
  for (const { file, place } of waiting) {
    const { name } = file;
    say(t.uploading({ name }));
    try {
      const picked = await upload(file, place.progress);
      if (editor.isDestroyed) return;
      known.know(picked.mediaId, picked.picture, picked.url);
      insertFigure(editor, picked, place.leave() ?? editor.state.doc.content.size);
      say(t.uploaded({ name }));
    } catch (error) {
      if (editor.isDestroyed) return;
      place.leave();
      const reason = error instanceof Error && error.message ? error.message : t.tryAgain;
      toast(t.uploadFailed({ name, reason }), 'error');
    }
  }
}
