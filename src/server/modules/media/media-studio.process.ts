// The picture process: decodes and encodes what strangers send, away from the server; ends when its parent does.
import { setPriority } from 'node:os';
import { AppError } from '#server/platform/errors.ts';
import { renderOgPicture } from '#server/platform/og-picture.ts';
import { encodeAvifSizes, preparePicture } from './media-pictures.ts';
import type { StudioAnswer, StudioRequest, StudioTask, StudioTasks } from './media-studio.types.ts';

const tasks: { [T in StudioTask]: (input: StudioTasks[T]['input']) => Promise<StudioTasks[T]['output']> } = {
  prepare: ({ path, sniffed }) => preparePicture(path, sniffed),
  avif: ({ original, widths }) => encodeAvifSizes(original, widths),
  preview: renderOgPicture
};

const answer = (message: StudioAnswer) => process.connected && process.send?.(message);

process.on('message', ({ id, task, input }: StudioRequest) => {
  (tasks[task] as (input: unknown) => Promise<StudioTasks[StudioTask]['output']>)(input).then(
    (output) => answer({ id, output }),
    (error: Error) => {
      const known =
        error instanceof AppError ? { code: error.code, status: error.status, details: error.details } : undefined;
      answer({ id, error: { message: error.message, ...(known && { known }) } });
    }
  );
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
// Ctrl-C reaches the whole group; the server first finishes what it is doing and then lets go.
process.on('SIGINT', () => undefined);
// Pages come before pictures when both want the processor.
setPriority(5);
