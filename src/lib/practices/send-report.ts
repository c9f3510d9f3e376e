// Sends a report in Word to have its parts recognised, telling how far it has come.
import type { Locale } from '#shared/messages.ts';
import { errorText } from '#shared/messages/errors.ts';
import type { IntakeResult } from '#shared/practice-intake.ts';

/** @throws Error with a text for the person */
export function sendReport(
  file: File,
  options: { locale: Locale; onprogress: (share: number) => void }
): Promise<IntakeResult> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/practices/report');
    request.setRequestHeader('accept-language', options.locale);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) => options.onprogress(event.total > 0 ? event.loaded / event.total : 0);
    request.onload = () => {
      const body = (request.response ?? {}) as Partial<IntakeResult> & { error?: { message?: string } };
      if (request.status < 300 && body.proposals) resolve({ proposals: body.proposals, rest: body.rest ?? '' });
      else reject(new Error(body.error?.message ?? errorText(options.locale, 'internal')));
    };
    request.onerror = () => reject(new Error(errorText(options.locale, 'upload_interrupted')));
    request.send(file);
  });
}
