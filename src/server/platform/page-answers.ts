// The answers of the pages' door: a page of the cache for one reader, and any other page compressed on its way.
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

/** The page that was taken from Kit's hands, and what Kit still had to say after it. */
export async function wholeBody(response: Response, html: string): Promise<Buffer> {
  return html === '' ? Buffer.from(await response.arrayBuffer()) : Buffer.from(html + (await response.text()));
}

/**
 * An answer that is not kept, compressed for its reader when it is text. Streams of unknown length pass as they are.
 * @param html the page, where it was taken from Kit's hands
 */
export async function compressed(response: Response, html: string, encoding: Encoding | undefined): Promise<Response> {
  const { headers, status } = response;
  const known = html !== '' || headers.has('content-length');
  if (!known || headers.has('content-encoding') || !isText(headers.get('content-type'))) return response;
  const whole = await wholeBody(response, html);
  // Kit's own would name the empty page it was left with.
  if (html !== '') headers.delete('etag');
  headers.append('vary', 'accept-encoding');
  const small = encoding && whole.length > worthCompressing ? await compress(whole, encoding, 'once') : undefined;
  if (encoding && small) headers.set('content-encoding', encoding);
  const body = small ?? whole;
  headers.set('content-length', String(body.length));
  return new Response(body.length > 0 ? bytes(body) : null, { status, headers });
}
