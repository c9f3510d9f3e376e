// SQL of councils and their members.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { CouncilRole } from '#shared/assessments.ts';
import type { CouncilRecord, MemberRecord } from './assessments.types.ts';

const columns = sql`
  c.id, c.name, c.unit_id as "unitId", coalesce(u.full_name, '') as "unitName", c.level_id as "levelId", l.name_vi as "levelVi",
  l.name_en as "levelEn", c.document_id as "documentId", c.reviewers, lower(c.term) as "from", upper(c.term) as "to", c.demo`;
const from = sql`council c join recognition_level l on l.id = c.level_id
  left join lateral (select full_name from unit_version where unit_id = c.unit_id order by upper(valid) desc nulls first limit 1) u on true`;

export interface CouncilRow extends CouncilRecord {
  members: number;
  openAssessments: number;
}

/** Councils of some units and those below; undefined: all. Those in term first. */
export async function selectCouncils(
  db: Db,
  filters: { day: string },
  page: { limit: number; offset: number }
): Promise<{ rows: CouncilRow[]; total: number }> {
  const { rows } = await sql<CouncilRow & { total: number }>`
    select ${columns}, count(*) over () as total,
      (select count(distinct m.person_id) from council_member m where m.council_id = c.id and m.term @> ${filters.day}::date) as members,
      (select count(*) from assessment a where a.council_id = c.id and a.state <> 'closed') as "openAssessments"
    from ${from}
    order by (c.term @> ${filters.day}::date) desc, lower(c.term) desc nulls last, c.id
    limit ${page.limit} offset ${page.offset}`.execute(db);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export async function selectCouncil(db: Db, id: string): Promise<CouncilRecord | undefined> {
  const { rows } = await sql<CouncilRecord>`select ${columns} from ${from} where c.id = ${id}`.execute(db);
  return rows[0];
}

/** One planner of a council's work at a time: loads counted stay true until the transaction ends. */
export async function lockCouncil(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('council').select('id').where('id', '=', id).forUpdate().execute();
}

export async function selectMembers(db: Db, councilId: string): Promise<MemberRecord[]> {
  const { rows } = await sql<MemberRecord>`
    select m.id, m.council_id as "councilId", m.person_id as "personId", p.name, m.role, m.field_ids::text[] as "fieldIds",
      lower(m.term) as "from", upper(m.term) as "to", p.status = 'active' as active,
      coalesce((select json_agg(json_build_object('role', g.role, 'unitId', g.unit_id)) from person_grant g where g.person_id = p.id), '[]') as grants
    from council_member m join person p on p.id = m.person_id
    where m.council_id = ${councilId}
    order by array_position(array['chair', 'secretary', 'member'], m.role), p.name collate "vi-x-icu", m.id`.execute(
    db
  );
  return rows;
}

/** Councils in which a person sits on a day. */
export async function selectSeats(
  db: Db,
  personId: string,
  day: string
): Promise<{ councilId: string; role: CouncilRole }[]> {
  const { rows } = await sql<{ councilId: string; role: CouncilRole }>`
    select council_id as "councilId", role from council_member where person_id = ${personId} and term @> ${day}::date`.execute(
    db
  );
  return rows;
}

export interface CouncilWrite {
  name: string;
  unitId: string;
  levelId: string;
  documentId: string | null;
  reviewers: number;
  from: string;
  /** First day after the term. */
  to: string | null;
}

const term = (span: { from: string; to: string | null }) =>
  sql<string>`daterange(${span.from}::date, ${span.to}::date)`;

export async function insertCouncil(tx: Tx, council: CouncilWrite & { by: string | null; at: Date }): Promise<string> {
  const { id } = await tx
    .insertInto('council')
    .values({
      name: council.name,
      unit_id: council.unitId,
      level_id: council.levelId,
      document_id: council.documentId,
      reviewers: council.reviewers,
      term: term(council),
      created_by: council.by,
      created_at: council.at
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateCouncil(tx: Tx, id: string, council: CouncilWrite): Promise<void> {
  await tx
    .updateTable('council')
    .set({
      name: council.name,
      level_id: council.levelId,
      document_id: council.documentId,
      reviewers: council.reviewers,
      term: term(council)
    })
    .where('id', '=', id)
    .execute();
}

export async function insertMember(
  tx: Tx,
  member: {
    councilId: string;
    personId: string;
    role: CouncilRole;
    fieldIds: readonly string[];
    from: string;
    to: string | null;
  }
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into council_member (council_id, person_id, role, field_ids, term)
    values (${member.councilId}, ${member.personId}, ${member.role}, ${[...member.fieldIds]}::uuid[], ${term(member)})
    returning id`.execute(tx);
  return rows[0]?.id ?? '';
}

/** Ends a member's term; one that would not have begun is removed. @returns the person */
export async function endMember(tx: Tx, councilId: string, memberId: string, to: string): Promise<string | undefined> {
  const gone = await sql<{ personId: string }>`
    delete from council_member where id = ${memberId} and council_id = ${councilId} and lower(term) >= ${to}::date
    returning person_id as "personId"`.execute(tx);
  if (gone.rows[0]) return gone.rows[0].personId;
  const { rows } = await sql<{ personId: string }>`
    update council_member set term = daterange(lower(term), ${to}::date)
    where id = ${memberId} and council_id = ${councilId} returning person_id as "personId"`.execute(tx);
  return rows[0]?.personId;
}

/** For each member the sheets not yet sent, over all councils, and all ever assigned in this one. */
export async function selectLoads(
  db: Db,
  councilId: string,
  personIds: readonly string[]
): Promise<Map<string, { open: number; ever: number }>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<{ personId: string; open: number; ever: number }>`
    select r.person_id as "personId",
      count(*) filter (where s.submitted_at is null and r.withdrawn_at is null and a.state <> 'closed') as open,
      count(*) filter (where a.council_id = ${councilId} and r.withdrawn_at is null) as ever
    from assessment_reviewer r
    join assessment a on a.id = r.assessment_id
    join score_sheet s on s.assessment_id = r.assessment_id and s.person_id = r.person_id
    where r.person_id = any(${[...personIds]}::uuid[])
    group by r.person_id`.execute(db);
  return new Map(rows.map(({ personId, ...load }) => [personId, load]));
}
