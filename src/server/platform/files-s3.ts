// Files in an S3-compatible store: path-style addresses, signed by aws4fetch, with retries on what may pass.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { AppError } from './errors.ts';
import { checkKey, type Files } from './files.ts';

export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface S3Options {
  /** Tries of one request in all. */
  tries?: number;
  /** Before the second try; doubles with each further one. */
  firstWaitMilliseconds?: number;
  /** To the answer's first byte; sending a body may take longer in proportion to its size. */
  timeoutMilliseconds?: number;
}

type Body = { content: Buffer } | { path: string; bytes: number };

const unavailable = (reason: string, cause?: unknown) =>
  new AppError('files_unavailable', 503, `the file store: ${reason}`, { retryAfterSeconds: 10 }, cause);

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plainText = (xml: string) =>
  xml.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
    decimal
      ? String.fromCodePoint(Number(decimal))
      : hex
        ? String.fromCodePoint(parseInt(hex, 16))
        : (entities[name] ?? whole)
  );
const elements = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => plainText(match[1] ?? ''));

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * @throws AppError (from every method) `files_unavailable` 503 when the store does not answer as it should after all
 *   tries, `disk_full` 507 when it says it has no space left
 */
export function s3Files(settings: S3Settings, options: S3Options = {}): Files {
  const { tries = 4, firstWaitMilliseconds = 200, timeoutMilliseconds = 30_000 } = options;
  const client = new AwsClient({
    accessKeyId: settings.accessKeyId,
    secretAccessKey: settings.secretAccessKey,
    region: settings.region,
    service: 's3'
  });
  const root = `${settings.endpoint.replace(/\/+$/, '')}/${settings.bucket}`;
  const addressOf = (key: string) => `${root}/${checkKey(key)}`;

  /** One request with retries; statuses listed in `accepted` (beside 2xx) are handed back. */
  async function send(
    method: string,
    url: string,
    sent: { headers?: Record<string, string>; body?: Body; sha256?: string; accepted?: number[] } = {}
  ): Promise<Response> {
    const { body } = sent;
    const bytes = body ? ('content' in body ? body.content.length : body.bytes) : 0;
    let problem = unavailable('not asked');
    for (let attempt = 0; attempt < tries; attempt++) {
      if (attempt > 0) await wait(firstWaitMilliseconds * 2 ** (attempt - 1) * (0.5 + Math.random()));
      let response: Response;
      const overdue = new AbortController();
      const timer = setTimeout(() => overdue.abort(), timeoutMilliseconds + bytes / 100);
      try {
        const request = await client.sign(url, {
          method,
          headers: {
            ...sent.headers,
            ...(body && { 'content-length': String(bytes) }),
            ...(sent.sha256 && { 'x-amz-content-sha256': sent.sha256 })
          },
          ...(body && {
            body:
              'content' in body ? new Uint8Array(body.content) : (Readable.toWeb(createReadStream(body.path)) as never)
          }),
          signal: overdue.signal
        });
        response = await fetch(request);
      } catch (error) {
        problem = unavailable((error as Error).message, error);
        continue;
      } finally {
        // What follows is the body, which a slow reader may take its time over.
        clearTimeout(timer);
      }
      if (response.ok || sent.accepted?.includes(response.status)) return response;
      const answer = method === 'HEAD' ? '' : await response.text().catch(() => '');
      const code = elements(answer, 'Code')[0] ?? '';
      if (response.status === 507 || /StorageFull|QuotaExceeded/.test(code))
        throw new AppError('disk_full', 507, `the file store is full (${code || response.status})`);
      problem = unavailable(`${method} answered ${response.status} ${code}`.trim());
      if (response.status < 500 && response.status !== 429 && response.status !== 408) throw problem;
    }
    throw problem;
  }

  const release = (response: Response) => response.body?.cancel();
  const store = async (key: string, body: Body, sha256: string, contentType: string) =>
    release(await send('PUT', addressOf(key), { headers: { 'content-type': contentType }, body, sha256 }));

  return {
    async put(key, content, contentType) {
      await store(key, { content }, createHash('sha256').update(content).digest('hex'), contentType);
    },
    async putFile(key, path, contentType) {
      const { size } = await stat(path);
      await store(key, { path, bytes: size }, await sha256OfFile(path), contentType);
    },
    async get(key, range) {
      const response = await send('GET', addressOf(key), {
        ...(range && { headers: { range: `bytes=${range.start}-${range.end}` } }),
        accepted: [404]
      });
      if (response.status === 404) {
        await release(response);
        return null;
      }
      const whole = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
      const bytes = Number(whole ?? response.headers.get('content-length'));
      const stream = response.body ? Readable.fromWeb(response.body as never) : Readable.from([]);
      return { bytes, stream };
    },
    async size(key) {
      const response = await send('HEAD', addressOf(key), { accepted: [404] });
      return response.status === 404 ? null : Number(response.headers.get('content-length'));
    },
    async remove(key) {
      await release(await send('DELETE', addressOf(key), { accepted: [404] }));
    },
    async *list() {
      let token: string | undefined;
      do {
        const query = new URLSearchParams({ 'list-type': '2', ...(token && { 'continuation-token': token }) });
        const xml = await (await send('GET', `${root}?${query}`)).text();
        yield* elements(xml, 'Key');
        token = elements(xml, 'IsTruncated')[0] === 'true' ? elements(xml, 'NextContinuationToken')[0] : undefined;
      } while (token);
    }
  };
}
