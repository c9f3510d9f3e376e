// Sends one file to the library, telling how far it has come; XMLHttpRequest, because fetch cannot tell.
import type { MediaKind, MediaItem, UploadAnswer } from '#shared/media.ts';
import { mediaTexts } from '#shared/messages/media.ts';
import type { Locale } from '#shared/messages.ts';

export interface UploadOptions {
  locale: Locale;
  /** Refuses files of another kind. */
  kind?: MediaKind | undefined;
  /** The share sent so far, 0…1; at 1 the server still works on the file. */
  onprogress?: ((share: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** What the library's API says when it refuses, in the reader's language. */
export class MediaRefusal extends Error {
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

interface Refusal {
  error?: { code?: string; message?: string };
}

/**
 * @throws MediaRefusal with a text for the person; DOMException AbortError when stopped by the signal
 */
export function uploadFile(file: File, options: UploadOptions): Promise<UploadAnswer> {
  const t = mediaTexts(options.locale);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/media${options.kind ? `?kind=${options.kind}` : ''}`);
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.setRequestHeader('accept-language', options.locale);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) => options.onprogress?.(event.total > 0 ? event.loaded / event.total : 0);
    request.upload.onload = () => options.onprogress?.(1);
    request.onload = () => {
      if (request.status < 300 && request.response) resolve(request.response as UploadAnswer);
      else {
        const { error } = (request.response ?? {}) as Refusal;
        reject(new MediaRefusal(error?.message ?? t.networkLost, error?.code ?? 'internal'));
      }
    };
    request.onerror = () => reject(new MediaRefusal(t.networkLost, 'upload_interrupted'));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    options.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

async function ask<T>(locale: Locale, path: string, init: RequestInit = {}): Promise<T> {
  const t = mediaTexts(locale);
  const headers = { 'accept-language': locale, ...init.headers };
  const response = await fetch(path, { ...init, headers }).catch(() => {
    throw new MediaRefusal(t.networkLost, 'upload_interrupted');
  });
  const body = (await response.json().catch(() => ({}))) as T & Refusal;
  if (!response.ok) throw new MediaRefusal(body.error?.message ?? t.networkLost, body.error?.code ?? 'internal');
  return body;
}

export interface MediaListing {
  items: MediaItem[];
  total: number;
  page: number;
  pageCount: number;
  mayUpload: boolean;
  limitBytes: number;
}

/** One page of the library. @throws MediaRefusal */
export function fetchMedia(
  locale: Locale,
  query: { q: string; kind?: MediaKind | undefined; page: number },
  signal?: AbortSignal
): Promise<MediaListing> {
  const search = new URLSearchParams({ q: query.q, page: String(query.page), ...(query.kind && { kind: query.kind }) });
  return ask(locale, `/api/v1/media?${search}`, signal ? { signal } : {});
}

export interface MediaChange {
  alt?: string;
  caption?: string;
  credit?: string;
  focalX?: number;
  focalY?: number;
}

/** Changes texts or focal point of a file. @throws MediaRefusal */
export const changeMedia = (locale: Locale, id: string, change: MediaChange): Promise<MediaItem> =>
  ask(locale, `/api/v1/media/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change)
  });
