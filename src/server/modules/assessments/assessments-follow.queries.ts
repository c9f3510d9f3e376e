// SQL of what hangs on a practice or refers to a document.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';

/** How many assessments a practice has. */
export async function countAssessmentsOf(db: Db, practiceId: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from assessment where practice_id = ${practiceId}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Assessments, with the version they judged, stay the former practice's: only what is still to be done goes over. */
export async function moveAdvice(db: Db, fromId: string, intoId: string): Promise<number> {
  const moved = await sql`update council_advice set practice_id = ${intoId} where practice_id = ${fromId}`.execute(db);
  return Number(moved.numAffectedRows ?? 0);
}

/** Councils set up by a document, and assessments it decided. */
export async function selectDocumentUses(
  db: Db,
  documentId: string,
  limit: number
): Promise<{ uses: { subject: 'council' | 'recognition'; title: string; href: string }[]; count: number }> {
  const { rows } = await sql<{ subject: 'council' | 'recognition'; title: string; href: string; total: number }>`
    select u.subject, u.title, u.href, count(*) over () as total from (
      select 'council' as subject, c.name as title, '/van-phong/hoi-dong/' || c.id as href from council c where c.document_id = ${documentId}
      union all
      select 'recognition', p.name, '/van-phong/tham-dinh/' || a.id from assessment a join practice p on p.id = a.practice_id
      where a.document_id = ${documentId}
    ) u order by u.subject, u.title limit ${limit}`.execute(db);
  return { uses: rows.map(({ total: _, ...use }) => use), count: rows[0]?.total ?? 0 };
}
