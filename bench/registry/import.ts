// A workbook of 10,000 practices brought in and taken back, beside reading the same file and doing nothing with it.
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'kysely';
import { systemActor } from '#server/platform/actor.ts';
import { readSheet } from '#server/platform/excel/read-workbook.ts';
import { writeWorkbook } from '#server/platform/excel/workbook.ts';
import { listFaults } from '#server/modules/practices/practices-import-files.usecases.ts';
import { readImport } from '#server/modules/practices/practices-import-read.usecases.ts';
import { runImport, runUndo } from '#server/modules/practices/practices-import-run.usecases.ts';
import { beginImport, startImport, undoImport } from '#server/modules/practices/practices-import.usecases.ts';
import type { Services } from '#server/services.ts';
import { importTargetTexts } from '#shared/messages/practice-import.ts';
import { learnText, randomFrom } from '../../seeds/bench/text-model.ts';
import type { BenchRow, Say } from './row.ts';

const rowCount = 10_000;
const secondsLimit = 30;
const memoryLimit = 512 * 1024 ** 2;

/** Rows as an office has them: a page of text each, units by name and place. */
async function workbookOf(services: Services): Promise<Buffer> {
  const random = randomFrom(77);
  const model = learnText(random);
  const { rows: units } = await sql<{ name: string }>`
    select v.full_name || ', ' || p.full_name as name from unit_version v
    join unit_version p on p.unit_id = v.parent_id and upper_inf(p.valid)
    join unit u on u.id = v.unit_id
    where upper_inf(v.valid) and v.type in ('commune', 'ward') and not u.demo order by md5(v.unit_id::text) limit 800`.execute(
    services.db
  );
  const { rows: fields } = await sql<{
    name: string;
  }>`select name_vi as name from field where not closed order by position`.execute(services.db);
  const titles = importTargetTexts('vi');
  const day = () => `${2018 + Math.floor(random() * 7)}-0${1 + Math.floor(random() * 9)}-15`;
  function* rows() {
    for (let n = 1; n <= rowCount; n += 1)
      yield [
        n,
        `${model.name(6, 70)} ${n}`,
        units[n % units.length]?.name ?? '',
        fields[n % fields.length]?.name ?? '',
        model.text(40).slice(0, 600),
        model.text(120).slice(0, 5_000),
        model.text(200).slice(0, 9_000),
        model.text(100).slice(0, 6_000),
        day(),
        Math.floor(random() * 5_000)
      ];
  }
  const stream = new PassThrough();
  const columns = [{ title: 'STT', type: 'number' as const }, ...(['name', 'unit', 'field', 'summary', 'problem', 'approach', 'results'] as const).map((one) => ({ title: titles[one] })), { title: titles.inUseSince, type: 'day' as const }, { title: titles.reach, type: 'number' as const }]; // prettier-ignore
  const [bytes] = await Promise.all([
    buffer(stream),
    writeWorkbook(stream, [{ name: 'Mô hình', columns, rows: rows() }])
  ]);
  return bytes;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

export async function importRows(services: Services, say: Say): Promise<BenchRow[]> {
  const file = await workbookOf(services);
  const bare = await seconds(async () => {
    let cells = 0;
    for await (const row of readSheet(file)) cells += row.cells.length;
    return cells;
  });
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  const actor = systemActor('bench');
  let id = '';
  const looked = await seconds(async () => {
    ({ id } = await startImport(services, actor, { file, fileName: 'bench.xlsx' }));
  });
  const { good, bad, duplicate } = (await readImport(services, actor, { id, state: undefined, page: 1 })).counts;
  if (bad > 0) {
    const { value } = await listFaults(services, actor, { id, locale: 'en' }).next();
    throw new Error(`${bad} rows are bad, such as ${value}`);
  }
  const written = await seconds(async () => {
    await beginImport(services, actor, { id }, 'here');
    await runImport(services, id);
  });
  delays.disable();
  clearInterval(watch);
  const { counts } = await readImport(services, actor, { id, state: undefined, page: 1 });
  const undone = await seconds(async () => {
    await undoImport(services, actor, { id }, 'here');
    await runUndo(services, id, null);
  });
  const left = (await readImport(services, actor, { id, state: undefined, page: 1 })).counts;
  await sql`delete from import_batch where id = ${id}`.execute(services.db);
  say(
    `  ${(file.length / 1024 ** 2).toFixed(1)} MB: looked at in ${looked.toFixed(1)} s (${good} good, ${bad} bad, ${duplicate} may be there), ` +
      `${counts.written} written in ${written.toFixed(1)} s, ${left.undone} taken back in ${undone.toFixed(1)} s; longest block ${(delays.max / 1e6).toFixed(0)} ms`
  );
  if (counts.written + counts.skipped !== rowCount || left.kept > 0) throw new Error('rows were lost on the way');
  const total = looked + written;
  return [
    {
      name: 'import of 10,000 rows',
      measured: `${total.toFixed(1)} s`,
      reference: `${secondsLimit} s (reading the file alone: ${bare.toFixed(1)} s)`,
      ratio: total / secondsLimit,
      limit: 1
    },
    {
      name: 'import, memory',
      measured: `${Math.round((peak - before) / 1024 ** 2)} MB more`,
      reference: `${memoryLimit / 1024 ** 2} MB (the process before: ${Math.round(before / 1024 ** 2)} MB)`,
      ratio: (peak - before) / memoryLimit,
      limit: 1
    }
  ];
}
