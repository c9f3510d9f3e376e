// A workbook as the browser saves it, sent as it is written; never kept by a cache.
import { Readable } from 'node:stream';

export const workbookResponse = ({ fileName, stream }: { fileName: string; stream: Readable }): Response =>
  new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'private, no-store'
    }
  });
