// SQL that counts what there is of the demo.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';

export async function countDemo(
  db: Db
): Promise<{ articles: number; practices: number; media: number; units: number }> {
  const { rows } = await sql<{ articles: number; practices: number; media: number; units: number }>`
    select (select count(*) from article where demo) as articles, (select count(*) from practice where demo) as practices, (select count(*) from media where demo) as media,
           (select count(*) from unit where demo) as units`.execute(db);
  return rows[0] ?? { articles: 0, practices: 0, media: 0, units: 0 };
}
