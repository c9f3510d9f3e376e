// SQL that brings the facts of practices into memory: all of them once, then what changed since.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';

/** One row of practice_fact. Days are ISO dates. */
export interface FactRow {
  id: string;
  unit: string;
  field: string;
  subfield: string | null;
  scope: string;
  kind: string;
  state: string;
  life: string | null;
  level: string | null;
  exemplary: boolean;
  evidence: number;
  audiences: string[];
  /** In the order of `statisticSteps`. */
  days: (string | null)[];
  units: (string | null)[];
  alive: 'alive' | 'stopped' | null;
  levels: string[];
  levelDays: string[];
  levelUnits: string[];
  toConfirm: boolean;
  firstMark: number | null;
  latestMark: number | null;
  advised: number;
  carriedOut: number;
}

/** Transactions below this number are all finished: whatever they wrote can be seen from now on. */
export async function selectHorizon(db: Db): Promise<string> {
  const { rows } = await sql<{ horizon: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(db);
  return rows[0]?.horizon ?? '0';
}

const columns = sql`practice_id as id, unit_id as unit, field_id as field, subfield_id as subfield, scope, kind, state, life,
  level_id as level, exemplary, evidence_level as evidence, audiences,
  array[nominated_on, registered_on, pilot_on, submitted_on, unit_approved_on, in_assessment_on, recognised_on]::text[] as days,
  array[nominated_unit, registered_unit, pilot_unit, submitted_unit, unit_approved_unit, in_assessment_unit,
    recognised_unit]::text[] as units,
  alive_12 as alive, level_ids::text[] as levels, level_days::text[] as "levelDays", level_units::text[] as "levelUnits",
  to_confirm as "toConfirm", first_mark as "firstMark", latest_mark as "latestMark", advice_given as advised,
  advice_done as "carriedOut"`;

/** The next facts in the order of their ids, for the first load. */
export async function selectFactsAfter(db: Db, after: string | null, limit: number): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select ${columns} from practice_fact where ${after}::uuid is null or practice_id > ${after}::uuid
    order by practice_id limit ${limit}`.execute(db);
  return rows;
}

/** Facts written, and practices gone, by transactions that were not finished at the horizon. */
export async function selectFactsSince(db: Db, horizon: string): Promise<{ rows: FactRow[]; gone: string[] }> {
  const gone = await sql<{ id: string }>`
    select practice_id as id from practice_fact_gone where changed_xid >= ${horizon}::xid8`.execute(db);
  const { rows } = await sql<FactRow>`
    select ${columns} from practice_fact where changed_xid >= ${horizon}::xid8`.execute(db);
  return { rows, gone: gone.rows.map((row) => row.id) };
}
