// SQL of the audit log.
import type { Insertable } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import type { AuditEntry } from '#server/platform/database.types.ts';

export async function insertAuditEntry(db: Db, entry: Insertable<AuditEntry>): Promise<void> {
  await db.insertInto('audit_entry').values(entry).execute();
}
