// Restores an archive and stands still in the middle, at `rows` or at `files`, until somebody kills it.
import { join } from 'node:path';
import { restoreBackup } from '#server/platform/backup/restore.ts';
import { diskFiles } from '#server/platform/files.ts';

const [stage = '', url = '', file = '', dataDir = ''] = process.argv.slice(2);

function standStill(): void {
  process.stdout.write('in the middle\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
}

const files = diskFiles(join(dataDir, 'files'));
let stored = 0;
await restoreBackup({
  url,
  file,
  store: {
    files: {
      ...files,
      async putFile(key, path, type) {
        await files.putFile(key, path, type);
        if (stage === 'files' && (stored += 1) === 3) standStill();
      }
    },
    dataDir,
    keyDigest: 'a'.repeat(64),
    secretGiven: true
  },
  replace: true,
  refuseInUse: false,
  now: () => new Date(),
  onProgress: (text) => {
    if (stage === 'rows' && text.startsWith('public.person:')) standStill();
  }
});
process.stdout.write('done\n');
