// SQL of what is kept of adopters outside: forgetting it in time, or when they ask.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/database.ts';

export interface ForgottenRow {
  id: string;
  practiceId: string;
  unitId: string | null;
}
const shown = sql`a.id, a.practice_id as "practiceId", a.unit_id as "unitId"`;

// The digest of the address is a constraint's proof that there was one; what stands in its place finds nothing.
const forgotten = sql`outside_mail = null, outside_mail_digest = 'forgotten ' || a.id, contact = ''`;

/** Empties the mail address and the contact of one adopter; undefined when it was done before. */
export async function clearOutsideMail(tx: Tx, id: string): Promise<ForgottenRow | undefined> {
  const { rows } = await sql<ForgottenRow>`
    update adoption a set ${forgotten} where a.id = ${id} and a.outside_mail is not null returning ${shown}`.execute(
    tx
  );
  return rows[0];
}

/** Empties the addresses of adopters whose work ended before a day. */
export async function clearEndedMails(tx: Tx, endedBefore: string): Promise<ForgottenRow[]> {
  const { rows } = await sql<ForgottenRow>`
    update adoption a set ${forgotten} where a.outside_mail is not null and a.ended_on < ${endedBefore}::date
    returning ${shown}`.execute(tx);
  return rows;
}

/** Deletes announcements from before a time that nobody confirmed. */
export async function deleteUnconfirmed(tx: Tx, before: Date): Promise<ForgottenRow[]> {
  const { rows } = await sql<ForgottenRow>`
    delete from adoption a where a.outside_name is not null and a.confirmed_at is null and not a.demo
      and a.created_at < ${before} returning ${shown}`.execute(tx);
  return rows;
}
