// A Word document as the browser saves it; never kept by a cache.

export const wordResponse = ({ docx, fileName }: { docx: Buffer; fileName: string }): Response =>
  new Response(new Uint8Array(docx), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'private, no-store'
    }
  });
