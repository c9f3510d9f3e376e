// npm run dev: Vite reloads the pages by itself; a change of the server's own files starts the program again.
// Folders are watched, not files: editors and git put a new file in the place of the old one, and its watcher would fall silent.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

const settleMilliseconds = 200;
const watched = ['src/server', 'src/shared', 'migrations'];
const matters = (name) => /\.(ts|sql|json)$/.test(name) && !name.endsWith('.test.ts');

/** A folder and all below it; none when it went away meanwhile, as on a change of branch. */
function foldersBelow(folder) {
  try {
    const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [folder, ...below.flatMap((entry) => foldersBelow(join(folder, entry.name)))];
  } catch {
    return [];
  }
}

/** Calls back once after each burst of changes below some folders, also in folders that come later. */
export function watchFolders(roots, onChange) {
  const known = new Set();
  let burst;
  const add = (root) => {
    for (const folder of foldersBelow(root).filter((one) => !known.has(one))) {
      known.add(folder);
      const watcher = watch(folder, (_event, name) => {
        if (!existsSync(folder)) forget();
        for (const one of roots) add(one);
        if (!name || !matters(name)) return;
        clearTimeout(burst);
        burst = setTimeout(onChange, settleMilliseconds, name);
      });
      const forget = () => {
        known.delete(folder);
        watcher.close();
      };
      watcher.on('error', forget);
    }
  };
  for (const root of roots) add(root);
}

/** Runs a command until it is ended by a signal; after a crash it waits for the change that mends it. */
export function runWatched({ program, args, options, folder }) {
  let child;
  let ending = false;
  let again = false;
  const start = () => {
    again = false;
    child = spawn(program, args, options);
    child.on('exit', (code, signal) => {
      child = undefined;
      if (ending) process.exit(signal ? 1 : (code ?? 1));
      else if (again) start();
      else if (code === 0) process.exit(0);
      else process.stdout.write('  Ended. Waiting for a change of its files\n');
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      ending = true;
      if (child) child.kill(signal);
      else process.exit(0);
    });
  watchFolders(
    watched.map((name) => join(folder, name)),
    (name) => {
      if (ending || again) return;
      process.stdout.write(`  ${name} has changed: starting again\n`);
      if (!child) return start();
      again = true;
      child.kill('SIGTERM');
    }
  );
  start();
}
