// Searches of the register at bench size, mixed as people type them, each beside a bare ranked full-text query of the same words.
import { sql } from 'kysely';
import { visitorActor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { searchPractices } from '#server/modules/practices/practices-search.usecases.ts';
import { readQuery } from '#server/modules/search/search.within.ts';
import type { Services } from '#server/services.ts';
import { readRegisterAsk, type RegisterFilters } from '#shared/register.ts';
import { folded } from '#shared/vietnamese.ts';
import { learnText, randomFrom } from '../../seeds/bench/text-model.ts';
import { percentile, type BenchRow, type Say } from './row.ts';

interface Asked {
  kind: string;
  q: string;
  filters?: RegisterFilters;
  /** The same filter for the reference. */
  unit?: string;
}

/** Texts as people type them, drawn from the register itself and from the language's own frequencies. */
async function drawQueries(services: Services): Promise<Asked[]> {
  const random = randomFrom(77);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const { rows: names } = await sql<{ name: string }>`
    select name from practice_index where practice_id > ${'01700000-0000-7000-8000-000000000000'}::uuid
    order by md5(practice_id::text) limit 400`.execute(services.db);
  const { rows: units } = await sql<{ id: string; name: string }>`
    select unit_id as id, min(unit_name) as name from practice_live group by unit_id order by md5(unit_id::text) limit 60`.execute(
    services.db
  );
  const { rows: fields } = await sql<{ slug: string }>`select slug from field order by position`.execute(services.db);
  const { rows: papers } = await sql<{ number: string }>`
    select number from official_document order by md5(id::text) limit 40`.execute(services.db);
  const vocabulary = learnText(random).vocabulary.filter((word) => word.length > 1);
  const common = vocabulary.slice(0, 60);
  const rare = vocabulary.slice(800, 1_800);
  const words = (text: string) => text.split(' ');
  const part = (text: string, count: number) => {
    const all = words(text);
    const from = Math.floor(random() * Math.max(1, all.length - count));
    return all.slice(from, from + count).join(' ');
  };
  const slip = (text: string) => {
    const at = 1 + Math.floor(random() * (text.length - 1));
    return random() < 0.5
      ? text.slice(0, at) + pick([...'abceghiklmnoptuvxy']) + text.slice(at)
      : text.slice(0, at) + text.slice(at + 1);
  };
  const many = (count: number, kind: string, make: () => Omit<Asked, 'kind'>): Asked[] =>
    Array.from({ length: count }, () => ({ kind, ...make() }));
  return [
    ...many(30, 'whole name', () => ({ q: pick(names).name })),
    ...many(40, 'part of a name, no marks', () => ({
      q: folded(part(pick(names).name, 2 + Math.floor(random() * 2)))
    })),
    ...many(20, 'one common word', () => ({ q: pick(common) })),
    ...many(20, 'two common words', () => ({ q: `${pick(common)} ${pick(common)}` })),
    ...many(20, 'a rare word', () => ({ q: pick(rare) })),
    ...many(20, 'a unit', () => ({ q: pick(units).name })),
    ...many(15, 'a document number', () => ({ q: pick(papers).number })),
    ...many(10, 'an abbreviation', () => ({ q: `${pick(['UBND', 'BTG', 'MTTQ', 'CLB', 'HTX'])} ${pick(common)}` })),
    ...many(15, 'common words in a field', () => ({
      q: `${pick(common)} ${pick(common)}`,
      filters: readRegisterAsk(new URLSearchParams({ 'linh-vuc': pick(fields).slug }))
    })),
    ...many(15, 'a common word in a unit', () => {
      const { id } = pick(units);
      return { q: pick(common), filters: readRegisterAsk(new URLSearchParams({ 'don-vi': id })), unit: id };
    }),
    ...many(15, 'a name with a slip', () => ({ q: slip(folded(pick(names).name)) }))
  ];
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now();
  const value = await work();
  return { ms: performance.now() - began, value };
}

interface Measured extends Asked {
  plain: number;
  counted: number;
  reference: number;
  total: number;
}

/** The bare query: the same words, ranked, 24 rows; planned as well as ours is. */
async function bareRanked(services: Services, asked: Asked): Promise<number> {
  const { queries } = await readQuery(services, asked.q);
  if (!queries.folded) return Number.NaN;
  const unit = asked.unit ? sql`and unit_path @> array[${asked.unit}]::uuid[]` : sql``;
  return inTransaction(services.db, async (tx) => {
    await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`.execute(tx);
    const { ms } = await timed(() =>
      sql`select practice_id from practice_index, to_tsquery('pg_catalog.simple', ${queries.folded}) as wanted
        where search_folded @@ to_tsquery('pg_catalog.simple', ${queries.folded}) ${unit}
        order by ts_rank(search_folded, wanted) desc limit 24`.execute(tx)
    );
    return ms;
  });
}

async function measure(services: Services, asked: readonly Asked[], rounds: number): Promise<Measured[]> {
  const visitor = visitorActor('bench');
  const search = (one: Asked, counts: boolean) =>
    timed(() => searchPractices(services, visitor, { q: one.q, filters: one.filters, locale: 'vi', counts }));
  const results: Measured[] = [];
  // Every ninth warms plans and pages first.
  const warming = asked.filter((_, index) => index % 9 === 0);
  for (const one of [...warming, ...Array.from({ length: rounds }, () => asked).flat()]) {
    const reference = await bareRanked(services, one);
    const plain = await search(one, false);
    const counted = await search(one, true);
    results.push({ ...one, reference, plain: plain.ms, counted: counted.ms, total: counted.value.total });
  }
  return results.slice(warming.length);
}

const p95 = (values: number[]) => percentile(values, 0.95);
const p50 = (values: number[]) => percentile(values, 0.5);
const shown = (ms: number) => (ms < 10 ? ms.toFixed(1) : ms.toFixed(0));

/** Searches without and with facet counts. */
export async function searchRows(services: Services, say: Say): Promise<BenchRow[]> {
  const asked = await drawQueries(services);
  const measured = await measure(services, asked, 2);
  say('  kind of text                 matches(p50)   ours p50/p95   with facets p50/p95   bare p50/p95 (ms)');
  for (const [kind, list] of Map.groupBy(measured, (one) => one.kind)) {
    const pair = (values: number[]) => `${shown(p50(values))}/${shown(p95(values))}`;
    say(
      `  ${kind.padEnd(28)} ${String(p50(list.map((one) => one.total))).padStart(9)}   ${pair(list.map((one) => one.plain)).padStart(12)}   ${pair(list.map((one) => one.counted)).padStart(18)}   ${pair(list.map((one) => one.reference)).padStart(12)}`
    );
  }
  const reference = p95(measured.map((one) => one.reference));
  const row = (name: string, values: number[], limit: number): BenchRow => ({
    name,
    measured: `p95 ${shown(p95(values))} ms`,
    reference: `p95 ${shown(reference)} ms, bare ranked query of the same words`,
    ratio: p95(values) / reference,
    limit
  });
  return [
    row(
      'search, mixed texts',
      measured.map((one) => one.plain),
      3
    ),
    row(
      'search with facet counts',
      measured.map((one) => one.counted),
      2.5
    )
  ];
}
