// Puts load on one address and reports requests a second: wrk where it is installed, autocannon otherwise.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';

export interface LoadResult {
  requestsPerSecond: number;
  p99Milliseconds: number;
  errors: number;
}

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0;
export const loadTool = existsSync('/usr/bin/wrk') ? 'wrk' : 'autocannon';
export const pinned = canPin ? 'server on core 0, load on core 1' : 'not pinned (no taskset)';

/** Wraps a command so that it runs on one core. */
export function onCore(core: 0 | 1, command: string, args: string[]): [string, string[]] {
  return canPin ? ['taskset', ['-c', String(core), command, ...args]] : [command, args];
}

function output(command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('error', reject);
    child.on('exit', () => resolve(text));
  });
}

const milliseconds = (text: string) => {
  const [, number, unit] = /([\d.]+)(us|ms|s)/.exec(text) ?? [];
  return Number(number ?? Number.NaN) * (unit === 's' ? 1000 : unit === 'us' ? 0.001 : 1);
};

/** @param headers sent with each request @param seconds of load, after a short warm-up */
export async function measure(
  url: string,
  headers: Record<string, string>,
  seconds: number,
  connections = 64
): Promise<LoadResult> {
  const pairs = Object.entries(headers);
  if (loadTool === 'wrk') {
    const args = (time: number) => [
      '-t1',
      `-c${connections}`,
      `-d${time}s`,
      '--latency',
      ...pairs.flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
      url
    ];
    await output(...onCore(1, 'wrk', args(1)));
    const text = await output(...onCore(1, 'wrk', args(seconds)));
    const errors = Number(/Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1] ?? 0);
    return {
      requestsPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1]),
      p99Milliseconds: milliseconds(/99%\s+(\S+)/.exec(text)?.[1] ?? ''),
      errors
    };
  }
  const args = (time: number) => [
    'node_modules/autocannon/autocannon.js',
    '-j',
    '-c',
    String(connections),
    '-d',
    String(time),
    ...pairs.flatMap(([name, value]) => ['-H', `${name}=${value}`]),
    url
  ];
  await output(...onCore(1, process.execPath, args(1)));
  const report = JSON.parse(await output(...onCore(1, process.execPath, args(seconds)))) as {
    requests: { average: number };
    latency: { p99: number };
    non2xx: number;
  };
  return { requestsPerSecond: report.requests.average, p99Milliseconds: report.latency.p99, errors: report.non2xx };
}

export const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Measures two addresses in turn, so that a machine that slows down slows both; gives the median of the ratios pair by pair. */
export async function compare(
  ours: { url: string; headers: Record<string, string> },
  reference: { url: string; headers: Record<string, string> },
  options: { seconds: number; rounds: number }
): Promise<{ ours: LoadResult; reference: LoadResult; ratio: number }> {
  const pairs: { ours: LoadResult; reference: LoadResult }[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    pairs.push({
      ours: await measure(ours.url, ours.headers, options.seconds),
      reference: await measure(reference.url, reference.headers, options.seconds)
    });
  }
  const middle = (pick: (pair: (typeof pairs)[number]) => LoadResult): LoadResult => ({
    requestsPerSecond: median(pairs.map((pair) => pick(pair).requestsPerSecond)),
    p99Milliseconds: median(pairs.map((pair) => pick(pair).p99Milliseconds)),
    errors: pairs.reduce((sum, pair) => sum + pick(pair).errors, 0)
  });
  return {
    ours: middle((p) => p.ours),
    reference: middle((p) => p.reference),
    ratio: median(pairs.map((p) => p.ours.requestsPerSecond / p.reference.requestsPerSecond))
  };
}
