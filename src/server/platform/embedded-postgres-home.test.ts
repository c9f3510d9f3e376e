// Which cluster a data folder has: moved, copied, made anew at an old path, and what is missing is said and never replaced.
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDataFolder } from '#tests/support/data-folder.ts';
import {
  chooseClusterDir,
  findCluster,
  prepareDataFolder,
  stateFolder,
  writeRecord
} from './embedded-postgres-home.ts';

const made: string[] = [];
let root: string;
let first: string;
let second: string;

async function cluster(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'PG_VERSION'), '18\n');
  return folder;
}

beforeEach(async () => {
  root = await temporaryDataFolder();
  made.push(root);
  first = join(root, 'first');
  second = join(root, 'second');
  await mkdir(first);
});
afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true });
});

describe('a data folder that holds its cluster', () => {
  beforeEach(async () => {
    const clusterDir = await cluster(join(first, 'postgres'));
    await writeRecord(first, { clusterDir, port: 5000, password: 'p', created: true });
  });
  it('is found', async () => {
    expect(await findCluster(first)).toMatchObject({ clusterDir: join(first, 'postgres'), port: 5000, password: 'p' });
  });
  it('brings it along when it is copied: the copy never works on the original', async () => {
    await cp(first, second, { recursive: true });
    expect(await findCluster(second)).toMatchObject({ clusterDir: join(second, 'postgres') });
  });
  it('is not begun anew when the cluster or its record is gone', async () => {
    await rename(join(first, 'postgres'), join(root, 'elsewhere'));
    await expect(findCluster(first)).rejects.toThrow(/is gone from .*first\/postgres/);
    await rename(join(root, 'elsewhere'), join(first, 'postgres'));
    await rm(join(first, 'postgres.json'));
    await expect(findCluster(first)).rejects.toThrow(/postgres\.json is missing/);
  });
});

describe('a data folder whose cluster lies elsewhere', () => {
  beforeEach(async () => {
    const clusterDir = await cluster(join(root, 'state', 'abc'));
    await writeRecord(first, { clusterDir, port: 5000, password: 'p', created: true });
  });
  it('keeps it when it is moved', async () => {
    await rename(first, second);
    expect(await findCluster(second)).toMatchObject({ clusterDir: join(root, 'state', 'abc') });
  });
  it('does not share it with a copy', async () => {
    await cp(first, second, { recursive: true });
    await expect(findCluster(second)).rejects.toThrow(`${second} is a copy of ${first}`);
    expect(await findCluster(first)).toMatchObject({ clusterDir: join(root, 'state', 'abc') });
  });
  it('begins anew, at a new place, when it was deleted and made again', async () => {
    await rm(first, { recursive: true });
    await mkdir(first, { mode: 0o700 });
    expect(await findCluster(first)).toBeUndefined();
    if (process.getuid?.() !== 0) return expect(await chooseClusterDir(first, undefined)).toBe(join(first, 'postgres'));
    const nobody = { uid: 65534, gid: 65534 };
    const [one, other] = [await chooseClusterDir(first, nobody), await chooseClusterDir(first, nobody)];
    expect(one.startsWith(`${stateFolder}/clusters/`)).toBe(true);
    expect(other).not.toBe(one);
  });
});

describe('prepareDataFolder', () => {
  it('makes the folder, and names DATA_DIR when it cannot', async () => {
    await prepareDataFolder(join(second, 'deep'));
    await writeFile(join(root, 'file'), '');
    await expect(prepareDataFolder(join(root, 'file'))).rejects.toThrow(/^DATA_DIR must be a folder/);
    await expect(prepareDataFolder(join(root, 'file', 'below'))).rejects.toThrow(/^DATA_DIR must be a folder/);
    expect(await readFile(join(root, 'file'), 'utf8')).toBe('');
  });
});
