// Duplicates at bench size: hints while a name is typed beside a bare trigram query, clusters of the whole register beside a plain pass over it.
import { setImmediate as rest } from 'node:timers/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'kysely';
import { systemActor } from '#server/platform/actor.ts';
import { findAlike } from '#server/modules/practices/practices-alike.usecases.ts';
import { lettersOf } from '#server/modules/practices/practices-alike.rules.ts';
import { clusterAll, readCompared } from '#server/modules/practices/practices-review-scan.usecases.ts';
import type { Services } from '#server/services.ts';
import { folded } from '#shared/vietnamese.ts';
import { randomFrom } from '../../seeds/bench/text-model.ts';
import { percentile, type BenchRow, type Say } from './row.ts';

const shown = (ms: number) => (ms < 10 ? ms.toFixed(1) : ms.toFixed(0));
const hintLimit = 50;
const clusterSeconds = 60;
const clusterBytes = 1024 ** 3;

/** Names as they are typed: whole, half, without marks, with a slip. */
async function typedNames(services: Services): Promise<string[]> {
  const random = randomFrom(41);
  const { rows } = await sql<{ name: string }>`
    select name from practice order by md5(id::text || 'hints') limit 300`.execute(services.db);
  const slip = (text: string) => {
    const at = 1 + Math.floor(random() * (text.length - 1));
    return text.slice(0, at) + text.slice(at + 1);
  };
  return rows.map(({ name }, at) => {
    if (at % 4 === 1) return folded(name);
    if (at % 4 === 2) return name.slice(0, Math.max(8, Math.floor(name.length * 0.6)));
    return at % 4 === 3 ? slip(name) : name;
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function hints(services: Services, say: Say): Promise<BenchRow> {
  const names = await typedNames(services);
  const [ours, bare]: [number[], number[]] = [[], []];
  // The first tenth warms plans and pages.
  for (const [at, name] of [...names.slice(0, names.length / 10), ...names].entries()) {
    const reference = await timed(() =>
      sql`select id from practice where name_folded % ${folded(name)} order by similarity(name_folded, ${folded(name)}) desc limit 24`.execute(
        services.db
      )
    );
    const own = await timed(() => findAlike(services, systemActor('bench'), { name, summary: '', id: undefined }));
    if (at < names.length / 10) continue;
    bare.push(reference);
    ours.push(own);
  }
  const p95 = percentile(ours, 0.95);
  say(
    `  hints p50 ${shown(percentile(ours, 0.5))} ms, p95 ${shown(p95)} ms; bare p95 ${shown(percentile(bare, 0.95))} ms`
  );
  return {
    name: 'duplicate hints',
    measured: `p95 ${shown(p95)} ms`,
    reference: `${hintLimit} ms (a bare trigram query: p95 ${shown(percentile(bare, 0.95))} ms)`,
    ratio: p95 / hintLimit,
    limit: 1
  };
}

async function clusters(services: Services, say: Say): Promise<BenchRow[]> {
  const memory = () => process.memoryUsage().rss;
  const before = memory();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, memory())), 50);
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  const began = performance.now();
  const compared = await readCompared(services);
  const read = performance.now() - began;
  const found = await clusterAll(services, compared);
  const seconds = (performance.now() - began) / 1000;
  delays.disable();
  clearInterval(watch);
  // The reference: each name cut into runs of five letters once, which any method must do.
  const plainBegan = performance.now();
  let members = 0;
  for (const [at, { names }] of compared.texts.entries()) {
    for (const name of names) members += lettersOf(name.split(' ')).size;
    if (at % 1000 === 999) await rest();
  }
  const plain = (performance.now() - plainBegan) / 1000;
  say(
    `  ${compared.ids.length} practices read in ${(read / 1000).toFixed(1)} s; ${found?.length ?? 0} clusters after ${seconds.toFixed(1)} s; ` +
      `${members} runs of letters cut once in ${plain.toFixed(1)} s; longest block ${(delays.max / 1e6).toFixed(0)} ms, p99 ${(delays.percentile(99) / 1e6).toFixed(0)} ms`
  );
  const row = (name: string, measured: string, reference: string, ratio: number): BenchRow => ({
    name,
    measured,
    reference,
    ratio,
    limit: 1
  });
  return [
    row(
      'clusters of the register',
      `${seconds.toFixed(1)} s`,
      `${clusterSeconds} s (all names cut into runs of letters once: ${plain.toFixed(1)} s)`,
      seconds / clusterSeconds
    ),
    row(
      'clusters, memory',
      `${Math.round((peak - before) / 1024 ** 2)} MB more`,
      `1 GB (the process before: ${Math.round(before / 1024 ** 2)} MB)`,
      (peak - before) / clusterBytes
    )
  ];
}

/** Hints and clusters. */
export async function duplicateRows(services: Services, say: Say): Promise<BenchRow[]> {
  return [await hints(services, say), ...(await clusters(services, say))];
}
