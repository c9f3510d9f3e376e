// A small S3-compatible store in memory, for tests: checks each signature as the real one does, and can be told to misbehave.
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Settings } from '#server/platform/files-s3.ts';

export interface S3Server {
  settings: S3Settings;
  objects: Map<string, { body: Buffer; type: string }>;
  /** Method and path of every request, in order. */
  requests: string[];
  /** Statuses (with an error code) to answer next, instead of doing what was asked; 0 drops the connection. */
  misbehave: { status: number; code: string }[];
  close(): Promise<void>;
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const hex = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

/** The reason why a signature does not stand; undefined when it does. Written from the AWS description of version 4. */
function wrongSignature(request: IncomingMessage, body: Buffer, settings: S3Settings): string | undefined {
  const header = (name: string) => String(request.headers[name] ?? '');
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([\da-f]{64})$/.exec(
      header('authorization')
    );
  if (!given) return 'AccessDenied';
  const [, keyId, day = '', region = '', signed = '', signature] = given;
  if (keyId !== settings.accessKeyId) return 'InvalidAccessKeyId';
  const payload = header('x-amz-content-sha256');
  if (!header('x-amz-date').startsWith(day) || !payload) return 'AccessDenied';
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== hex(body)) return 'XAmzContentSHA256Mismatch';
  const url = new URL(request.url ?? '/', settings.endpoint);
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const headers = signed.split(';').map((name) => `${name}:${header(name).trim()}\n`);
  const canonical = [request.method, url.pathname, query, headers.join(''), signed, payload].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', header('x-amz-date'), scope, hex(canonical)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${settings.secretAccessKey}`, day), region), 's3'), 'aws4_request');
  return hmac(key, toSign).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch';
}

/** @param pageSize keys in one answer of a listing, small so that paging is met */
export async function startS3Server(pageSize = 2): Promise<S3Server> {
  const objects: S3Server['objects'] = new Map();
  const requests: string[] = [];
  const misbehave: S3Server['misbehave'] = [];
  const settings = { endpoint: '', bucket: 'tep', region: 'vn-1', accessKeyId: 'khoa', secretAccessKey: 'bi-mat' };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '/', settings.endpoint);
    requests.push(`${request.method} ${url.pathname}`);
    const refuse = (status: number, code: string) =>
      response
        .writeHead(status, { 'content-type': 'application/xml' })
        .end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);

    const planned = misbehave.shift();
    if (planned?.status === 0) return void response.destroy();
    if (planned) return void refuse(planned.status, planned.code);
    const wrong = wrongSignature(request, body, settings);
    if (wrong) return void refuse(403, wrong);

    const [, bucket, ...rest] = url.pathname.split('/');
    const key = decodeURIComponent(rest.join('/'));
    if (bucket !== settings.bucket) return void refuse(404, 'NoSuchBucket');
    if (!key && url.searchParams.get('list-type') === '2') {
      const after = url.searchParams.get('continuation-token') ?? '';
      const left = [...objects.keys()].sort().filter((name) => name > after);
      const page = left.slice(0, pageSize);
      const more = left.length > page.length;
      const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
      const contents = page.map((name) => `<Contents><Key>${name}</Key></Contents>`).join('');
      return void response
        .writeHead(200, { 'content-type': 'application/xml' })
        .end(`<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents}</ListBucketResult>`);
    }
    if (request.method === 'PUT') {
      if (!request.headers['content-length']) return void refuse(411, 'MissingContentLength');
      objects.set(key, { body, type: String(request.headers['content-type']) });
      return void response.writeHead(200).end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    const found = objects.get(key);
    if (!found) return void refuse(404, 'NoSuchKey');
    const range = /^bytes=(\d+)-(\d+)$/.exec(String(request.headers.range ?? ''));
    const start = Number(range?.[1] ?? 0);
    const part = range ? found.body.subarray(start, Number(range[2]) + 1) : found.body;
    response.writeHead(range ? 206 : 200, {
      'content-type': found.type,
      'content-length': part.length,
      ...(range && { 'content-range': `bytes ${start}-${start + part.length - 1}/${found.body.length}` })
    });
    response.end(request.method === 'HEAD' ? undefined : part);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  settings.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    settings,
    objects,
    requests,
    misbehave,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      })
  };
}
