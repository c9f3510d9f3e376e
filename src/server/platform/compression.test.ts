// Which encoding a browser takes, and what is worth compressing.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { acceptedEncoding, compress, decompress, isText } from './compression.ts';

it('takes the best encoding that the header allows', () => {
  expect(acceptedEncoding('gzip, deflate, br, zstd')).toBe('br');
  expect(acceptedEncoding('GZIP;q=0.5, deflate')).toBe('gzip');
  expect(acceptedEncoding('br;q=0, gzip')).toBe('gzip');
  expect(acceptedEncoding('br; q=0.000, *;q=0')).toBeUndefined();
  expect(acceptedEncoding('*')).toBe('br');
  expect(acceptedEncoding('identity')).toBeUndefined();
  expect(acceptedEncoding('brotli-like, xgzip')).toBeUndefined();
  expect(acceptedEncoding('')).toBeUndefined();
  expect(acceptedEncoding(undefined)).toBeUndefined();
});

it('is not filled by whoever sends a new header each time', () => {
  for (let n = 0; n < 1_000; n += 1) expect(acceptedEncoding(`gzip;q=0.${n + 1}`)).toBe('gzip');
});

it('knows text from what is compressed already', () => {
  for (const type of [
    'text/html',
    'text/html; charset=utf-8',
    'application/json',
    'application/rss+xml',
    'image/svg+xml'
  ])
    expect(isText(type), type).toBe(true);
  for (const type of ['image/webp', 'application/zip', 'application/octet-stream', 'font/woff2', null, undefined])
    expect(isText(type), String(type)).toBe(false);
});

it('gives back what it was given', async () => {
  const text = Buffer.from('Mô hình hay, cách làm hiệu quả. '.repeat(200));
  for (const effort of ['once', 'kept'] as const) {
    expect(brotliDecompressSync(await compress(text, 'br', effort)).equals(text)).toBe(true);
    const zipped = await compress(text, 'gzip', effort);
    expect(gunzipSync(zipped).equals(text)).toBe(true);
    expect(decompress(zipped).equals(text)).toBe(true);
  }
});
