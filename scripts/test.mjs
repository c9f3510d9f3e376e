// Runs everything that must hold before a change lands, and ends with `N passed, N failed` alone on a line.
// Plain JavaScript for any Node from 18 up: it installs first, then every step runs on the pinned Node.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, findChromium, install, pinnedNode, root } from './start.mjs';

const long = process.argv.includes('--long');
const began = Date.now();
const counts = { passed: 0, failed: 0 };
const failedSteps = [];
const reports = mkdtempSync(join(tmpdir(), 'mhh-reports-'));
const environment = { ...process.env, PATH: `${dirname(pinnedNode)}:${process.env.PATH}`, NO_COLOR: '1' };
for (const name of ['DATA_DIR', 'DATABASE_URL', 'PORT', 'PUBLIC_URL', 'SEED', 'NODE_ENV']) delete environment[name];

function run(args, extra = {}) {
  return (
    spawnSync(pinnedNode, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...environment, ...extra },
      timeout: (long ? 60 : 25) * 60_000
    }).status === 0
  );
}

function readJson(name) {
  try {
    return JSON.parse(readFileSync(join(reports, name), 'utf8'));
  } catch {
    return undefined;
  }
}

function step(name, work) {
  const start = Date.now();
  process.stdout.write(`\n== ${name}\n`);
  const result = work();
  const { passed, failed } = typeof result === 'object' ? result : { passed: result ? 1 : 0, failed: result ? 0 : 1 };
  counts.passed += passed;
  counts.failed += failed;
  if (failed > 0) failedSteps.push(name);
  process.stdout.write(
    `== ${name}: ${failed ? 'FAILED' : 'ok'} (${passed} passed, ${failed} failed, ${((Date.now() - start) / 1000).toFixed(0)} s)\n`
  );
}

function unitTests() {
  const report = 'unit.json';
  const ok = run(
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

function browserTests() {
  const report = 'e2e.json';
  const ok = run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, report),
    CHROMIUM_PATH: findChromium()
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
step('types', () => run(['scripts/check.mjs', '--output', 'human']));
step('lint', () => run(['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']));
step('format', () => run(['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']));
step('database types', () => run(['scripts/database-types.ts', '--check']));
step('unit and integration tests', unitTests);
step('build', () => build() && existsSync(join(root, 'build', 'handler.js')));
step('smoke start of the built program', () => run(['scripts/smoke.ts']));
step('browser tests', browserTests);
if (long && process.env.MHH_TEST_SERVER_URL)
  step('backup from embedded to a server and back', () => run(['scripts/backup-to-server.ts']));
rmSync(reports, { recursive: true, force: true });
process.stdout.write(
  `\n${((Date.now() - began) / 1000).toFixed(0)} s in all${failedSteps.length ? `; failed: ${failedSteps.join(', ')}` : ''}\n`
);
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
