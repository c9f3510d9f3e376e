// SQL of notifications.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { Notice, NotificationRow } from './notifications.types.ts';

/** Adds a notification for each person who was not told yet. @returns the ids of the new ones */
export async function insertNotifications(
  tx: Tx,
  personIds: readonly string[],
  notice: Notice,
  at: Date
): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await tx
    .insertInto('notification')
    .values(
      personIds.map((personId) => ({
        person_id: personId,
        kind: notice.kind,
        facts: JSON.stringify(notice.facts),
        href: notice.href,
        once_key: notice.onceKey,
        created_at: at
      }))
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'once_key']).doNothing())
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

export async function selectNotifications(
  db: Db,
  personId: string,
  page: { unreadOnly: boolean; limit: number; offset: number }
): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`
    select id, kind, facts, href, created_at as "createdAt", read_at as "readAt" from notification
    where person_id = ${personId} ${page.unreadOnly ? sql`and read_at is null` : sql``}
    order by created_at desc, id desc limit ${page.limit} offset ${page.offset}`.execute(db);
  return rows;
}

export async function countNotifications(db: Db, personId: string): Promise<{ all: number; unread: number }> {
  const { rows } = await sql<{ all: number; unread: number }>`
    select count(*) as "all", count(*) filter (where read_at is null) as unread from notification
    where person_id = ${personId}`.execute(db);
  return rows[0] ?? { all: 0, unread: 0 };
}

/** Counting stops at `limit`: the bell shows "99+". */
export async function countUnread(db: Db, personId: string, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from notification where person_id = ${personId} and read_at is null limit ${limit}) as unread`.execute(
    db
  );
  return rows[0]?.count ?? 0;
}

export async function markRead(tx: Tx, personId: string, ids: readonly string[] | 'all', at: Date): Promise<number> {
  let update = tx
    .updateTable('notification')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null);
  if (ids !== 'all')
    update = update.where('id', 'in', ids.length > 0 ? [...ids] : ['00000000-0000-0000-0000-000000000000']);
  return Number((await update.executeTakeFirst()).numUpdatedRows);
}

/** The addresses and texts of mails to send; persons who are no longer active get none. */
export async function selectMails(
  db: Db,
  ids: readonly string[]
): Promise<(NotificationRow & { email: string; name: string })[]> {
  const { rows } = await sql<NotificationRow & { email: string; name: string }>`
    select n.id, n.kind, n.facts, n.href, n.created_at as "createdAt", n.read_at as "readAt", p.email, p.name
    from notification n join person p on p.id = n.person_id and p.status = 'active'
    where n.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** Removes what was read long ago. @returns how many */
export async function deleteOldRead(tx: Tx, before: Date): Promise<number> {
  const result = await tx.deleteFrom('notification').where('read_at', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
