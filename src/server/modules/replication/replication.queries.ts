// SQL of adoptions: the row, what was changed, reports, self-assessments, the lineage.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { Indicator } from '#shared/practice.ts';
import type { AdaptationTiming, AdoptionOutcome, AdoptionState, LineageNode } from '#shared/replication.ts';
import type { AdaptationRow, AdoptionRecord, AdoptionRow } from './replication.types.ts';

const columns = sql`a.id, a.practice_id as "practiceId", a.practice_version as "practiceVersion", a.unit_id as "unitId",
  a.outside_name as "outsideName", a.outside_place as "outsidePlace", a.outside_mail as "outsideMail",
  a.confirmed_at as "confirmedAt", a.source_id as "sourceId", a.state, a.planned_on as "plannedOn", a.started_on as "startedOn",
  a.ended_on as "endedOn", a.outcome, a.outcome_reason as "outcomeReason", a.indicators, a.contact,
  a.next_check_in_on as "nextCheckInOn", a.revision, a.created_at as "createdAt", a.updated_at as "updatedAt"`;

const unitName = sql`coalesce(
  (select x.full_name from unit_version x where x.unit_id = a.unit_id order by lower(x.valid) desc nulls last limit 1), a.outside_name)`;

export async function selectAdoption(db: Db, id: string): Promise<AdoptionRecord | undefined> {
  const { rows } = await sql<AdoptionRecord>`select ${columns} from adoption a where a.id = ${id}`.execute(db);
  return rows[0];
}

export async function lockAdoption(tx: Tx, id: string): Promise<AdoptionRecord | undefined> {
  const { rows } = await sql<AdoptionRecord>`select ${columns} from adoption a where a.id = ${id} for update`.execute(
    tx
  );
  return rows[0];
}

export async function selectAdoptionByToken(db: Db, tokenDigest: string): Promise<AdoptionRecord | undefined> {
  const { rows } = await sql<AdoptionRecord>`
    select ${columns} from adoption a where a.token_digest = ${tokenDigest}`.execute(db);
  return rows[0];
}

export async function lockAdoptionByToken(tx: Tx, tokenDigest: string): Promise<AdoptionRecord | undefined> {
  const { rows } = await sql<AdoptionRecord>`
    select ${columns} from adoption a where a.token_digest = ${tokenDigest} for update`.execute(tx);
  return rows[0];
}

/** The running or planned adoption of a practice by a unit. */
export async function selectOpenAdoption(db: Db, practiceId: string, unitId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('adoption')
    .select('id')
    .where('practice_id', '=', practiceId)
    .where('unit_id', '=', unitId)
    .where('state', 'in', ['planned', 'running'])
    .executeTakeFirst();
  return row?.id;
}

/** The open announcement of a practice under a mail address. */
export async function selectOutsideAdoption(
  db: Db,
  practiceId: string,
  mailDigest: string
): Promise<string | undefined> {
  const row = await db
    .selectFrom('adoption')
    .select('id')
    .where('practice_id', '=', practiceId)
    .where('outside_mail_digest', '=', mailDigest)
    .where('state', 'in', ['planned', 'running'])
    .executeTakeFirst();
  return row?.id;
}

export interface NewAdoption {
  practiceId: string;
  practiceVersion: number;
  unitId: string | null;
  outside: { name: string; place: string; mail: string; mailDigest: string; tokenDigest: string } | null;
  sourceId: string | null;
  state: AdoptionState;
  plannedOn: string | null;
  startedOn: string | null;
  contact: string;
  nextCheckInOn: string | null;
  by: string | null;
  at: Date;
  demo?: boolean;
}

export async function insertAdoption(tx: Tx, given: NewAdoption): Promise<string> {
  const { id } = await tx
    .insertInto('adoption')
    .values({
      practice_id: given.practiceId,
      practice_version: given.practiceVersion,
      unit_id: given.unitId,
      outside_name: given.outside?.name ?? null,
      outside_place: given.outside?.place ?? null,
      outside_mail: given.outside?.mail ?? null,
      outside_mail_digest: given.outside?.mailDigest ?? null,
      token_digest: given.outside?.tokenDigest ?? null,
      source_id: given.sourceId,
      state: given.state,
      planned_on: given.plannedOn,
      started_on: given.startedOn,
      contact: given.contact,
      next_check_in_on: given.nextCheckInOn,
      created_by: given.by,
      created_at: given.at,
      updated_at: given.at,
      demo: given.demo ?? false
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateAdoption(
  tx: Tx,
  id: string,
  change: Partial<{
    state: AdoptionState;
    startedOn: string;
    endedOn: string;
    outcome: AdoptionOutcome;
    outcomeReason: string;
    indicators: Indicator[];
    contact: string;
    nextCheckInOn: string | null;
    confirmedAt: Date;
  }> & { at: Date }
): Promise<void> {
  await tx
    .updateTable('adoption')
    .set((eb) => ({
      revision: eb('revision', '+', 1),
      updated_at: change.at,
      ...(change.state && { state: change.state }),
      ...(change.startedOn && { started_on: change.startedOn }),
      ...(change.endedOn && { ended_on: change.endedOn }),
      ...(change.outcome && { outcome: change.outcome }),
      ...(change.outcomeReason && { outcome_reason: change.outcomeReason }),
      ...(change.indicators && { indicators: JSON.stringify(change.indicators) }),
      ...(change.contact !== undefined && { contact: change.contact }),
      ...(change.nextCheckInOn !== undefined && { next_check_in_on: change.nextCheckInOn }),
      ...(change.confirmedAt && { confirmed_at: change.confirmedAt })
    }))
    .where('id', '=', id)
    .execute();
}

/** From which adoption each adoption of a practice was learned. */
export async function selectSources(db: Db, practiceId: string): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('adoption')
    .select(['id', 'source_id'])
    .where('practice_id', '=', practiceId)
    .execute();
  return new Map(rows.map((row) => [row.id, row.source_id]));
}

/** How many units run a practice or ran it to the end; outside ones count once confirmed. */
export async function countSpread(db: Db, practiceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from adoption a where a.practice_id = ${practiceId} and a.state in ('running', 'finished')
      and (a.unit_id is not null or a.confirmed_at is not null)`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function insertAdaptation(
  tx: Tx,
  given: {
    adoptionId: string;
    onDate: string;
    what: string;
    why: string;
    timing: AdaptationTiming;
    decidedBy: string;
    coreKept: boolean;
    kept: string;
    by: string | null;
    at: Date;
  }
): Promise<string> {
  const { id } = await tx
    .insertInto('adaptation')
    .values({
      adoption_id: given.adoptionId,
      on_date: given.onDate,
      what: given.what,
      why: given.why,
      timing: given.timing,
      decided_by: given.decidedBy,
      core_kept: given.coreKept,
      kept: given.kept,
      created_by: given.by,
      at: given.at
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function selectAdaptations(db: Db, adoptionId: string): Promise<AdaptationRow[]> {
  const { rows } = await sql<AdaptationRow>`
    select id, on_date as "onDate", what, why, timing, decided_by as "decidedBy", core_kept as "coreKept", kept
    from adaptation where adoption_id = ${adoptionId} order by on_date, at, id`.execute(db);
  return rows;
}

export async function insertReport(
  tx: Tx,
  given: { adoptionId: string; onDate: string; outcome: string; note: string; by: string | null; at: Date; key: string }
): Promise<boolean> {
  const result = await tx
    .insertInto('adoption_check_in')
    .values({
      adoption_id: given.adoptionId,
      on_date: given.onDate,
      outcome: given.outcome,
      note: given.note,
      by_person: given.by,
      at: given.at,
      submission_key: given.key
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows) > 0;
}

export async function selectReports(
  db: Db,
  adoptionId: string,
  limit: number
): Promise<{ id: string; onDate: string; outcome: string; note: string; at: Date }[]> {
  const { rows } = await sql<{ id: string; onDate: string; outcome: string; note: string; at: Date }>`
    select id, on_date as "onDate", outcome, note, at from adoption_check_in
    where adoption_id = ${adoptionId} order by on_date desc, at desc limit ${limit}`.execute(db);
  return rows;
}

/** What the evidence rule reads of a practice's adoptions by others. */
export async function selectEvidence(
  db: Db,
  practiceId: string
): Promise<{ outcome: AdoptionOutcome | null; state: AdoptionState; coreKept: boolean; indicators: Indicator[] }[]> {
  const { rows } = await sql<{
    outcome: AdoptionOutcome | null;
    state: AdoptionState;
    coreKept: boolean;
    indicators: Indicator[];
  }>`
    select a.outcome, a.state, a.indicators,
      not exists (select from adaptation d where d.adoption_id = a.id and not d.core_kept) as "coreKept"
    from adoption a where a.practice_id = ${practiceId} and (a.unit_id is not null or a.confirmed_at is not null)`.execute(
    db
  );
  return rows;
}

/**
 * Every place of a practice's spread, oldest first, with the codes of its territory for the map: the unit's own where it is
 * territorial, else those of the nearest territorial unit above.
 */
export async function selectLineage(db: Db, practiceId: string, limit: number): Promise<LineageNode[]> {
  const { rows } = await sql<LineageNode>`
    with recursive place (adoption_id, unit_id, depth) as (
      select a.id, a.unit_id, 0 from adoption a where a.practice_id = ${practiceId} and a.unit_id is not null
      union all
      select p.adoption_id, v.up, p.depth + 1 from place p
      cross join lateral (
        select coalesce(x.territory_id, x.parent_id) as up from unit_version x where x.unit_id = p.unit_id
        order by lower(x.valid) desc nulls last limit 1
      ) v
      where v.up is not null and p.depth < 8
    ), coded as (
      select p.adoption_id,
        max(x.code) filter (where x.type in ('ward', 'commune', 'township', 'special_zone')) as commune,
        max(x.code) filter (where x.type in ('province', 'municipality')) as province
      from place p cross join lateral (
        select code, type from unit_version x where x.unit_id = p.unit_id order by lower(x.valid) desc nulls last limit 1
      ) x
      group by p.adoption_id
    )
    select a.id, a.unit_id as "unitId", ${unitName} as "unitName", c.province as "provinceCode", c.commune as "communeCode",
      coalesce(a.outside_place, '') as place, a.state, a.outcome, a.outcome_reason as "outcomeReason",
      coalesce(a.started_on, a.planned_on) as since, a.ended_on as "endedOn", a.source_id as "parentId",
      (select count(*) from adaptation d where d.adoption_id = a.id) as adaptations,
      not exists (select from adaptation d where d.adoption_id = a.id and not d.core_kept) as "coreKept",
      (a.unit_id is not null or a.confirmed_at is not null) as confirmed
    from adoption a left join coded c on c.adoption_id = a.id
    where a.practice_id = ${practiceId} and (a.unit_id is not null or a.confirmed_at is not null)
    order by coalesce(a.started_on, a.planned_on, a.created_at::date), a.id limit ${limit}`.execute(db);
  return rows;
}

export interface AdoptionFilter {
  state?: AdoptionState | undefined;
  outcome?: AdoptionOutcome | undefined;
  practiceId?: string | undefined;
  fieldId?: string | undefined;
  /** Units whose adoptions count; undefined: all, those from outside included. */
  reach: readonly string[] | undefined;
  /** Also those from outside of practices that a unit within reach holds. */
  outside: boolean;
}

const filtered = (filter: AdoptionFilter) =>
  sql.join(
    [
      // Nobody has shown yet that an unconfirmed address is theirs.
      sql`(a.outside_name is null or a.confirmed_at is not null or a.demo)`,
      ...(filter.state ? [sql`a.state = ${filter.state}`] : []),
      ...(filter.outcome ? [sql`a.outcome = ${filter.outcome}`] : []),
      ...(filter.practiceId ? [sql`a.practice_id = ${filter.practiceId}`] : []),
      ...(filter.fieldId ? [sql`p.field_id = ${filter.fieldId}`] : []),
      ...(filter.reach
        ? [
            sql`(a.unit_id = any(${[...filter.reach]}::uuid[])
              or (${filter.outside} and a.unit_id is null and p.unit_id = any(${[...filter.reach]}::uuid[])))`
          ]
        : [])
    ],
    sql` and `
  );

export async function selectAdoptions(
  db: Db,
  filter: AdoptionFilter,
  limit: number,
  offset: number
): Promise<{ rows: AdoptionRow[]; total: number }> {
  const { rows } = await sql<AdoptionRow>`
    select a.id, a.practice_id as "practiceId", p.name as "practiceName", p.slug as "practiceSlug", a.unit_id as "unitId",
      ${unitName} as "unitName", a.unit_id is null as outside, a.state, a.outcome,
      coalesce(a.started_on, a.planned_on) as since, a.ended_on as "endedOn", a.next_check_in_on as "nextCheckInOn"
    from adoption a join practice p on p.id = a.practice_id where ${filtered(filter)}
    order by a.updated_at desc, a.id desc limit ${limit} offset ${offset}`.execute(db);
  const count = await sql<{
    count: number;
  }>`select count(*) as count from adoption a join practice p on p.id = a.practice_id where ${filtered(filter)}`.execute(
    db
  );
  return { rows, total: count.rows[0]?.count ?? 0 };
}

/**
 * Moves the adoptions of a merged practice over; one of a unit that runs the other already, or holds it, stays with the merged
 * record.
 */
export async function moveAdoptions(tx: Db, fromId: string, intoId: string): Promise<Record<string, number>> {
  const moved = await sql`
    update adoption a set practice_id = p.id, practice_version = coalesce(p.listed_version, p.version) from practice p
    where a.practice_id = ${fromId} and p.id = ${intoId} and a.unit_id is distinct from p.unit_id and not exists (
      select from adoption b where b.practice_id = ${intoId} and b.unit_id = a.unit_id and b.state in ('planned', 'running')
        and a.state in ('planned', 'running'))`.execute(tx);
  const rollouts = await sql`update rollout set practice_id = ${intoId} where practice_id = ${fromId}`.execute(tx);
  const count = (result: { numAffectedRows?: bigint }) => Number(result.numAffectedRows ?? 0);
  return { adoptions: count(moved), rollouts: count(rollouts) };
}

/** Practice id → units of ours that adopted it, whatever came of it. */
export async function selectAdopters(db: Db, practiceIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; units: string[] }>`
    select practice_id as id, array_agg(distinct unit_id) as units from adoption
    where practice_id = any(${[...practiceIds]}::uuid[]) and unit_id is not null group by practice_id`.execute(db);
  return new Map(rows.map((row) => [row.id, row.units]));
}

/** How many adoptions and rollouts hang on a practice. */
export async function countUses(db: Db, practiceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from adoption where practice_id = ${practiceId})
      + (select count(*) from rollout where practice_id = ${practiceId}) as count`.execute(db);
  return rows[0]?.count ?? 0;
}
