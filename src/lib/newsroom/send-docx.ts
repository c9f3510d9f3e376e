// Sends a Word file to become a draft, telling how far it has come.
import type { Locale } from '#shared/messages.ts';
import { errorText } from '#shared/messages/errors.ts';

export interface DocxAnswer {
  id: string;
  droppedPictures: number;
}

/** @throws Error with a text for the person */
export function sendDocx(
  file: File,
  options: { locale: Locale; query: URLSearchParams; onprogress: (share: number) => void }
): Promise<DocxAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/newsroom/docx?${options.query}`);
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.setRequestHeader('accept-language', options.locale);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) => options.onprogress(event.total > 0 ? event.loaded / event.total : 0);
    request.onload = () => {
      const body = (request.response ?? {}) as Partial<DocxAnswer> & { error?: { message?: string } };
      if (request.status < 300 && body.id) resolve({ id: body.id, droppedPictures: body.droppedPictures ?? 0 });
      else reject(new Error(body.error?.message ?? errorText(options.locale, 'internal')));
    };
    request.onerror = () => reject(new Error(errorText(options.locale, 'upload_interrupted')));
    request.send(file);
  });
}
