// The answers of the pages' door: a page of the cache for one reader, and any other page compressed on its way.
import type { Locale } from '#shared/messages.ts';
import { compress, isText, worthCompressing, type Encoding } from './compression.ts';
import { variantFor, type CachedPage } from './page-cache.ts';

const bytes = (body: Buffer) => new Uint8Array(body.buffer as ArrayBuffer, body.byteOffset, body.byteLength);

/** A page of the cache in the encoding a reader takes. @param extra headers of this one request */
export function cachedAnswer(
  page: CachedPage,
  encoding: Encoding | undefined,
  extra: Record<string, string>
): Response {
  const { body, headers } = variantFor(page, encoding);
  const all = new Headers(extra);
  for (let at = 0; at < headers.length; at += 2) all.set(headers[at] ?? '', headers[at + 1] ?? '');
  return new Response(bytes(body), { status: page.status, headers: all });
}

/** A page taken from Kit's hands; empty where the answer is no page. */
export interface TakenPage {
  html: string;
  locale: Locale;
}

const language = 'lang="';

/**
 * The page that was taken from Kit's hands, and what Kit still had to say after it. The template names Vietnamese; another
 * language is written over it in the bytes, for a changed string of this size is copied whole once more.
 */
export async function wholeBody(response: Response, { html, locale }: TakenPage): Promise<Buffer> {
  if (html === '') return Buffer.from(await response.arrayBuffer());
  const rest = response.headers.get('content-length') === '0' ? '' : await response.text();
  const body = Buffer.from(html + rest);
  if (locale !== 'vi') body.write(locale, body.indexOf(language) + language.length);
  return body;
}

/** An answer that is not kept, compressed for its reader when it is text. Streams of unknown length pass as they are. */
export async function compressed(
  response: Response,
  taken: TakenPage,
  encoding: Encoding | undefined
): Promise<Response> {
  const { headers, status } = response;
  const isPage = taken.html !== '';
  const known = isPage || headers.has('content-length');
  if (!known || headers.has('content-encoding') || !isText(headers.get('content-type'))) return response;
  const whole = await wholeBody(response, taken);
  // Kit's own would name the empty page it was left with.
  if (isPage) headers.delete('etag');
  headers.append('vary', 'accept-encoding');
  const small = encoding && whole.length > worthCompressing ? await compress(whole, encoding, 'once') : undefined;
  if (encoding && small) headers.set('content-encoding', encoding);
  const body = small ?? whole;
  headers.set('content-length', String(body.length));
  return new Response(body.length > 0 ? bytes(body) : null, { status, headers });
}
