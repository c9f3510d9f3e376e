// SQL of council sessions and of what the heads of papers say.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';

export interface SessionRow {
  id: string;
  councilId: string;
  heldOn: string;
  place: string;
  note: string;
  assessments: number;
}

export async function selectSessions(db: Db, councilId: string): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select s.id, s.council_id as "councilId", s.held_on as "heldOn", s.place, s.note,
      (select count(*) from council_session_assessment x where x.session_id = s.id) as assessments
    from council_session s where s.council_id = ${councilId} order by s.held_on desc, s.id desc limit 200`.execute(db);
  return rows;
}

export async function selectSession(
  db: Db,
  id: string
): Promise<(SessionRow & { assessmentIds: string[] }) | undefined> {
  const { rows } = await sql<SessionRow & { assessmentIds: string[] }>`
    select s.id, s.council_id as "councilId", s.held_on as "heldOn", s.place, s.note,
      (select count(*) from council_session_assessment x where x.session_id = s.id) as assessments,
      array(select x.assessment_id::text from council_session_assessment x where x.session_id = s.id order by x.position, x.assessment_id)
        as "assessmentIds"
    from council_session s where s.id = ${id}`.execute(db);
  return rows[0];
}

export async function insertSession(
  tx: Tx,
  session: {
    councilId: string;
    heldOn: string;
    place: string;
    note: string;
    assessmentIds: readonly string[];
    by: string | null;
    at: Date;
  }
): Promise<string> {
  const { id } = await tx
    .insertInto('council_session')
    .values({
      council_id: session.councilId,
      held_on: session.heldOn,
      place: session.place,
      note: session.note,
      created_by: session.by,
      created_at: session.at
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('council_session_assessment')
    .values(
      session.assessmentIds.map((assessmentId, position) => ({ session_id: id, assessment_id: assessmentId, position }))
    )
    .execute();
  return id;
}

/** Assessments of a council whose sheets are all in and that are not closed: what a session deliberates. */
export async function selectDeliberable(
  db: Db,
  councilId: string
): Promise<{ id: string; name: string; code: string; unitName: string; state: string }[]> {
  const { rows } = await sql<{ id: string; name: string; code: string; unitName: string; state: string }>`
    select a.id, n.content ->> 'name' as name, p.code, a.state,
      (select v.full_name from unit_version v where v.unit_id = p.unit_id order by upper(v.valid) desc nulls first limit 1) as "unitName"
    from assessment a join practice p on p.id = a.practice_id
    join practice_version n on n.practice_id = a.practice_id and n.number = a.practice_version
    where a.council_id = ${councilId} and a.state in ('deliberation', 'recommended')
    order by a.created_at, a.id limit 300`.execute(db);
  return rows;
}

export interface PaperUnit {
  type: string;
  fullName: string;
  symbol: string | null;
  parentName: string | null;
}

/** What the head of a paper says of a unit on a day. */
export async function selectPaperUnit(db: Db, unitId: string): Promise<PaperUnit | undefined> {
  const { rows } = await sql<PaperUnit>`
    select v.type, v.full_name as "fullName", v.symbol,
      (select p.full_name from unit_version p where p.unit_id = v.parent_id and p.type not in ('country', 'province', 'municipality')
        order by upper(p.valid) desc nulls first limit 1) as "parentName"
    from unit_version v where v.unit_id = ${unitId} order by upper(v.valid) desc nulls first limit 1`.execute(db);
  return rows[0];
}

/** The nearest territory of a chain of units, for the place beside the date. */
export async function selectPlace(db: Db, chain: readonly string[]): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select v.name from unnest(${[...chain]}::uuid[]) with ordinality as c (id, depth)
    join lateral (select name, type from unit_version where unit_id = c.id order by upper(valid) desc nulls first limit 1) v on true
    where v.type in ('province', 'municipality', 'ward', 'commune', 'township', 'special_zone')
    order by c.depth limit 1`.execute(db);
  return rows[0]?.name ?? '';
}
