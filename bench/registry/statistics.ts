// Statistics at bench size: a dashboard whole beside one bare count in SQL, a Word report of 500 practices beside its list alone.
import { sql } from 'kysely';
import { systemActor } from '#server/platform/actor.ts';
import { buildReport } from '#server/modules/reports/reports-builder.usecases.ts';
import { answerQuestion, listRecords } from '#server/modules/reports/reports-statistics.usecases.ts';
import type { Services } from '#server/services.ts';
import { dimensions, measures, readQuestion } from '#shared/statistics.ts';
import { randomFrom } from '../../seeds/bench/text-model.ts';
import { percentile, type BenchRow, type Say } from './row.ts';

const shown = (ms: number) => (ms < 10 ? ms.toFixed(1) : ms.toFixed(0));
const dashboardLimit = 100;
const reportSeconds = 10;
const reportSize = 500;
const today = '2026-11-23';

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Questions as officers ask them: any measure, a year or three, compared or not, of a unit, a field, a kind. */
async function questions(services: Services): Promise<string[]> {
  const random = randomFrom(97);
  const units = await sql<{ id: string }>`
    select distinct unit_id as id from practice order by 1 limit 40`.execute(services.db);
  const fields = await sql<{ slug: string }>`select slug from field`.execute(services.db);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  return Array.from({ length: 200 }, () => {
    const query = new URLSearchParams({ do: pick(measures) ?? 'standing' });
    const from = 2018 + Math.floor(random() * 7);
    query.set('tu', `${from}-01-01`);
    query.set('den', `${from + Math.floor(random() * 3)}-12-31`);
    if (random() < 0.5) query.set('so-sanh', 'nam-truoc');
    if (random() < 0.3) query.set('don-vi-luc', 'khi-do');
    if (random() < 0.4) query.set('don-vi', pick(units.rows)?.id ?? '');
    if (random() < 0.4) query.set('linh-vuc', pick(fields.rows)?.slug ?? '');
    if (random() < 0.2) query.set('loai', 'model');
    return query.toString();
  });
}

async function dashboard(services: Services, say: Say): Promise<BenchRow> {
  const actor = systemActor('bench');
  const asked = await questions(services);
  const first = await timed(() => answerQuestion(services, actor, readQuestion(new URLSearchParams(asked[0]), today)));
  const [ours, bare]: [number[], number[]] = [[], []];
  for (const [at, query] of [...asked.slice(0, 20), ...asked].entries()) {
    const own = await timed(() => answerQuestion(services, actor, readQuestion(new URLSearchParams(query), today)));
    const reference = await timed(() =>
      sql`select field_id, state, count(*) from practice group by 1, 2`.execute(services.db)
    );
    if (at < 20) continue;
    ours.push(own);
    bare.push(reference);
  }
  const p95 = percentile(ours, 0.95);
  say(
    `  dashboard of ${dimensions.length} splits: first ${shown(first)} ms (facts are read once), then p50 ${shown(percentile(ours, 0.5))} ms, p95 ${shown(p95)} ms`
  );
  return {
    name: 'dashboard',
    measured: `p95 ${shown(p95)} ms`,
    reference: `${dashboardLimit} ms (one bare count by field and state: p95 ${shown(percentile(bare, 0.95))} ms)`,
    ratio: p95 / dashboardLimit,
    limit: 1
  };
}

async function report(services: Services, say: Say): Promise<BenchRow> {
  const actor = systemActor('bench');
  // The shortest period before today that holds about 500 recognised practices.
  const { rows } = await sql<{ day: string }>`
    select recognised_on::text as day from practice where recognised_on is not null order by recognised_on desc offset ${reportSize} limit 1`.execute(
    services.db
  );
  const question = readQuestion(
    new URLSearchParams({ do: 'recognised', tu: rows[0]?.day ?? '2024-01-01', den: today }),
    today
  );
  let records = 0;
  const list = await timed(async () => {
    records = (await listRecords(services, actor, question, { page: 1, size: 5000 })).total;
  });
  const seconds = (await timed(() => buildReport(services, actor, question))) / 1000;
  say(`  a Word report of ${records} practices in ${seconds.toFixed(1)} s`);
  return {
    name: 'Word report',
    measured: `${records} in ${seconds.toFixed(1)} s`,
    reference: `${reportSeconds} s for ${reportSize} (their list alone: ${shown(list)} ms)`,
    ratio: (seconds / reportSeconds) * Math.max(1, reportSize / Math.max(1, records)),
    limit: 1
  };
}

/** The dashboard and the Word report. */
export async function statisticRows(services: Services, say: Say): Promise<BenchRow[]> {
  return [await dashboard(services, say), await report(services, say)];
}
