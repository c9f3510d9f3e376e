// A list as the browser saves it, sent as it is written; never kept by a cache.
import { Readable } from 'node:stream';
import { notFound } from '#server/platform/errors.ts';
import { readListFormat, type ListFormat } from '#shared/list-file.ts';

/** The format an address asks for. @throws AppError not_found */
export function askedFormat(params: { format: string }): ListFormat {
  const format = readListFormat(params.format);
  if (!format) throw notFound('the file');
  return format;
}

export const listResponse = (file: { fileName: string; contentType: string; stream: Readable }): Response =>
  new Response(Readable.toWeb(file.stream) as ReadableStream, {
    headers: {
      'content-type': file.contentType,
      'content-disposition': `attachment; filename="${file.fileName}"`,
      'cache-control': 'private, no-store'
    }
  });
