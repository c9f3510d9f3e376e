// SQL for removing the demo's pictures.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/database.ts';

/** Foreign keys say what is in use, whichever module holds them: such a file stops being part of the demo. */
export async function deleteDemoMedia(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: string }>`select id from media where demo`.execute(tx);
  const { rows: references } = await sql<{ source: string; attribute: string }>`
    select c.conrelid::regclass::text as source, a.attname as attribute
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'media'::regclass`.execute(tx);
  for (const { source, attribute } of references) {
    await sql`update media set demo = false where demo and id in (select ${sql.ref(attribute)} from ${sql.table(source)})`.execute(
      tx
    );
  }
  if (rows.length === 0) return 0;
  const { rows: removed } = await sql<{ id: string }>`delete from media where demo returning id`.execute(tx);
  return removed.length;
}
