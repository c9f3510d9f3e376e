// The picture process: killed in the middle of work it starts anew; a task that keeps killing it is refused.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import * as files from '#tests/support/media-files.ts';
import { inStudio, studioProcess } from './media-studio.ts';

const folder = await mkdtemp(join(tmpdir(), 'mhh-studio-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const path = join(folder, 'large.png');
await writeFile(path, await files.picture(3_000, 2_000).png().toBuffer());
const sniffed = { kind: 'image', contentType: 'image/png', extension: 'png' } as const;

/** Kills whatever process works, `times` times, each time a moment after it began. */
async function killer(times: number): Promise<void> {
  let last: number | undefined;
  for (let killed = 0; killed < times;) {
    const pid = studioProcess()?.pid;
    if (pid !== undefined && pid !== last) {
      await new Promise((go) => setTimeout(go, 40));
      studioProcess()?.kill('SIGKILL');
      last = pid;
      killed += 1;
    }
    await new Promise((go) => setTimeout(go, 5));
  }
}

it('tries once more after its process was killed', async () => {
  const [picture] = await Promise.all([inStudio('prepare', { path, sniffed }), killer(1)]);
  expect(picture).toMatchObject({ width: 3_000, height: 2_000 });
  expect(Buffer.isBuffer(picture.original.data)).toBe(true);
});
it('refuses a picture that ends its process twice, and goes on with the next', async () => {
  studioProcess()?.kill('SIGKILL');
  // The task must not begin in the process that is just ending: that one is not the killer's to count.
  while (studioProcess()) await new Promise((go) => setTimeout(go, 5));
  const [refused] = await Promise.allSettled([inStudio('prepare', { path, sniffed }), killer(2)]);
  expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'media_unreadable' } });
  expect(await inStudio('prepare', { path, sniffed })).toMatchObject({ width: 3_000 });
});
it('hands errors on as they are', async () => {
  await writeFile(join(folder, 'bad.png'), 'no picture');
  await expect(inStudio('prepare', { path: join(folder, 'bad.png'), sniffed })).rejects.toMatchObject({
    code: 'media_unreadable',
    status: 422
  });
  await expect(inStudio('avif', { original: Buffer.from('x'), widths: [320] })).rejects.toThrow('unsupported');
});
