// Runs everything that must hold before a change lands, and ends with `N passed, N failed` alone on a line.
// Plain JavaScript for any Node from 18 up: it installs first, then every step runs on the pinned Node.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findChromium, install, pinnedNode, root } from './start.mjs';

const long = process.argv.includes('--long');
const began = Date.now();
const counts = { passed: 0, failed: 0 };
const failedSteps = [];
const reports = mkdtempSync(join(tmpdir(), 'mhh-reports-'));
const environment = {
  ...process.env,
  PATH: `${dirname(pinnedNode)}:${process.env.PATH}`,
  NO_COLOR: '1',
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'mhh')
};
for (const name of ['DATA_DIR', 'DATABASE_URL', 'PORT', 'PUBLIC_URL', 'SEED', 'NODE_ENV']) delete environment[name];

/**
 * Runs one program of the pinned Node. Where two lanes run at once its output is kept, and comes out whole at its end.
 * @returns whether it ended well
 */
function run(args, extra = {}, say = (text) => process.stdout.write(text)) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNode, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environment, ...extra },
      timeout: (long ? 60 : 25) * 60_000
    });
    child.stdout.on('data', say);
    child.stderr.on('data', say);
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

function readJson(name) {
  try {
    return JSON.parse(readFileSync(join(reports, name), 'utf8'));
  } catch {
    return undefined;
  }
}

async function step(name, work) {
  const start = Date.now();
  process.stdout.write(`\n== ${name}\n`);
  const result = await work();
  const { passed, failed } = typeof result === 'object' ? result : { passed: result ? 1 : 0, failed: result ? 0 : 1 };
  counts.passed += passed;
  counts.failed += failed;
  if (failed > 0) failedSteps.push(name);
  process.stdout.write(
    `== ${name}: ${failed ? 'FAILED' : 'ok'} (${passed} passed, ${failed} failed, ${((Date.now() - start) / 1000).toFixed(0)} s)\n`
  );
}

/** Steps of one lane run after another, beside the other lane. Each takes a core and little else. */
async function lane(steps) {
  for (const [name, args, holds = () => true] of steps) {
    const output = [];
    await step(name, async () => {
      const ok = await run(args, {}, (chunk) => output.push(chunk));
      process.stdout.write(Buffer.concat(output));
      return ok && holds();
    });
  }
}

async function unitTests() {
  const report = 'unit.json';
  const ok = await run(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${join(reports, report)}`
    ],
    long ? { MHH_LONG: '1' } : {}
  );
  const json = readJson(report);
  if (!json) return false;
  // A file that could not even be loaded counts as one failure.
  const broken = json.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0
  ).length;
  const failed = json.numFailedTests + broken;
  return { passed: json.numPassedTests, failed: ok ? failed : Math.max(1, failed) };
}

async function browserTests() {
  const report = 'e2e.json';
  const ok = await run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, report),
    CHROMIUM_PATH: findChromium(),
    MHH_DEMO_FOLDER: demoFolder,
    ...(long && { MHH_LONG: '1' })
  });
  const json = readJson(report);
  if (!json) return false;
  const { expected, unexpected, flaky } = json.stats;
  const failed = unexpected + json.errors.length;
  if (flaky > 0) process.stdout.write(`${flaky} browser test(s) needed a second try: a flake is a bug, mend it\n`);
  return { passed: expected + flaky, failed: ok ? failed : Math.max(1, failed) };
}

if (!findChromium({ installIfRoot: true })) {
  process.stderr.write(
    'The browser tests need Chromium: install it (Debian and Ubuntu: apt-get install chromium) or set CHROMIUM_PATH.\n'
  );
  process.exit(1);
}
install();
// SvelteKit writes its own types at the build's beginning and again before types are read: not at the same time.
await Promise.all([
  lane([
    ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
    ['types', ['scripts/check.mjs', '--output', 'human']]
  ]),
  lane([
    ['build', ['scripts/start.mjs', '--prepare'], () => existsSync(join(root, 'build', 'handler.js'))],
    ['lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']]
  ])
]);
await step('database types', () => run(['scripts/database-types.ts', '--check']));
await step('unit and integration tests', unitTests);
// What the smoke start filled the browser tests use; PostgreSQL's own user must reach it.
const demoFolder = mkdtempSync(join(tmpdir(), 'mhh-data-'));
chmodSync(demoFolder, 0o755);
await step('smoke start of the built program', () => run(['scripts/smoke.ts'], { MHH_DEMO_FOLDER: demoFolder }));
await step('browser tests', browserTests);
if (long && process.env.MHH_TEST_SERVER_URL)
  await step('backup from embedded to a server and back', () => run(['scripts/backup-to-server.ts']));
for (const folder of [reports, demoFolder]) rmSync(folder, { recursive: true, force: true });
process.stdout.write(
  `\n${((Date.now() - began) / 1000).toFixed(0)} s in all${failedSteps.length ? `; failed: ${failedSteps.join(', ')}` : ''}\n`
);
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
