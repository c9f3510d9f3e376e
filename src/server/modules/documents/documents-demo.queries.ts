// SQL that removes the demo's documents.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/database.ts';

/** Issued by a unit that does not exist; one that people link from records of their own keeps its text, not its issuer. */
export async function deleteDemoDocuments(tx: Tx): Promise<void> {
  await sql`update official_document set issuer_unit_id = null where issuer_unit_id in (select id from unit where demo)`.execute(
    tx
  );
  await sql`delete from official_document d where d.demo
    and not exists (select from recognition r where r.document_id = d.id)
    and not exists (select from practice_document p where p.document_id = d.id)
    and not exists (select from rollout r where r.document_id = d.id)
    and not exists (select from assessment a where a.document_id = d.id)
    and not exists (select from council c where c.document_id = d.id)
    and not exists (select from resolution r where r.document_id = d.id)
    and not exists (select from target_value v where v.document_id = d.id)`.execute(tx);
}
