// What a browser may ask of a file beside the whole: a part of it, or only whether it changed (RFC 9110, 13 and 14).

export interface ByteRange {
  /** Inclusive positions. */
  start: number;
  end: number;
}

/**
 * Reads a Range header for a file of `size` bytes. Undefined: send the whole, as for several ranges or another unit.
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.replace(/\s/g, '') ?? '');
  const [from = '', to = ''] = match?.slice(1) ?? [];
  if (!match || (!from && !to)) return undefined;
  if (!from) {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(from);
  const end = to ? Math.min(Number(to), size - 1) : size - 1;
  if (to && Number(to) < start) return undefined;
  return start < size ? { start, end } : 'unsatisfiable';
}

type Header = string | string[] | undefined;
const text = (header: Header) => (Array.isArray(header) ? header.join(',') : (header ?? ''));
const bare = (tag: string) => tag.trim().replace(/^W\//, '');
const seconds = (time: Date) => Math.floor(time.getTime() / 1000);

/** Whether the browser's copy is still good. If-None-Match outranks If-Modified-Since. */
export function isUnchanged(headers: Record<string, Header>, etag: string, modified: Date): boolean {
  const tags = text(headers['if-none-match']);
  if (tags) return tags.trim() === '*' || tags.split(',').some((tag) => bare(tag) === etag);
  const since = Date.parse(text(headers['if-modified-since']));
  return !Number.isNaN(since) && seconds(modified) * 1000 <= since;
}

/** Whether a Range header still fits the content the browser began with. */
export function rangeStillFits(headers: Record<string, Header>, etag: string, modified: Date): boolean {
  const condition = text(headers['if-range']).trim();
  if (!condition) return true;
  if (condition.startsWith('"')) return condition === etag;
  const since = Date.parse(condition);
  return !Number.isNaN(since) && seconds(modified) * 1000 === since;
}
