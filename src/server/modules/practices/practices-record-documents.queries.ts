// SQL of where official documents are used by practices.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';

export async function selectDocumentUses(
  db: Db,
  documentId: string,
  limit: number
): Promise<{ rows: { subject: 'practice' | 'recognition'; id: string; name: string }[]; count: number }> {
  const { rows } = await sql<{ subject: 'practice' | 'recognition'; id: string; name: string; total: number }>`
    select u.subject, p.id, p.name, count(*) over () as total
    from (
      select 'practice' as subject, practice_id from practice_document where document_id = ${documentId}
      union all
      select 'recognition', practice_id from recognition where document_id = ${documentId}
    ) u join practice p on p.id = u.practice_id
    order by p.name collate "vi-x-icu", u.subject limit ${limit}`.execute(db);
  return { rows: rows.map(({ subject, id, name }) => ({ subject, id, name })), count: rows[0]?.total ?? 0 };
}
