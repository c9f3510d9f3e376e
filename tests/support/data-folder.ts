// A throw-away data folder that the embedded PostgreSQL's own user can reach, so that the cluster lies and dies inside it.
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function temporaryDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mhh-data-'));
  await chmod(folder, 0o755);
  return folder;
}
