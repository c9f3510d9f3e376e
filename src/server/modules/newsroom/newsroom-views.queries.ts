// SQL of article views.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';

/** The day's key, the same for all processes; made when it is missing. */
export async function selectViewKey(db: Db, day: string, fresh: Buffer): Promise<Buffer> {
  await sql`insert into view_key (day, key) values (${day}, ${fresh}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{ key: Buffer }>`select key from view_key where day = ${day}`.execute(db);
  const key = rows[0]?.key;
  if (!key) throw new Error(`the view key of ${day} vanished`);
  return key;
}

export interface SeenView {
  day: string;
  slug: string;
  visitor: Buffer;
}

/**
 * Adds a batch: what is new is marked and summed up by day, what was there already changes nothing.
 * Rows are taken in one order, so that two processes never wait for each other in a circle.
 * @returns how many views were new
 */
export async function insertViews(tx: Tx, views: readonly SeenView[]): Promise<number> {
  const { rows } = await sql<{ counted: number }>`
    with fresh as (
      insert into article_view_mark (day, article_id, visitor)
      select distinct seen.day, l.article_id, seen.visitor
      from unnest(${views.map((v) => v.day)}::date[], ${views.map((v) => v.slug)}::text[], ${views.map((v) => v.visitor)}::bytea[])
        as seen (day, slug, visitor)
      join article_live l on l.slug = seen.slug
      order by 1, 2, 3
      on conflict do nothing
      returning day, article_id
    ), summed as (
      insert into article_view_day as d (article_id, day, views)
      select article_id, day, count(*) from fresh group by article_id, day order by article_id, day
      on conflict (article_id, day) do update set views = d.views + excluded.views
      returning 1
    )
    select (select count(*) from fresh) as counted, (select count(*) from summed)`.execute(tx);
  return rows[0]?.counted ?? 0;
}

/** Ids of the articles most viewed since a day, most first. */
export async function selectMostViewed(
  db: Db,
  sinceDay: string,
  limit: number
): Promise<{ articleId: string; views: number }[]> {
  const { rows } = await sql<{ articleId: string; views: number }>`
    select d.article_id as "articleId", sum(d.views) as views
    from article_view_day d join article_live l on l.article_id = d.article_id
    where d.day >= ${sinceDay}
    group by d.article_id, l.published_at
    order by sum(d.views) desc, l.published_at desc, d.article_id limit ${limit}`.execute(db);
  return rows;
}

/** Throws away the keys and marks of days before `today`: what remains are counts. */
export async function deleteOldMarks(tx: Tx, today: string): Promise<{ keys: number; marks: number }> {
  const { rows } = await sql<{ keys: number; marks: number }>`
    with keys as (delete from view_key where day < ${today} returning 1),
      marks as (delete from article_view_mark where day < ${today} returning 1)
    select (select count(*) from keys) as keys, (select count(*) from marks) as marks`.execute(tx);
  return rows[0] ?? { keys: 0, marks: 0 };
}

/** Deletes spent proofs that are too old to be sent again, and ended windows of forms. */
export async function deleteSpentProofs(tx: Tx, now: Date): Promise<void> {
  await sql`delete from used_challenge where expires_at < ${now}`.execute(tx);
  await sql`delete from form_turn where ends_at < ${now}`.execute(tx);
}
