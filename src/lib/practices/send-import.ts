// Sends a file of practices to be looked at, telling how far it has come.
import type { Locale } from '#shared/messages.ts';
import { errorText } from '#shared/messages/errors.ts';

/** @returns the batch's id @throws Error with a text for the person */
export function sendImport(
  file: File,
  options: { locale: Locale; onprogress: (share: number) => void }
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/practices/import');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.setRequestHeader('accept-language', options.locale);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) => options.onprogress(event.total > 0 ? event.loaded / event.total : 0);
    request.onload = () => {
      const body = (request.response ?? {}) as { id?: string; error?: { message?: string } };
      if (request.status < 300 && body.id) resolve(body.id);
      else reject(new Error(body.error?.message ?? errorText(options.locale, 'internal')));
    };
    request.onerror = () => reject(new Error(errorText(options.locale, 'upload_interrupted')));
    request.send(file);
  });
}
