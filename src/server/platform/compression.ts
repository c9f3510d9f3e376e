// Compressing answers for one reader or for the page cache: which encoding a browser takes, what is worth it.
import { promisify } from 'node:util';
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const runBrotli = promisify(brotliCompress);
const runGzip = promisify(gzip);

/** Below this many bytes compressing saves less than its header costs. */
export const worthCompressing = 1_000;
const mostRemembered = 200;
const understood = new Map<string, Encoding | undefined>();

function understand(accepted: string): Encoding | undefined {
  const offers = new Map<string, number>();
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const quality = parameters.find((text) => text.startsWith('q='));
    offers.set(name, quality ? Number(quality.slice(2)) || 0 : 1);
  }
  const takes = (name: Encoding) => (offers.get(name) ?? offers.get('*') ?? 0) > 0;
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined;
}

/** The best encoding that an Accept-Encoding header allows; undefined when the bytes must go as they are. */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  if (!header) return undefined;
  if (understood.has(header)) return understood.get(header);
  // Browsers send a handful of different headers; whoever sends many must not fill the memory.
  if (understood.size >= mostRemembered) understood.clear();
  const encoding = understand(header);
  understood.set(header, encoding);
  return encoding;
}

const text = /^(?:text\/|application\/(?:json|javascript|xml|[\w.-]+\+(?:json|xml))|image\/svg\+xml)/i;

/** Whether this content type gets smaller by compressing; pictures and archives do not. */
export const isText = (contentType: string | null | undefined): boolean =>
  typeof contentType === 'string' && text.test(contentType);

/** @param effort `once` for an answer that one reader gets, `kept` for one that many will */
export function compress(body: Buffer, encoding: Encoding, effort: 'once' | 'kept'): Promise<Buffer> {
  if (encoding === 'gzip') return runGzip(body, { level: effort === 'kept' ? 6 : 2 });
  return runBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: effort === 'kept' ? 5 : 3,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length
    }
  });
}

/** The bytes back from what `compress` made with gzip. */
export const decompress = (body: Buffer): Buffer => gunzipSync(body);
