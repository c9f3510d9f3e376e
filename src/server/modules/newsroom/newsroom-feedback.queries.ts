// SQL of readers' feedback.
import { sql, type Insertable } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { Feedback } from '#server/platform/database.types.ts';
import type { FeedbackState } from '#shared/feedback.ts';
import type {
  FeedbackEvent,
  FeedbackFilters,
  OwnFeedback,
  PublicFeedback,
  QueuedFeedback
} from './newsroom-feedback.types.ts';

/** The article a feedback form belongs to, locked against withdrawal until the transaction ends. */
export async function selectOpenArticle(
  tx: Tx,
  slug: string
): Promise<{ id: string; unitId: string | null; open: boolean } | undefined> {
  const row = await tx
    .selectFrom('article_live')
    .select(['article_id', 'unit_id', 'feedback_open'])
    .where('slug', '=', slug)
    .forShare()
    .executeTakeFirst();
  return row && { id: row.article_id, unitId: row.unit_id, open: row.feedback_open };
}

export async function selectFeedbackIdBySubmission(db: Db, submissionDigest: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('feedback')
    .select('id')
    .where('submission_key', '=', submissionDigest)
    .executeTakeFirst();
  return row?.id;
}

/** Undefined when the same submission is there already. */
export async function insertFeedback(tx: Tx, values: Insertable<Feedback>): Promise<string | undefined> {
  const row = await tx
    .insertInto('feedback')
    .values(values)
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Published feedback of an article, oldest first, one page. */
export async function selectPublishedFeedback(
  db: Db,
  articleId: string,
  limit: number,
  offset: number
): Promise<{ rows: PublicFeedback[]; total: number }> {
  const { rows } = await sql<PublicFeedback & { total: number }>`
    select id, name, body, created_at as "createdAt", reply, reply_by_name as "replyName", replied_at as "repliedAt",
      count(*) over () as total
    from feedback where article_id = ${articleId} and state = 'published'
    order by created_at, id limit ${limit} offset ${offset}`.execute(db);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

const ownColumns = sql`f.id, f.name, f.body, f.created_at as "createdAt", f.reply, f.reply_by_name as "replyName",
  f.replied_at as "repliedAt", f.state, f.reason, f.moderated_at as "moderatedAt", a.title as "articleTitle",
  l.slug as "articleSlug"`;

export async function selectFeedbackByToken(db: Db, tokenDigest: string): Promise<OwnFeedback | undefined> {
  const { rows } = await sql<OwnFeedback>`
    select ${ownColumns} from feedback f join article a on a.id = f.article_id
    left join article_live l on l.article_id = f.article_id
    where f.token_digest = ${tokenDigest}`.execute(db);
  return rows[0];
}

/** Units whose articles received feedback; null stands for articles without a unit. */
export async function selectFeedbackUnits(db: Db): Promise<(string | null)[]> {
  const { rows } = await sql<{ unit_id: string | null }>`
    select distinct a.unit_id from article a where exists (select from feedback f where f.article_id = a.id)`.execute(
    db
  );
  return rows.map((row) => row.unit_id);
}

/** Undefined: every unit. */
export type Reach = (string | null)[] | undefined;

const within = (reach: Reach) =>
  reach === undefined
    ? sql`true`
    : sql`(a.unit_id = any(${reach.filter((id) => id !== null)}::uuid[]) or (a.unit_id is null and ${reach.includes(null)}))`;

const matching = (filters: FeedbackFilters) => {
  const text = filters.text?.trim();
  return sql`(${text ? sql`text_folded(f.name || ' ' || f.body || ' ' || a.title) like '%' || ${likeText(text)} || '%'` : sql`true`})
    and (${filters.unanswered ? sql`f.reply is null` : sql`true`})`;
};
const likeText = (text: string) => sql`replace(replace(text_folded(${text}), '\\', '\\\\'), '%', '\\%')`;

const queuedColumns = sql`${ownColumns}, f.version, f.person_id is not null as "signedIn", m.name as "moderatedBy",
  f.article_id as "articleId", a.unit_id as "unitId", f.demo`;

/** One page of the queue: what waits longest first, what is decided newest first; and how many there are in each state. */
export async function selectFeedbackQueue(
  db: Db,
  filters: FeedbackFilters,
  reach: Reach,
  limit: number
): Promise<{ rows: QueuedFeedback[]; counts: Record<FeedbackState, number> }> {
  const order = filters.state === 'waiting' ? sql`f.created_at, f.id` : sql`f.created_at desc, f.id desc`;
  const { rows } = await sql<QueuedFeedback>`
    select ${queuedColumns}
    from feedback f join article a on a.id = f.article_id
    left join article_live l on l.article_id = f.article_id left join person m on m.id = f.moderated_by
    where ${within(reach)} and ${matching(filters)} and (${filters.state ?? null}::text is null or f.state = ${filters.state ?? null})
    order by ${order} limit ${limit} offset ${(filters.page - 1) * limit}`.execute(db);
  const counted = await sql<{ state: FeedbackState; count: number }>`
    select f.state, count(*) as count from feedback f join article a on a.id = f.article_id
    where ${within(reach)} and ${matching(filters)} group by f.state`.execute(db);
  const counts = { waiting: 0, published: 0, declined: 0 };
  for (const { state, count } of counted.rows) counts[state] = count;
  return { rows, counts };
}

export async function selectFeedback(db: Db, id: string): Promise<QueuedFeedback | undefined> {
  const { rows } = await sql<QueuedFeedback>`
    select ${queuedColumns} from feedback f join article a on a.id = f.article_id
    left join article_live l on l.article_id = f.article_id left join person m on m.id = f.moderated_by
    where f.id = ${id}`.execute(db);
  return rows[0];
}

/** Its state, reply and article's unit, locked for a decision. */
export async function lockFeedback(
  tx: Tx,
  id: string
): Promise<
  { state: FeedbackState; version: number; reply: string | null; articleId: string; unitId: string | null } | undefined
> {
  const { rows } = await sql<{
    state: FeedbackState;
    version: number;
    reply: string | null;
    articleId: string;
    unitId: string | null;
  }>`
    select f.state, f.version, f.reply, f.article_id as "articleId", a.unit_id as "unitId"
    from feedback f join article a on a.id = f.article_id where f.id = ${id} for update of f`.execute(tx);
  return rows[0];
}

export async function updateFeedbackState(
  tx: Tx,
  id: string,
  values: { state: FeedbackState; reason: string | null; personId: string | null; at: Date }
): Promise<void> {
  await tx
    .updateTable('feedback')
    .set((eb) => ({
      state: values.state,
      reason: values.reason,
      moderated_by: values.personId,
      moderated_at: values.at,
      version: eb('version', '+', 1)
    }))
    .where('id', '=', id)
    .execute();
}

export async function updateFeedbackReply(
  tx: Tx,
  id: string,
  values: { reply: string; replyName: string; personId: string | null; at: Date }
): Promise<void> {
  await tx
    .updateTable('feedback')
    .set((eb) => ({
      reply: values.reply,
      reply_by_name: values.replyName,
      replied_by: values.personId,
      replied_at: values.at,
      version: eb('version', '+', 1)
    }))
    .where('id', '=', id)
    .execute();
}

export async function insertFeedbackEvent(
  tx: Tx,
  event: { feedbackId: string; kind: FeedbackEvent['kind']; text: string | null; personId: string | null; at: Date }
): Promise<void> {
  await tx
    .insertInto('feedback_event')
    .values({
      feedback_id: event.feedbackId,
      kind: event.kind,
      text: event.text,
      person_id: event.personId,
      at: event.at
    })
    .execute();
}

export async function selectFeedbackEvents(db: Db, ids: string[]): Promise<Map<string, FeedbackEvent[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('feedback_event as e')
    .leftJoin('person as p', 'p.id', 'e.person_id')
    .select(['e.feedback_id', 'e.kind', 'e.text', 'e.at', 'p.name as by'])
    .where('e.feedback_id', 'in', ids)
    .orderBy('e.id')
    .execute();
  const events = new Map<string, FeedbackEvent[]>();
  for (const { feedback_id, kind, ...event } of rows) {
    const list = events.get(feedback_id) ?? [];
    list.push({ ...event, kind: kind as FeedbackEvent['kind'], at: event.at as unknown as Date });
    events.set(feedback_id, list);
  }
  return events;
}

export interface RemovedFeedback {
  id: string;
  articleId: string;
  unitId: string | null;
  state: FeedbackState;
}

const removedColumns = sql`f.id, f.article_id as "articleId", f.state,
  (select a.unit_id from article a where a.id = f.article_id) as "unitId"`;

/** Deletes one piece with its history, found by the digest of its private link; undefined when there is none. */
export async function deleteFeedbackByToken(tx: Tx, tokenDigest: string): Promise<RemovedFeedback | undefined> {
  const { rows } = await sql<RemovedFeedback>`
    delete from feedback f where f.token_digest = ${tokenDigest} returning ${removedColumns}`.execute(tx);
  return rows[0];
}

export async function deleteFeedback(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('feedback').where('id', '=', id).execute();
}

/** Deletes up to `limit` pieces that were declined before a day so many months before `now`; the demo's stay with the demo. */
export async function deleteDeclinedFeedback(
  tx: Tx,
  now: Date,
  months: number,
  limit: number
): Promise<RemovedFeedback[]> {
  const { rows } = await sql<RemovedFeedback>`
    delete from feedback f where f.id in (
      select id from feedback where state = 'declined' and not demo
        and coalesce(moderated_at, created_at) < ${now}::timestamptz - make_interval(months => ${months})
      order by id limit ${limit} for update skip locked)
    returning ${removedColumns}`.execute(tx);
  return rows;
}
