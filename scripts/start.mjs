// Runs the program on the pinned Node, whatever Node the machine brings (18 or later): installs and builds when stale.
// Plain JavaScript without dependencies, because it runs before anything is installed.
import { spawnSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node');
const stampFile = join(root, 'node_modules', '.mhh-installed');
const buildStamp = join(root, 'build', '.mhh-built');
const say = (text) => process.stdout.write(`  ${text}\n`);

function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(existsSync(file) ? readFileSync(file) : '');
  return hash.digest('hex');
}

/** Every file below some folders, sorted. */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

export function install() {
  const wanted = digestOf([join(root, 'package-lock.json'), join(root, 'package.json')]);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted && existsSync(pinnedNode)) return;
  const began = Date.now();
  say('Installing libraries (once; a few minutes on a slow line)');
  const npm =
    process.env.npm_execpath && process.env.npm_execpath.endsWith('.js')
      ? [process.execPath, process.env.npm_execpath]
      : ['npm'];
  const done = spawnSync(
    npm[0],
    [...npm.slice(1), 'ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_ENV: 'development', npm_config_ignore_scripts: 'false' }
    }
  );
  if (done.status !== 0)
    fail('The libraries could not be installed (see above). Check the network and run the same command again.');
  if (!existsSync(pinnedNode))
    fail(
      'Node 24 did not arrive with the libraries: install scripts are switched off. Run: npm ci --ignore-scripts=false'
    );
  // The pages' TypeScript settings live in node_modules and are written by SvelteKit.
  spawnSync(pinnedNode, [join(root, 'node_modules', '@sveltejs', 'kit', 'svelte-kit.js'), 'sync'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit']
  });
  writeFileSync(stampFile, wanted);
  say(`Libraries installed in ${((Date.now() - began) / 1000).toFixed(0)} s`);
}

export function build() {
  const sources = [
    ...filesBelow(join(root, 'src')).filter(
      (file) => !file.includes(join('src', 'server')) && !file.endsWith('.test.ts')
    ),
    ...filesBelow(join(root, 'static')),
    join(root, 'vite.config.ts'),
    join(root, 'package-lock.json')
  ];
  const wanted = digestOf(sources);
  if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === wanted) return;
  const began = Date.now();
  say('Building the pages');
  const done = spawnSync(
    pinnedNode,
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }
  );
  if (done.status !== 0) fail('The pages could not be built (see above).');
  mkdirSync(dirname(buildStamp), { recursive: true });
  writeFileSync(buildStamp, wanted);
  say(`Pages built in ${((Date.now() - began) / 1000).toFixed(0)} s`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** Runs a script on the pinned Node in this terminal, passing signals on, and ends with its exit code. */
export function runPinned(script, args) {
  const child = spawn(pinnedNode, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(pinnedNode)}:${process.env.PATH}` }
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/**
 * Path of a Chromium for the browser tests, or undefined. `installIfRoot` lets apt bring it on Debian and Ubuntu.
 */
export function findChromium({ installIfRoot = false } = {}) {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const candidates = [process.env.CHROMIUM_PATH, ...names.map((name) => `/usr/bin/${name}`), '/snap/bin/chromium'];
  const found = candidates.find((path) => path && existsSync(path));
  if (found || !installIfRoot || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found;
  say('Installing Chromium for the browser tests');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment
  });
  return findChromium();
}

const args = process.argv.slice(2);
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install();
  if (args[0] === '--prepare') build();
  else if (args[0] === '--run') runPinned(args[1], args.slice(2));
  else {
    if (args[0] === 'serve' && !args.includes('--dev')) build();
    runPinned(join(root, 'src', 'server', 'cli', 'mhh.ts'), args);
  }
}
