// Starts the built program as an operator would, asks for pages, and stops it: the ports answer, the drain is clean.
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { temporaryDataFolder } from '#tests/support/data-folder.ts';

// Kept for the browser tests where they follow: filling the demo programme takes a while.
const kept = process.env.MHH_DEMO_FOLDER;
const folder = kept ?? (await temporaryDataFolder());
const port = 4174;
const environment = { ...process.env, PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'warn' };

/** Runs `mhh serve` until the first page answers; returns the seconds it took and what it printed. */
async function startAndStop(): Promise<{ seconds: number; output: string; exitCode: number | null }> {
  const began = Date.now();
  const child = spawn(process.execPath, ['src/server/cli/mhh.ts', 'serve'], { env: environment });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  let seconds = 0;
  for (;;) {
    const page = await fetch(`http://localhost:${port}/`).catch(() => undefined);
    if (page?.ok && (await page.text()).includes('</html>')) {
      seconds = (Date.now() - began) / 1000;
      break;
    }
    if (child.exitCode !== null || Date.now() - began > 150_000)
      throw new Error(`The program did not come up:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  for (const path of ['/healthz', '/readyz', '/metrics', '/sitemap.xml', '/rss.xml']) {
    const answer = await fetch(`http://localhost:${port}${path}`);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  }
  child.kill('SIGTERM');
  return { seconds, output, exitCode: await ended };
}

try {
  const first = await startAndStop();
  if (first.exitCode !== 0) throw new Error(`The first run ended with ${first.exitCode}:\n${first.output}`);
  if (!/one-time password|mật khẩu/i.test(first.output))
    throw new Error(`The first start printed no administrator's password:\n${first.output}`);
  const second = await startAndStop();
  if (second.exitCode !== 0) throw new Error(`The second run ended with ${second.exitCode}:\n${second.output}`);
  process.stdout.write(
    `first start to first page ${first.seconds.toFixed(1)} s, second ${second.seconds.toFixed(1)} s\n`
  );
} finally {
  if (!kept) await rm(folder, { recursive: true, force: true });
}
