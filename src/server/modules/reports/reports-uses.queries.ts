// SQL of which rollouts, resolutions, targets and proposals refer to an official document.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import type { DocumentUse } from '#server/modules/documents/documents.types.ts';

/** The first so many records that refer to a document, and how many there are. */
export async function selectDocumentUses(
  db: Db,
  documentId: string,
  limit: number
): Promise<{ uses: DocumentUse[]; count: number }> {
  const { rows } = await sql<DocumentUse & { total: number }>`
    select subject, title, href, count(*) over () as total from (
      select 'rollout' as subject, r.name as title, '/van-phong/trien-khai/' || r.id as href
        from rollout r where r.document_id = ${documentId}
      union all select 'resolution', r.name, '/van-phong/chi-tieu/' || r.id from resolution r where r.document_id = ${documentId}
      union all select 'target', t.name, '/van-phong/chi-tieu/' || t.resolution_id
        from target_value v join resolution_target t on t.id = v.target_id where v.document_id = ${documentId}
      union all select 'proposal', s.title, '/van-phong/de-xuat-toan-tinh/' || s.id
        from scope_proposal s where ${documentId}::uuid in (s.submission_id, s.decision_id)
    ) u order by subject, title limit ${limit}`.execute(db);
  return {
    uses: rows.map(({ subject, title, href }) => ({ subject, title, href })),
    count: rows[0]?.total ?? 0
  };
}

/** In proposals not submitted yet, a practice takes the place of one merged into it. */
export async function moveProposed(db: Db, fromId: string, intoId: string): Promise<number> {
  const moved = await sql`
    update scope_proposal_practice x set practice_id = ${intoId} from scope_proposal s
    where s.id = x.proposal_id and s.state in ('draft', 'returned') and x.practice_id = ${fromId} and not exists (
      select from scope_proposal_practice y where y.proposal_id = x.proposal_id and y.practice_id = ${intoId})`.execute(
    db
  );
  return Number(moved.numAffectedRows ?? 0);
}
