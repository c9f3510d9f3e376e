// SQL of succession proposals: filing them, groups to review, decisions.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { ProposalGroup, ProposalState } from '#shared/successions.ts';

export interface NewProposal {
  successionId: string;
  subject: string;
  subjectId: string;
  oldUnitId: string;
  proposedUnitId: string | null;
}

/** Files proposals; one that exists stays as it is. @returns how many are new */
export async function insertProposals(tx: Tx, proposals: readonly NewProposal[], at: Date): Promise<number> {
  let added = 0;
  for (let from = 0; from < proposals.length; from += 5000) {
    const part = proposals.slice(from, from + 5000);
    const result = await sql`
      insert into succession_proposal (succession_id, subject, subject_id, old_unit_id, proposed_unit_id, created_at)
      select *, ${at}::timestamptz from unnest(${part.map((one) => one.successionId)}::uuid[], ${part.map((one) => one.subject)}::text[],
        ${part.map((one) => one.subjectId)}::uuid[], ${part.map((one) => one.oldUnitId)}::uuid[],
        ${part.map((one) => one.proposedUnitId)}::uuid[])
      on conflict do nothing`.execute(tx);
    added += Number(result.numAffectedRows ?? 0);
  }
  return added;
}

/**
 * What ended some units up to a day, with all heirs; `unitIds` undefined: of all units. A split that was recorded heir by
 * heir is one ending, under the first of its successions.
 */
export async function selectEndings(
  db: Db,
  day: string,
  unitIds?: readonly string[]
): Promise<{ successionId: string; onDate: string; oldUnitId: string; heirs: { id: string; part: string }[] }[]> {
  const { rows } = await sql<{
    successionId: string;
    onDate: string;
    oldUnitId: string;
    heirs: { id: string; part: string }[];
  }>`
    select min(s.id::text)::uuid as "successionId", s.on_date as "onDate", l.old_unit_id as "oldUnitId",
      coalesce(jsonb_agg(jsonb_build_object('id', l.new_unit_id, 'part', l.part)) filter (where l.new_unit_id is not null), '[]') as heirs
    from unit_succession_link l join unit_succession s on s.id = l.succession_id and s.on_date <= ${day}::date
    ${unitIds ? sql`where l.old_unit_id = any(${[...unitIds]}::uuid[])` : sql``}
    group by s.on_date, l.old_unit_id order by s.on_date, l.old_unit_id`.execute(db);
  return rows;
}

const groupColumns = sql`p.succession_id as "successionId", s.on_date as "onDate", s.kind, p.old_unit_id as "oldUnitId",
  (select x.full_name from unit_version x where x.unit_id = p.old_unit_id order by lower(x.valid) desc nulls last limit 1) as "oldUnitName",
  p.subject, min(p.proposed_unit_id::text)::uuid as "proposedUnitId",
  count(*) filter (where p.state = 'open') as open, count(*) filter (where p.state = 'moved') as moved,
  count(*) filter (where p.state = 'kept') as kept,
  (select coalesce(jsonb_agg(distinct jsonb_build_object('id', l.new_unit_id, 'name',
      (select x.full_name from unit_version x where x.unit_id = l.new_unit_id order by lower(x.valid) desc nulls last limit 1))), '[]')
    from unit_succession_link l join unit_succession t on t.id = l.succession_id
    where l.old_unit_id = p.old_unit_id and t.on_date = s.on_date and l.new_unit_id is not null) as heirs`;

export interface GroupFilter {
  /** Groups with something open, or those decided whole. */
  state: 'open' | 'decided';
  /** Old units within reach; undefined: all. */
  reach: readonly string[] | undefined;
}

/** The newest successions first. */
export async function selectGroups(
  db: Db,
  filter: GroupFilter,
  limit: number,
  offset: number
): Promise<{ rows: ProposalGroup[]; total: number }> {
  const grouped = sql`
    from succession_proposal p join unit_succession s on s.id = p.succession_id
    ${filter.reach ? sql`where p.old_unit_id = any(${[...filter.reach]}::uuid[])` : sql``}
    group by p.succession_id, s.on_date, s.kind, p.old_unit_id, p.subject
    having ${filter.state === 'open' ? sql`bool_or(p.state = 'open')` : sql`not bool_or(p.state = 'open')`}`;
  const { rows } = await sql<ProposalGroup>`
    select * from (select ${groupColumns} ${grouped}) g
    order by "onDate" desc, "oldUnitName" collate "vi-x-icu", "oldUnitId", subject limit ${limit} offset ${offset}`.execute(
    db
  );
  const count = await sql<{ count: number }>`select count(*) as count from (select 1 ${grouped}) g`.execute(db);
  return { rows, total: count.rows[0]?.count ?? 0 };
}

export async function selectGroup(
  db: Db,
  key: { successionId: string; oldUnitId: string; subject: string }
): Promise<ProposalGroup | undefined> {
  const { rows } = await sql<ProposalGroup>`
    select ${groupColumns} from succession_proposal p join unit_succession s on s.id = p.succession_id
    where p.succession_id = ${key.successionId} and p.old_unit_id = ${key.oldUnitId} and p.subject = ${key.subject}
    group by p.succession_id, s.on_date, s.kind, p.old_unit_id, p.subject`.execute(db);
  return rows[0];
}

export interface ProposalRow {
  id: string;
  subjectId: string;
  state: ProposalState;
  decidedUnitName: string | null;
  reason: string | null;
}

export async function selectProposals(
  db: Db,
  key: { successionId: string; oldUnitId: string; subject: string; state?: ProposalState | undefined },
  limit: number,
  offset: number
): Promise<ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`
    select p.id, p.subject_id as "subjectId", p.state, p.reason,
      (select x.full_name from unit_version x where x.unit_id = p.decided_unit_id order by lower(x.valid) desc nulls last limit 1) as "decidedUnitName"
    from succession_proposal p
    where p.succession_id = ${key.successionId} and p.old_unit_id = ${key.oldUnitId} and p.subject = ${key.subject}
      ${key.state ? sql`and p.state = ${key.state}` : sql``}
    order by p.state <> 'open', p.id limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** Locks the open proposals of a group, all or those named. */
export async function lockOpenProposals(
  tx: Tx,
  key: { successionId: string; oldUnitId: string; subject: string },
  ids: readonly string[] | undefined
): Promise<{ id: string; subjectId: string }[]> {
  const { rows } = await sql<{ id: string; subjectId: string }>`
    select id, subject_id as "subjectId" from succession_proposal
    where succession_id = ${key.successionId} and old_unit_id = ${key.oldUnitId} and subject = ${key.subject} and state = 'open'
      ${ids ? sql`and id = any(${[...ids]}::uuid[])` : sql``}
    order by id for update`.execute(tx);
  return rows;
}

export async function decideProposals(
  tx: Tx,
  ids: readonly string[],
  decision: { state: 'moved' | 'kept'; unitId: string | null; reason: string | null; by: string | null; at: Date }
): Promise<void> {
  if (ids.length === 0) return;
  await sql`update succession_proposal set state = ${decision.state}, decided_unit_id = ${decision.unitId},
      reason = ${decision.reason}, decided_by = ${decision.by}, decided_at = ${decision.at}
    where id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** How many proposals wait where the old unit lies within reach; undefined: all. */
export async function countOpenProposals(db: Db, reach: readonly string[] | undefined): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from succession_proposal
    where state = 'open' ${reach ? sql`and old_unit_id = any(${[...reach]}::uuid[])` : sql``}`.execute(db);
  return rows[0]?.count ?? 0;
}
