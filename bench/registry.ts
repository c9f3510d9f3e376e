// ./mhh bench registry: the registry at the size of `./mhh seed bench`, each figure beside its reference of the same run.
import { readConfig } from '#server/config.ts';
import { openHouse } from '#server/house.ts';
import type { Services } from '#server/services.ts';
import { sql } from 'kysely';
import { duplicateRows } from './registry/duplicates.ts';
import { importRows } from './registry/import.ts';
import type { BenchRow, Say } from './registry/row.ts';
import { searchRows } from './registry/search.ts';
import { statisticRows } from './registry/statistics.ts';

/** Each measures one subject on the bench's data; one more is one more line here. */
const subjects: Record<string, (services: Services, say: Say) => Promise<BenchRow[]>> = {
  search: searchRows,
  duplicates: duplicateRows,
  import: importRows,
  statistics: statisticRows
};

const say: Say = (text) => process.stdout.write(`${text}\n`);

/** @param options.only names of subjects; all when empty. @returns whether every figure keeps its limit */
export async function benchRegistry(options: { only: readonly string[] }): Promise<boolean> {
  const house = await openHouse(readConfig());
  try {
    const { services } = house;
    const { rows } = await sql<{ count: number }>`select count(*) as count from practice_live`.execute(services.db);
    const count = rows[0]?.count ?? 0;
    say(
      `${count} practices in the register${count < 100_000 ? ' (run ./mhh seed bench --practices 100000 first)' : ''}`
    );
    const results: BenchRow[] = [];
    for (const [name, subject] of Object.entries(subjects)) {
      if (options.only.length > 0 && !options.only.includes(name)) continue;
      say(`\n${name}`);
      results.push(...(await subject(services, say)));
    }
    say('');
    for (const { name, measured, reference, ratio, limit } of results)
      say(
        `${ratio <= limit ? 'ok  ' : 'SLOW'} ${name.padEnd(28)} ${measured.padEnd(18)} ${ratio.toFixed(2)} × (at most ${limit} ×) of ${reference}`
      );
    return results.every((row) => row.ratio <= row.limit);
  } finally {
    await house.close();
  }
}
