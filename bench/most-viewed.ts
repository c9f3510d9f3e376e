// A million view events through the program's own counter path, then "most viewed" over 7 and 30 days, beside `select 1`.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { insertViews, selectMostViewed } from '#server/modules/newsroom/newsroom-views.queries.ts';
import { inTransaction } from '#server/platform/database.ts';
import type { Services } from '#server/services.ts';

const total = 1_000_000;
const batch = 20_000;

const percentile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  return taken;
}

/** Fills the last 30 days with views of every article, the newer days fuller. */
export async function mostViewedBench(
  services: Services
): Promise<{ events: number; p95: number; reference: number; seconds: number }> {
  const slugs = (await services.db.selectFrom('article_live').select('slug').execute()).map((row) => row.slug);
  const today = new Date(services.clock.now().getTime() + 7 * 3_600_000);
  const began = performance.now();
  let events = 0;
  for (let n = 0; n < total; n += batch) {
    const views = Array.from({ length: batch }, () => ({
      day: new Date(today.getTime() - Math.floor(Math.random() ** 2 * 30) * 86_400_000).toISOString().slice(0, 10),
      slug: slugs[Math.floor(Math.random() ** 2 * slugs.length)] ?? '',
      visitor: randomBytes(16)
    }));
    events += await inTransaction(services.db, (tx) => insertViews(tx, views));
  }
  const seconds = (performance.now() - began) / 1000;
  await sql`analyze article_view_day`.execute(services.db);
  const since = (days: number) => new Date(today.getTime() - (days - 1) * 86_400_000).toISOString().slice(0, 10);
  const taken = [
    ...(await times(200, () => selectMostViewed(services.db, since(7), 10))),
    ...(await times(200, () => selectMostViewed(services.db, since(30), 10)))
  ];
  const reference = percentile(await times(200, () => sql`select 1`.execute(services.db)), 0.5);
  return { events, p95: percentile(taken, 0.95), reference, seconds };
}
