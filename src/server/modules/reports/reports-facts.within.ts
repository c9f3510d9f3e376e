// The facts in memory, one table a database, brought up to date before every use; a cache: PostgreSQL holds the truth.
import type { Database } from '#server/platform/database.ts';
import { FactTable } from './reports-fact-table.rules.ts';
import { selectFactsAfter, selectFactsSince, selectHorizon } from './reports-facts.queries.ts';

const loadSize = 20_000;

interface Held {
  table: FactTable;
  /** Empty until the first load is whole. */
  horizon: string;
  working: Promise<void>;
}

const held = new WeakMap<Database, Held>();

async function bringUpToDate(db: Database, facts: Held): Promise<void> {
  // Taken before reading: what is unfinished now is read again next time, nothing is missed.
  const horizon = await selectHorizon(db);
  if (facts.horizon === '') {
    const table = new FactTable();
    for (let after: string | null = null; ;) {
      const rows = await selectFactsAfter(db, after, loadSize);
      for (const row of rows) table.put(row);
      after = rows.at(-1)?.id ?? null;
      if (rows.length < loadSize) break;
    }
    facts.table = table;
  } else {
    const { rows, gone } = await selectFactsSince(db, facts.horizon);
    for (const id of gone) facts.table.remove(id);
    for (const row of rows) facts.table.put(row);
  }
  facts.horizon = horizon;
}

/**
 * The facts of every practice, with all that was committed before the call. The table may gain rows between awaits: count in
 * one go.
 */
export async function currentFacts(db: Database): Promise<FactTable> {
  let facts = held.get(db);
  if (!facts) held.set(db, (facts = { table: new FactTable(), horizon: '', working: Promise.resolve() }));
  // One refresh at a time; a caller waits for one that began after its call.
  const mine = facts;
  const next = mine.working.catch(() => undefined).then(() => bringUpToDate(db, mine));
  mine.working = next;
  await next;
  return mine.table;
}
