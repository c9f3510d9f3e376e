// SQL of questions at practices and their answers.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { PageWindow } from '#server/platform/paging.ts';
import type { Answer, PublicQuestion, QuestionState } from '#shared/exchange.ts';
import type { LockedQuestion, OfficeQuestion, OwnQuestion, QuestionFilter } from './exchange.types.ts';

type Bare<T> = Omit<T, 'answers'>;

/** One sender of a form at a time: its twin waits here and then finds what was written. */
export async function lockSubmission(tx: Tx, digest: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`question ${digest}`}, 0))`.execute(tx);
}

export async function isAsked(db: Db, submissionDigest: string): Promise<boolean> {
  const row = await db
    .selectFrom('practice_question')
    .select('id')
    .where('submission_key', '=', submissionDigest)
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewQuestion {
  practiceId: string;
  name: string;
  unitName: string;
  body: string;
  personId: string | null;
  tokenDigest: string;
  submissionDigest: string;
  at: Date;
}

export async function insertQuestion(tx: Tx, question: NewQuestion): Promise<string> {
  const { id } = await tx
    .insertInto('practice_question')
    .values({
      practice_id: question.practiceId,
      name: question.name,
      unit_name: question.unitName,
      body: question.body,
      person_id: question.personId,
      token_digest: question.tokenDigest,
      submission_key: question.submissionDigest,
      created_at: question.at
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Answers of several questions, oldest first. */
async function withAnswers<T extends { id: string }>(db: Db, rows: T[]): Promise<(T & { answers: Answer[] })[]> {
  const answers = new Map<string, Answer[]>(rows.map((row) => [row.id, []]));
  if (rows.length > 0) {
    const found = await sql<Answer & { questionId: string }>`
      select id, question_id as "questionId", body, by_name as "byName", unit_name as "unitName", created_at as "createdAt"
      from practice_answer where question_id = any(${rows.map((row) => row.id)}::uuid[])
      order by created_at, id`.execute(db);
    for (const { questionId, ...answer } of found.rows) answers.get(questionId)?.push(answer);
  }
  return rows.map((row) => ({ ...row, answers: answers.get(row.id) ?? [] }));
}

/** Published questions of a practice, newest first, one page. */
export async function selectPublished(
  db: Db,
  practiceId: string,
  window: PageWindow
): Promise<{ rows: PublicQuestion[]; total: number }> {
  const { rows } = await sql<Bare<PublicQuestion>>`
    select id, name, unit_name as "unitName", body, created_at as "createdAt" from practice_question
    where practice_id = ${practiceId} and state = 'published'
    order by created_at desc, id desc limit ${window.limit} offset ${window.offset}`.execute(db);
  const count = await sql<{ count: number }>`
    select count(*) as count from practice_question where practice_id = ${practiceId} and state = 'published'`.execute(
    db
  );
  return { rows: await withAnswers(db, rows), total: count.rows[0]?.count ?? 0 };
}

const ownColumns = sql`q.id, q.name, q.unit_name as "unitName", q.body, q.created_at as "createdAt", q.state, q.reason,
  p.name as "practiceName", case when p.listed_at is not null then p.slug end as "practiceSlug"`;
const officeColumns = sql`${ownColumns}, q.version, q.person_id is not null as "signedIn", m.name as "moderatedBy",
  q.moderated_at as "moderatedAt", q.practice_id as "practiceId", p.unit_id as "unitId",
  (select x.full_name from unit_version x where x.unit_id = p.unit_id order by lower(x.valid) desc nulls last limit 1)
    as "holderName"`;

export async function selectOwn(db: Db, tokenDigest: string): Promise<OwnQuestion | undefined> {
  const { rows } = await sql<Bare<OwnQuestion>>`
    select ${ownColumns} from practice_question q join practice p on p.id = q.practice_id
    where q.token_digest = ${tokenDigest}`.execute(db);
  return (await withAnswers(db, rows))[0];
}

const likeText = (text: string) => sql`replace(replace(text_folded(${text}), '\\', '\\\\'), '%', '\\%')`;
const filtered = ({ text, unanswered, practiceId, reach }: QuestionFilter) =>
  sql.join(
    [
      sql`true`,
      ...(practiceId ? [sql`q.practice_id = ${practiceId}`] : []),
      ...(reach ? [sql`p.unit_id = any(${[...reach]}::uuid[])`] : []),
      ...(unanswered ? [sql`not exists (select from practice_answer a where a.question_id = q.id)`] : []),
      ...(text?.trim()
        ? [sql`text_folded(q.name || ' ' || q.body || ' ' || p.name) like '%' || ${likeText(text.trim())} || '%'`]
        : [])
    ],
    sql` and `
  );

/** One page of the office's list: what waits longest first, all else newest first. */
export async function selectQuestions(db: Db, filter: QuestionFilter, window: PageWindow): Promise<OfficeQuestion[]> {
  const order = filter.state === 'waiting' ? sql`q.created_at, q.id` : sql`q.created_at desc, q.id desc`;
  const { rows } = await sql<Bare<OfficeQuestion>>`
    select ${officeColumns} from practice_question q join practice p on p.id = q.practice_id
    left join person m on m.id = q.moderated_by
    where ${filtered(filter)} ${filter.state ? sql`and q.state = ${filter.state}` : sql``}
    order by ${order} limit ${window.limit} offset ${window.offset}`.execute(db);
  return withAnswers(db, rows);
}

/** How many there are in each state under the filter's other parts. */
export async function countQuestions(db: Db, filter: QuestionFilter): Promise<Record<QuestionState, number>> {
  const { rows } = await sql<{ state: QuestionState; count: number }>`
    select q.state, count(*) as count from practice_question q join practice p on p.id = q.practice_id
    where ${filtered(filter)} group by q.state`.execute(db);
  return { waiting: 0, published: 0, declined: 0, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) };
}

const lockedColumns = sql`q.id, q.state, q.version, q.practice_id as "practiceId", q.person_id as "personId",
  (select p.unit_id from practice p where p.id = q.practice_id) as "unitId"`;

/** A question locked for a decision. */
export async function lockQuestion(tx: Tx, id: string): Promise<LockedQuestion | undefined> {
  const { rows } = await sql<LockedQuestion>`
    select ${lockedColumns} from practice_question q where q.id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function updateState(
  tx: Tx,
  id: string,
  values: { state: QuestionState; reason: string | null; personId: string | null; at: Date }
): Promise<void> {
  await tx
    .updateTable('practice_question')
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

/** Something of the question changed besides its state. */
export async function touchQuestion(tx: Tx, id: string): Promise<void> {
  await sql`update practice_question set version = version + 1 where id = ${id}`.execute(tx);
}

/** @returns the answer's id; undefined when the same form was sent before */
export async function insertAnswer(
  tx: Tx,
  answer: {
    questionId: string;
    body: string;
    byName: string;
    unitName: string;
    personId: string | null;
    submissionDigest: string;
    at: Date;
  }
): Promise<string | undefined> {
  const row = await tx
    .insertInto('practice_answer')
    .values({
      question_id: answer.questionId,
      body: answer.body,
      by_name: answer.byName,
      unit_name: answer.unitName,
      person_id: answer.personId,
      submission_key: answer.submissionDigest,
      created_at: answer.at
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function isAnswered(db: Db, submissionDigest: string): Promise<boolean> {
  const row = await db
    .selectFrom('practice_answer')
    .select('id')
    .where('submission_key', '=', submissionDigest)
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteAnswer(tx: Tx, questionId: string, answerId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from practice_answer where id = ${answerId} and question_id = ${questionId} returning id`.execute(tx);
  return rows.length === 1;
}

/** Deletes a question with its answers, found by the digest of its private link; undefined when there is none. */
export async function deleteByToken(tx: Tx, tokenDigest: string): Promise<LockedQuestion | undefined> {
  const { rows } = await sql<LockedQuestion>`
    delete from practice_question q where q.token_digest = ${tokenDigest} returning ${lockedColumns}`.execute(tx);
  return rows[0];
}

export async function deleteQuestion(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('practice_question').where('id', '=', id).execute();
}

/** Deletes up to `limit` questions that were declined so many months before `now`; the demo's stay with the demo. */
export async function deleteDeclined(tx: Tx, now: Date, months: number, limit: number): Promise<LockedQuestion[]> {
  const { rows } = await sql<LockedQuestion>`
    delete from practice_question q where q.id in (
      select id from practice_question where state = 'declined' and not demo
        and coalesce(moderated_at, created_at) < ${now}::timestamptz - make_interval(months => ${months})
      order by id limit ${limit} for update skip locked)
    returning ${lockedColumns}`.execute(tx);
  return rows;
}

/** The questions of a practice that was merged go over to the one that stays. @returns how many */
export async function moveQuestions(tx: Tx, fromId: string, intoId: string): Promise<number> {
  const moved = await sql`update practice_question set practice_id = ${intoId} where practice_id = ${fromId}`.execute(
    tx
  );
  return Number(moved.numAffectedRows ?? 0);
}

export async function countOf(db: Db, practiceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from practice_question where practice_id = ${practiceId}`.execute(db);
  return rows[0]?.count ?? 0;
}
