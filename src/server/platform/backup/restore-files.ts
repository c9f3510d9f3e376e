// Files and the secret key of a restore: written before the database commits, with a journal that undoes or completes them.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Files } from '#server/platform/files.ts';
import { flushFolder, type Archive } from './archive.ts';
import { fileMember, secretMember } from './manifest.ts';

/** What stands in DATA_DIR/restore.json while files are being restored. */
interface Journal {
  /** The backup_run row that exists exactly when the database committed. */
  id: string;
  /** Keys the store did not have. */
  added: string[];
  /** Keys whose content was other: the former content lies in the folder `restore-former`, under its place in this list. */
  replaced: string[];
  /** A new secret key waits in secret.key.restored. */
  secret: boolean;
}

const contentType = 'application/octet-stream';

export interface RestoredFiles {
  added: number;
  replaced: number;
  /** The database did not commit: takes everything back. */
  undo(): Promise<void>;
  /** The database committed: puts the secret key in its place and forgets the journal. */
  complete(): Promise<void>;
}

const places = (dataDir: string) => ({
  journal: join(dataDir, 'restore.json'),
  former: join(dataDir, 'restore-former'),
  aside: join(dataDir, 'restore-file.part'),
  waitingSecret: join(dataDir, 'secret.key.restored'),
  secret: join(dataDir, 'secret.key'),
  formerSecret: join(dataDir, 'secret.key.before-restore')
});

async function writeDurably(path: string, text: string | Buffer): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  await file
    .writeFile(text)
    .then(() => file.sync())
    .finally(() => file.close());
  await rename(`${path}.new`, path);
}

async function storedDigest(files: Files, key: string): Promise<string | null> {
  const stored = await files.get(key);
  if (!stored) return null;
  const hash = createHash('sha256');
  for await (const chunk of stored.stream) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function undo(dataDir: string, files: Files, journal: Journal): Promise<void> {
  const at = places(dataDir);
  for (const key of journal.added) await files.remove(key);
  for (const [place, key] of journal.replaced.entries()) {
    const former = join(at.former, String(place));
    if (await stat(former).catch(() => null)) await files.putFile(key, former, contentType);
  }
  await forget(dataDir);
}

async function complete(dataDir: string, journal: Journal): Promise<void> {
  const at = places(dataDir);
  if (journal.secret && (await stat(at.waitingSecret).catch(() => null))) {
    await copyFile(at.secret, at.formerSecret).catch(() => undefined);
    await rename(at.waitingSecret, at.secret);
    await flushFolder(dataDir);
  }
  await forget(dataDir);
}

async function forget(dataDir: string): Promise<void> {
  const at = places(dataDir);
  for (const path of [at.waitingSecret, at.aside, at.former]) await rm(path, { recursive: true, force: true });
  await rm(at.journal, { force: true });
}

/**
 * Brings every file of the archive into the store; equal ones stay as they are, ones the archive does not know too.
 * @param secret whether the archive's secret key shall replace DATA_DIR/secret.key
 */
export async function restoreFiles(
  archive: Archive,
  files: Files,
  target: { dataDir: string; id: string; secret: boolean; onProgress?: ((text: string) => void) | undefined }
): Promise<RestoredFiles> {
  const at = places(target.dataDir);
  await mkdir(target.dataDir, { recursive: true });
  const journal: Journal = { id: target.id, added: [], replaced: [], secret: target.secret };
  for (const { key, sha256 } of archive.manifest.files) {
    const found = await storedDigest(files, key);
    if (found === null) journal.added.push(key);
    else if (found !== sha256) journal.replaced.push(key);
  }
  const changing = [...journal.added, ...journal.replaced];
  const undoThis = () => undo(target.dataDir, files, journal);
  // The journal stands before the first change, former content beside it before it is overwritten.
  await writeDurably(at.journal, JSON.stringify(journal));
  try {
    await mkdir(at.former, { recursive: true, mode: 0o700 });
    for (const [place, key] of journal.replaced.entries()) {
      const stored = await files.get(key);
      if (stored) {
        const path = join(at.former, String(place));
        await pipeline(stored.stream, createWriteStream(`${path}.part`, { mode: 0o600, flush: true }));
        await rename(`${path}.part`, path);
      }
    }
    await flushFolder(target.dataDir);
    for (const [index, key] of changing.entries()) {
      await pipeline(archive.member(fileMember(key)), createWriteStream(at.aside, { mode: 0o600 }));
      await files.putFile(key, at.aside, contentType);
      if ((index + 1) % 200 === 0) target.onProgress?.(`${index + 1} of ${changing.length} files`);
    }
    if (target.secret) {
      const chunks: Buffer[] = [];
      for await (const chunk of archive.member(secretMember)) chunks.push(chunk as Buffer);
      await writeDurably(at.waitingSecret, Buffer.concat(chunks));
    }
  } catch (error) {
    await undoThis();
    throw error;
  }
  return {
    added: journal.added.length,
    replaced: journal.replaced.length,
    undo: undoThis,
    complete: () => complete(target.dataDir, journal)
  };
}

/**
 * After a restore that was killed: undoes or completes its files, as the database tells.
 * @param committed whether the backup_run row with this id exists
 * @returns true when the secret key changed under the running process: read it again
 */
export async function settleInterruptedRestore(
  dataDir: string,
  files: Files,
  committed: (id: string) => Promise<boolean>
): Promise<boolean> {
  const text = await readFile(places(dataDir).journal, 'utf8').catch(() => null);
  if (text === null) return false;
  const journal = JSON.parse(text) as Journal;
  if (!(await committed(journal.id))) {
    await undo(dataDir, files, journal);
    return false;
  }
  await complete(dataDir, journal);
  return journal.secret;
}
