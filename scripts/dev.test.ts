// The development server's watch: a file that is replaced again and again, as editors and git do, is seen each time.
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const { watchFolders } = (await import(new URL('./dev.mjs', import.meta.url).href)) as {
  watchFolders(roots: string[], onChange: (name: string) => void): void;
};

it('sees replaced and new files in old and new folders, and no test or other file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mhh-watch-'));
  const seen: string[] = [];
  watchFolders([folder], (name) => seen.push(name));
  const replace = async (path: string) => {
    await writeFile(join(folder, 'new'), String(Math.random()));
    await rename(join(folder, 'new'), join(folder, path));
  };
  const until = async (names: string[]) => {
    for (let waited = 0; seen.length < names.length && waited < 10_000; waited += 50)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen).toEqual(names);
  };
  await replace('a.ts');
  await until(['a.ts']);
  await replace('a.ts');
  await until(['a.ts', 'a.ts']);
  await replace('a.test.ts');
  await replace('note.md');
  await mkdir(join(folder, 'below'));
  await new Promise((resolve) => setTimeout(resolve, 500));
  await replace('below/b.sql');
  await until(['a.ts', 'a.ts', 'b.sql']);
  await rm(folder, { recursive: true, force: true });
});
