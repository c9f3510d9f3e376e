// Reads the body of a request that is a Word document, and stops where it grows too large.
import { buffer } from 'node:stream/consumers';
import { Transform, type Readable } from 'node:stream';
import { docxRefused } from '#server/platform/errors.ts';

/**
 * Reads a body whole.
 * @param announced what the request says of its size
 * @throws AppError docx_too_large
 */
export async function readDocxBody(source: Readable, limitBytes: number, announced = 0): Promise<Buffer> {
  const tooLarge = () => docxRefused('too_large', limitBytes / 1024 / 1024);
  if (announced > limitBytes) throw tooLarge();
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limitBytes) done(tooLarge());
      else done(null, chunk);
    }
  });
  source.on('error', (error) => counted.destroy(error));
  return buffer(source.pipe(counted));
}
