// ./mhh bench pages: the portal's speed, weight and memory, each beside its reference in the same run.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { chromium } from 'playwright-core';
import { readConfig } from '#server/config.ts';
import { openHouse } from '#server/house.ts';
import { mostViewedBench } from './most-viewed.ts';
import { temporaryDataFolder } from '#tests/support/data-folder.ts';
import { compare, loadTool, onCore, pinned } from './load.ts';

const ports = { program: 4180, bare: 4181, reference: 4182 };
const say = (text: string) => process.stdout.write(`${text}\n`);

async function answering(url: string, seconds: number): Promise<Response> {
  for (let waited = 0; waited < seconds * 10; waited += 1) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return response;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer within ${seconds} s`);
}

/** The flags that scripts/start.mjs gives the program. */
const nodeFlags = JSON.parse(await readFile('scripts/node-flags.json', 'utf8')) as string[];

const startOnCore0 = (args: string[], environment: Record<string, string> = {}): ChildProcess => {
  const [command, all] = onCore(0, process.execPath, args);
  return spawn(command, all, { env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'inherit'] });
};

/** Resident memory of the process that really runs (taskset execs into it), in MB. */
async function residentMegabytes(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** What the home page costs a first visitor on the wire, without photos, measured by the browser itself. */
async function homeWeight(
  url: string,
  executablePath: string
): Promise<{ total: number; parts: Record<string, number> }> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
  });
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const types = new Map<string, string>();
  const parts: Record<string, number> = {};
  session.on('Network.responseReceived', (event) =>
    types.set(event.requestId, event.response.url.includes('/media/') ? 'photo' : event.type)
  );
  session.on('Network.loadingFinished', (event) => {
    const type = types.get(event.requestId) ?? 'Other';
    if (type !== 'photo') parts[type] = (parts[type] ?? 0) + event.encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await browser.close();
  return { total: Object.values(parts).reduce((a, b) => a + b, 0), parts };
}

export async function benchPages(options: { seconds: number; rounds: number; chromium: string }): Promise<boolean> {
  const folder = await temporaryDataFolder();
  const children: ChildProcess[] = [];
  let ok = true;
  const verdict = (name: string, value: string, reference: string, holds: boolean) => {
    ok &&= holds;
    say(`${holds ? 'holds' : 'FAILS'}  ${name.padEnd(46)} ${value.padEnd(34)} ${reference}`);
  };
  try {
    say(
      `load by ${loadTool}; ${pinned}; 64 connections; median of ${options.rounds} rounds of ${options.seconds} s, taken in turn with the reference`
    );
    const program = startOnCore0([...nodeFlags, 'src/server/cli/mhh.ts', 'serve'], {
      PORT: String(ports.program),
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      BACKUP_ENABLED: 'false'
    });
    children.push(program);
    const home = `http://127.0.0.1:${ports.program}/`;
    await answering(home, 180);
    await new Promise((resolve) => setTimeout(resolve, 15_000));
    const idle = await residentMegabytes(program);
    verdict('idle memory of the Node process', `${idle.toFixed(0)} MB`, 'at most 250 MB', idle < 250);

    const house = await openHouse(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }), { migrate: false });
    const slug = (
      await house.services.db
        .selectFrom('article_live')
        .select('slug')
        .orderBy(sql`length(body_html)`, 'desc')
        .limit(1)
        .executeTakeFirstOrThrow()
    ).slug;
    const article = `http://127.0.0.1:${ports.program}/tin/${slug}`;

    for (const [name, url] of [
      ['cached home page', home],
      ['cached article', article]
    ] as const) {
      const headers = { 'accept-encoding': 'br' };
      await fetch(url, { headers });
      const raw = spawnSync(
        'curl',
        ['-s', '-D', '-', '-o', join(folder, 'page.br'), '-H', 'accept-encoding: br', url],
        { encoding: 'utf8' }
      ).stdout;
      const sent = Object.fromEntries(
        raw
          .split('\r\n')
          .slice(1)
          .filter((line) => /^[\w-]+: /.test(line) && !/^(date|connection|keep-alive|content-length):/i.test(line))
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)])
      );
      if (sent['x-cache'] !== 'hit') throw new Error(`${url} was not served from the cache`);
      const body = await readFile(join(folder, 'page.br'));
      await writeFile(join(folder, 'page.json'), JSON.stringify({ headers: sent, body: body.toString('base64') }));
      const bare = startOnCore0(['bench/bare-http.ts', String(ports.bare), join(folder, 'page.json')]);
      children.push(bare);
      await answering(`http://127.0.0.1:${ports.bare}/`, 10);
      const result = await compare({ url, headers }, { url: `http://127.0.0.1:${ports.bare}/`, headers }, options);
      verdict(
        `${name} (${body.length} bytes)`,
        `${result.ours.requestsPerSecond.toFixed(0)}/s, ratio ${result.ratio.toFixed(2)}, errors ${result.ours.errors}`,
        `bare node:http ${result.reference.requestsPerSecond.toFixed(0)}/s; at least 0.6`,
        result.ratio >= 0.6 && result.ours.errors === 0
      );
      bare.kill();
      await new Promise((resolve) => bare.once('exit', resolve));
    }

    const out = join(folder, 'reference');
    const built = spawnSync(process.execPath, [join(process.cwd(), 'node_modules/vite/bin/vite.js'), 'build'], {
      cwd: 'bench/reference',
      env: { ...process.env, REFERENCE_OUT: out },
      encoding: 'utf8'
    });
    if (built.status !== 0) throw new Error(`the reference page could not be built:\n${built.stderr}`);
    await rm('bench/reference/.svelte-kit', { recursive: true, force: true });
    await writeFile(join(out, 'package.json'), '{"type":"module"}');
    children.push(
      startOnCore0([join(out, 'index.js')], {
        PORT: String(ports.reference),
        HOST: '127.0.0.1',
        PROTOCOL_HEADER: 'x-forwarded-proto'
      })
    );
    await answering(`http://127.0.0.1:${ports.reference}/`, 20);
    // A session cookie keeps a reader out of the page cache. This one is not signed by us, so the page is rendered without a
    // look at the database for its session; what the page shows is the same.
    const uncached = await compare(
      { url: article, headers: { cookie: 'mhh.session_token=none.none' } },
      { url: `http://127.0.0.1:${ports.reference}/`, headers: { 'x-forwarded-proto': 'http' } },
      options
    );
    verdict(
      'uncached article',
      `${uncached.ours.requestsPerSecond.toFixed(0)}/s, ratio ${uncached.ratio.toFixed(2)}, errors ${uncached.ours.errors}`,
      `bare SvelteKit page, 30 items ${uncached.reference.requestsPerSecond.toFixed(0)}/s; at least 0.3`,
      uncached.ratio >= 0.3 && uncached.ours.errors === 0
    );

    const weight = await homeWeight(home, options.chromium);
    const parts = Object.entries(weight.parts)
      .map(([type, bytes]) => `${type} ${(bytes / 1024).toFixed(0)}`)
      .join(', ');
    verdict(
      'home page, compressed, without photos',
      `${(weight.total / 1024).toFixed(0)} KB`,
      `at most 160 KB (${parts})`,
      weight.total < 160 * 1024
    );

    const viewed = await mostViewedBench(house.services);
    verdict(
      `most viewed, ${viewed.events} view events`,
      `p95 ${viewed.p95.toFixed(1)} ms`,
      `at most 20 ms (select 1: ${viewed.reference.toFixed(2)} ms)`,
      viewed.p95 < 20
    );
    await house.close();
  } finally {
    for (const child of children) child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await rm(folder, { recursive: true, force: true });
  }
  return ok;
}
