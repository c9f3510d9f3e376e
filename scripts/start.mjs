// Runs the program on the pinned Node, whatever Node the machine brings (18 or later): installs and builds when stale.
// Plain JavaScript without dependencies, because it runs before anything is installed.
import { spawnSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node');
const stampFile = join(root, 'node_modules', '.mhh-installed');
const buildStamp = join(root, 'build', '.mhh-built');
const commandLine = join('src', 'server', 'cli', 'mhh.ts');
const say = (text) => process.stdout.write(`  ${text}\n`);
const secondsSince = (began) => ((Date.now() - began) / 1000).toFixed(0);

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** Names count from the project's folder: moving it makes nothing stale. */
function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(root, file)).update(existsSync(file) ? readFileSync(file) : '');
  return hash.digest('hex');
}

/** Every file below some folders, sorted. */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/** npm as it was called, or the one in PATH; another package manager that ran us is not asked. */
function npmCommand() {
  const { npm_execpath: path = '' } = process.env;
  return basename(path) === 'npm-cli.js' && existsSync(path) ? [process.execPath, path] : ['npm'];
}

/**
 * Runs npm in a folder; with `node` npm itself and the libraries' own scripts run on that one.
 * @returns its exit code; it ends the program when npm cannot be started at all
 */
function npm(folder, args, node) {
  const [program, ...first] = npmCommand();
  const onPinned = node && program === process.execPath ? node : program;
  const done = spawnSync(onPinned, [...first, ...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...(node && { PATH: `${dirname(node)}:${process.env.PATH}` }),
      NODE_ENV: 'development',
      npm_config_ignore_scripts: 'false'
    }
  });
  if (done.error) fail(`npm could not be started (${done.error.code}). Install npm, and run the same command again.`);
  return done.status;
}

/**
 * npm leaves out, in silence, native libraries that the Node it runs on is too old for. An old Node therefore fetches the pinned one
 * first, into the given folder; undefined when this Node is new enough.
 */
function nodeForInstall(folder) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return undefined;
  if (existsSync(pinnedNode)) {
    copyFileSync(pinnedNode, join(folder, 'node'));
    return join(folder, 'node');
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages['node_modules/node'];
  const name = `node-${process.platform}-${process.arch}`;
  writeFileSync(join(folder, 'package.json'), '{}');
  const fetched = join(folder, 'node_modules', name, 'bin', 'node');
  if (npm(folder, ['install', '--no-save', '--prefix', folder, `${name}@${version}`]) !== 0 || !existsSync(fetched))
    fail(`Node ${version} could not be fetched (see above). Check the network and run the same command again.`);
  return fetched;
}

/** Brings the libraries that package-lock.json names, once; ends the program with a sentence when it cannot. */
export function install() {
  if (Number(process.versions.node.split('.')[0]) < 18)
    fail(`Node 18 or later is needed to start, and this is ${process.version}. Node 24 then comes with the libraries.`);
  const wanted = digestOf([join(root, 'package-lock.json')]);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted && existsSync(pinnedNode)) return;
  const began = Date.now();
  say('Installing libraries (once; a few minutes on a slow line)');
  const folder = join(root, '.installing');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const status = npm(root, ['ci', '--include=dev', '--include=optional'], nodeForInstall(folder));
  rmSync(folder, { recursive: true, force: true });
  if (status !== 0)
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
  say(`Libraries installed in ${secondsSince(began)} s`);
}

function buildDigest() {
  const source = (file) => !file.includes(join('src', 'server')) && !file.endsWith('.test.ts');
  return digestOf([
    ...filesBelow(join(root, 'src')).filter(source),
    ...filesBelow(join(root, 'static')),
    join(root, 'vite.config.ts'),
    join(root, 'package-lock.json')
  ]);
}

const isBuilt = (wanted) => existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === wanted;

/** Builds the pages when they are stale; what the builder says is shown only when it fails, and then false comes back. */
export function build() {
  const wanted = buildDigest();
  if (isBuilt(wanted)) return true;
  const began = Date.now();
  say('Building the pages');
  const done = spawnSync(
    pinnedNode,
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1024 * 1024 }
  );
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}The pages could not be built (see above).\n`);
    return false;
  }
  mkdirSync(dirname(buildStamp), { recursive: true });
  writeFileSync(buildStamp, wanted);
  say(`Pages built in ${secondsSince(began)} s`);
  return true;
}

/** A wrong setting or a taken port is named before anybody waits for a build. */
function checkSettings() {
  const done = spawnSync(pinnedNode, [join(root, commandLine), 'serve', '--check'], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) process.exit(1);
}

/**
 * How a script is run on the pinned Node, in this terminal. What Node made of it is kept, so that the next start need not
 * take the types off each file again; the serving process gets flags that keep it small.
 */
function onPinnedNode(script, args) {
  const flags = args[0] === 'serve' ? JSON.parse(readFileSync(join(root, 'scripts', 'node-flags.json'), 'utf8')) : [];
  const { NODE_COMPILE_CACHE = join(root, 'node_modules', '.cache', 'mhh'), PATH } = process.env;
  const env = { ...process.env, NODE_COMPILE_CACHE, PATH: `${dirname(pinnedNode)}:${PATH}` };
  return { program: pinnedNode, args: [...flags, script, ...args], options: { cwd: root, stdio: 'inherit', env } };
}

/** Runs a script, passing signals on, and ends with its exit code. */
export function runPinned(script, scriptArgs) {
  const { program, args, options } = onPinnedNode(script, scriptArgs);
  const child = spawn(program, args, options);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/**
 * Path of a Chromium for the browser tests, or undefined; the one without windows is lighter, where there is one.
 * `installIfRoot` lets apt bring it on Debian and Ubuntu.
 */
export function findChromium({ installIfRoot = false } = {}) {
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const candidates = [process.env.CHROMIUM_PATH, ...names.map((name) => `/usr/bin/${name}`), '/snap/bin/chromium'];
  const found = candidates.find((path) => path && existsSync(path));
  const isSettled = process.env.CHROMIUM_PATH || found?.endsWith('headless-shell');
  if (isSettled || !installIfRoot || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found;
  say('Installing Chromium for the browser tests');
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'Acquire::http::Timeout=15', '-o', 'Acquire::Retries=1', ...args], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 300_000
    }).status === 0;
  apt('update');
  // Ubuntu has no such package: there the one with windows does.
  if (!apt('install', '-y', 'chromium-headless-shell') && !found) apt('install', '-y', 'chromium');
  return findChromium();
}

async function serve(args) {
  const script = join(root, commandLine);
  if (args.includes('--dev')) {
    const { runWatched } = await import('./dev.mjs');
    return runWatched({ ...onPinnedNode(script, args), folder: root });
  }
  if (!isBuilt(buildDigest())) {
    checkSettings();
    if (!build()) process.exit(1);
  }
  runPinned(script, args);
}

const args = process.argv.slice(2);
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install();
  if (args[0] === '--prepare') process.exit(build() ? 0 : 1);
  else if (args[0] === '--run') runPinned(args[1], args.slice(2));
  else if (args[0] === 'serve' && !args.includes('--check') && !args.includes('--help')) await serve(args);
  else runPinned(join(root, commandLine), args);
}
