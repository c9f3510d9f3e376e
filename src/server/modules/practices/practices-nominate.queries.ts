// SQL of nominations: what somebody who saw a practice sent.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { PracticeState } from '#shared/practice.ts';

export interface NewNomination {
  practiceId: string;
  submissionDigest: string;
  tokenDigest: string;
  name: string;
  what: string;
  why: string;
  contact: string;
  fieldOpen: boolean;
  personId: string | null;
  at: Date;
}

export async function insertNomination(tx: Tx, nomination: NewNomination): Promise<void> {
  await tx
    .insertInto('practice_nomination')
    .values({
      practice_id: nomination.practiceId,
      submission_digest: nomination.submissionDigest,
      token_digest: nomination.tokenDigest,
      name: nomination.name,
      what: nomination.what,
      why: nomination.why,
      contact: nomination.contact,
      field_open: nomination.fieldOpen,
      person_id: nomination.personId,
      sent_at: nomination.at
    })
    .execute();
}

/** One sender of a form at a time: its twin waits here and then finds what was written. */
export async function lockSubmission(tx: Tx, digest: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`nomination ${digest}`}, 0))`.execute(tx);
}

export async function isSubmitted(db: Db, digest: string): Promise<boolean> {
  const row = await db
    .selectFrom('practice_nomination')
    .select('practice_id')
    .where('submission_digest', '=', digest)
    .executeTakeFirst();
  return row !== undefined;
}

export interface OwnNomination {
  name: string;
  what: string;
  why: string;
  contact: string;
  sentAt: Date;
  state: PracticeState;
  /** Why it was declined or returned. */
  reason: string | null;
  code: string;
  unitName: string;
  /** The address of its public page, once it stands in the register. */
  slug: string | null;
}

export async function selectOwnNomination(db: Db, tokenDigest: string): Promise<OwnNomination | undefined> {
  const { rows } = await sql<OwnNomination>`
    select n.name, n.what, n.why, n.contact, n.sent_at as "sentAt", q.state,
      case when q.state = 'declined' then q.state_reason end as reason, q.code,
      (select x.full_name from unit_version x where x.unit_id = q.unit_id order by lower(x.valid) desc nulls last limit 1) as "unitName",
      case when q.listed_at is not null then q.slug end as slug
    from practice_nomination n join practice p on p.id = n.practice_id
    join practice q on q.id = coalesce(p.merged_into_id, p.id)
    where n.token_digest = ${tokenDigest}`.execute(db);
  return rows[0];
}

/** Empties what the sender left to be reached by. @returns the practice, and the unit that holds it */
export async function clearContact(
  tx: Tx,
  tokenDigest: string
): Promise<{ practiceId: string; unitId: string } | undefined> {
  const { rows } = await sql<{ practiceId: string; unitId: string }>`
    update practice_nomination n set contact = '' from practice p
    where n.token_digest = ${tokenDigest} and n.contact <> '' and p.id = n.practice_id
    returning p.id as "practiceId", p.unit_id as "unitId"`.execute(tx);
  return rows[0];
}

/** Empties contacts sent longer ago than some months. */
export async function clearOldContacts(
  tx: Tx,
  now: Date,
  months: number
): Promise<{ practiceId: string; unitId: string }[]> {
  const { rows } = await sql<{ practiceId: string; unitId: string }>`
    update practice_nomination n set contact = '' from practice p
    where n.contact <> '' and n.sent_at < ${now}::timestamptz - make_interval(months => ${months}) and p.id = n.practice_id
    returning p.id as "practiceId", p.unit_id as "unitId"`.execute(tx);
  return rows;
}
