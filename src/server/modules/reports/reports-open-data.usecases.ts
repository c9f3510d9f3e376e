// Open data: what is public of the programme, as tables for everybody.
import type { Readable } from 'node:stream';
import { authorise, type Actor } from '#server/platform/actor.ts';
import { currentDay } from '#server/platform/clock.ts';
import { csvStream, type CsvValue } from '#server/platform/csv.ts';
import type { Services } from '#server/services.ts';
import type { Locale } from '#shared/messages.ts';
import { dataPackage, openTables, type OpenTable } from '#shared/open-data.ts';
import * as queries from './reports-open-data.queries.ts';
import { reportsPolicy } from './reports.policy.ts';

const fetchSize = 2_000;

/** A table of the open data as CSV, streamed; it holds what the public pages show. */
export function openDataCsv(services: Services, actor: Actor, table: OpenTable): Readable {
  authorise(actor, reportsPolicy, 'reports.open_data');
  const names = openTables[table].columns.map((column) => column.name);
  return csvStream(names, rowsOf(services, table, names));
}

/** The descriptor of all tables. @param input.name what the programme is called */
export function openDataPackage(services: Services, actor: Actor, input: { locale: Locale; name: string }): object {
  authorise(actor, reportsPolicy, 'reports.open_data');
  const { publicUrl } = services.config;
  return dataPackage(input.locale, { name: input.name, publicUrl, day: currentDay(services) });
}

async function* rowsOf(services: Services, table: OpenTable, names: readonly string[]): AsyncGenerator<CsvValue[]> {
  const { db, config } = services;
  const cursor = { practices: 'id', units: 'cursor', adoptions: 'practice_id' }[table];
  let after: string | null = null;
  for (;;) {
    const rows: Record<string, CsvValue>[] =
      table === 'practices'
        ? await queries.selectOpenPractices(db, after, fetchSize, config.publicUrl)
        : table === 'units'
          ? await queries.selectOpenUnits(db, after, fetchSize)
          : await queries.selectOpenAdoptions(db, after, fetchSize);
    for (const row of rows) yield names.map((name) => row[name] ?? null);
    const last = rows.at(-1);
    if (!last || rows.length < fetchSize) return;
    after = String(last[cursor]);
  }
}
