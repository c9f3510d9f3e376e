// SQL of the search over what the portal shows.
import { sql } from 'kysely';
import type { Db } from '#server/platform/database.ts';
import type { TextQueries } from '#server/modules/search/search.within.ts';
import { cardColumns, narrowed, type CardRow, type Narrowing } from './newsroom-portal.queries.ts';

export interface HitRow extends CardRow {
  plainText: string;
}

/**
 * One page of what matches: exact before canonical before folded; then what has the words one after the other; then by
 * where and how often they stand; then the newest.
 */
export async function selectMatches(
  db: Db,
  text: TextQueries,
  by: Narrowing,
  limit: number,
  offset: number
): Promise<HitRow[]> {
  const { rows } = await sql<HitRow>`
    with q as (
      select to_tsquery('pg_catalog.simple', ${text.exact}) as exact,
        to_tsquery('pg_catalog.simple', ${text.canonical}) as canonical,
        to_tsquery('pg_catalog.simple', ${text.folded}) as folded,
        to_tsquery('pg_catalog.simple', ${text.phrase}) as phrase
    ), best as (
      select l.article_id,
        case when l.search_exact @@ q.exact then 3 when l.search_canonical @@ q.canonical then 2 else 1 end as form,
        (q.phrase is not null and l.search_folded @@ q.phrase) as together,
        ts_rank(l.search_folded, q.folded) as weight, l.published_at
      from article_live l join section s on s.id = l.section_id cross join q
      where l.search_folded @@ q.folded and ${narrowed(by)}
      order by form desc, together desc, weight desc, l.published_at desc, l.article_id
      limit ${limit} offset ${offset}
    )
    select ${cardColumns}, l.plain_text as "plainText"
    from best join article_live l using (article_id) join section s on s.id = l.section_id
    order by best.form desc, best.together desc, best.weight desc, best.published_at desc, best.article_id`.execute(db);
  return rows;
}

export async function countMatches(db: Db, folded: string, by: Narrowing): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from article_live l join section s on s.id = l.section_id
    where l.search_folded @@ to_tsquery('pg_catalog.simple', ${folded}) and ${narrowed(by)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Which of some folded words occur in any article. */
export async function selectKnownWords(db: Db, words: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ word: string }>`
    select word from unnest(${words}::text[]) as word
    where exists (select from article_live l where l.search_folded @@ to_tsquery('pg_catalog.simple', quote_literal(word)))`.execute(
    db
  );
  return new Set(rows.map((row) => row.word));
}

/** Words of titles that resemble some folded words, as they are written there, the commonest first. */
export async function selectNearWords(db: Db, words: readonly string[]): Promise<{ word: string; folded: string }[]> {
  const { rows } = await sql<{ word: string; folded: string }>`
    with title_words as (
      select distinct l.article_id, word
      from unnest(${words}::text[]) as wanted
      join article_live l on wanted <% l.title_folded
      cross join lateral regexp_split_to_table(text_words(text_canonical(l.title)), ' ') as word
    )
    select word, text_folded(word) as folded from title_words group by word order by count(*) desc, word limit 2000`.execute(
    db
  );
  return rows;
}

/** Articles whose titles come nearest to a folded text. */
export async function selectNearTitles(db: Db, folded: string, limit: number): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from article_live l join section s on s.id = l.section_id
    where ${folded} <% l.title_folded
    order by word_similarity(${folded}, l.title_folded) desc, l.published_at desc limit ${limit}`.execute(db);
  return rows;
}
