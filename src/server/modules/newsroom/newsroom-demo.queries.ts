// SQL of the demo's removal, and of where files are used.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';

export interface DemoCounts {
  articles: number;
  feedback: number;
  tags: number;
  pages: number;
  sections: number;
}

async function removed(tx: Tx, statement: ReturnType<typeof sql>): Promise<number> {
  const result = await statement.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

/** Foreign keys take along what belongs to an article. */
export async function deleteDemo(tx: Tx): Promise<DemoCounts> {
  const feedback = await removed(
    tx,
    sql`delete from feedback f where f.demo or exists (select from article a where a.id = f.article_id and a.demo)`
  );
  const articles = await removed(tx, sql`delete from article where demo`);
  const tags = await removed(
    tx,
    sql`delete from tag t where not exists (select from article_tag x where x.tag_id = t.id)
      and not exists (select from article a where t.name = any(a.tags))`
  );
  const pages = await removed(tx, sql`delete from static_page where demo`);
  const sections = await removed(
    tx,
    sql`delete from section s where s.demo and not exists (select from article a where a.section_id = s.id)
      and not exists (select from article_live l where l.section_id = s.id)`
  );
  return { articles, feedback, tags, pages, sections };
}

/** Articles and static pages that use a file. */
export async function selectMediaUses(
  db: Db,
  mediaId: string
): Promise<{ kind: 'article' | 'page'; id: string; title: string }[]> {
  const { rows } = await sql<{ kind: 'article' | 'page'; id: string; title: string }>`
    select 'article' as kind, a.id::text as id, a.title from article_media m join article a on a.id = m.article_id
    where m.media_id = ${mediaId}
    union all
    select 'page', p.slug, p.title_vi from static_page_media m join static_page p on p.slug = m.slug
    where m.media_id = ${mediaId}
    order by 3 limit 50`.execute(db);
  return rows;
}
