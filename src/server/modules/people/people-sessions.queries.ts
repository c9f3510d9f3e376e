// SQL of sessions, attempt guards and what else stands between a request and its person.
import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/database.ts';
import type { Grant } from '#server/platform/actor.ts';
import type { SessionRow } from './people.types.ts';

/** The person behind a session token with all grants, in one query; undefined when the session is over or the person suspended. */
export async function selectSessionActor(db: Db, token: string, now: Date, idleSince: Date) {
  const { rows } = await sql<{
    sessionId: string;
    lastSeenAt: Date;
    personId: string;
    name: string;
    passwordChangeNeeded: boolean;
    grants: Grant[];
  }>`
    select s.id as "sessionId", s.last_seen_at as "lastSeenAt", p.id as "personId", p.name,
      p.password_change_needed as "passwordChangeNeeded",
      (select coalesce(json_agg(json_build_object('role', g.role, 'unitId', g.unit_id)), '[]')
       from person_grant g where g.person_id = p.id) as grants
    from session s join person p on p.id = s.person_id
    where s.token = ${token} and s.expires_at > ${now} and s.last_seen_at > ${idleSince}
      and s.opened_by <> 'first_step' and p.status = 'active'`.execute(db);
  return rows[0];
}

export async function touchSession(db: Db, sessionId: string, now: Date): Promise<void> {
  await sql`
    with touched as (
      update session set last_seen_at = ${now} where id = ${sessionId} and last_seen_at < ${now} returning person_id
    ) update person set last_seen_at = ${now} where id in (select person_id from touched)`.execute(db);
}

export async function setLastSeen(db: Db, personId: string, now: Date): Promise<void> {
  await db.updateTable('person').set({ last_seen_at: now }).where('id', '=', personId).execute();
}

export async function selectSessions(db: Db, personId: string, now: Date, idleSince: Date): Promise<SessionRow[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'opened_by', 'ip_address', 'user_agent', 'created_at', 'last_seen_at'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', idleSince)
    .where('opened_by', '<>', 'first_step')
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    openedBy: row.opened_by,
    address: row.ip_address,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at
  }));
}

/** Ends sessions of a person: one, all, or all but one; returns the ids ended. */
export async function deleteSessions(
  tx: Tx,
  personId: string,
  which: { only?: string; except?: string | null } = {}
): Promise<string[]> {
  let statement = tx.deleteFrom('session').where('person_id', '=', personId);
  if (which.only) statement = statement.where('id', '=', which.only);
  if (which.except) statement = statement.where('id', '<>', which.except);
  return (await statement.returning('id').execute()).map((row) => row.id);
}

export async function deleteSessionByToken(tx: Tx, token: string): Promise<void> {
  await tx.deleteFrom('session').where('token', '=', token).execute();
}

export interface Guard {
  attempts: number;
  lockedUntil: Date | null;
}

/** Counts one attempt, unless a lock stands; the row stays locked until the transaction ends. */
export async function countAttempt(tx: Tx, key: string, now: Date, freshSince: Date): Promise<Guard> {
  const { rows } = await sql<Guard>`
    insert into attempt_guard as g (key, attempts, last_at) values (${key}, 1, ${now})
    on conflict (key) do update set
      attempts = case when g.locked_until > ${now} then g.attempts when g.last_at < ${freshSince} then 1 else g.attempts + 1 end,
      last_at = case when g.locked_until > ${now} then g.last_at else ${now} end,
      locked_until = case when g.locked_until > ${now} then g.locked_until end
    returning attempts, locked_until as "lockedUntil"`.execute(tx);
  return rows[0] as Guard;
}

export async function lockGuard(tx: Tx, key: string, until: Date): Promise<void> {
  await tx.updateTable('attempt_guard').set({ locked_until: until }).where('key', '=', key).execute();
}

export async function deleteGuard(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('attempt_guard').where('key', '=', key).execute();
}

/** Takes one attempt back: it succeeded. */
export async function forgiveAttempt(tx: Tx, key: string): Promise<void> {
  await sql`update attempt_guard set attempts = greatest(attempts - 1, 0), locked_until = null where key = ${key}`.execute(
    tx
  );
}

/** False when the code served this person already, since `since`. */
export async function useCode(tx: Tx, personId: string, digest: string, now: Date, since: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into used_code as u (person_id, digest, used_at) values (${personId}, ${digest}, ${now})
    on conflict (person_id, digest) do update set used_at = ${now} where u.used_at < ${since} returning 1`.execute(tx);
  return rows.length > 0;
}

export async function selectTwoFactor(db: Db, personId: string) {
  return db
    .selectFrom('two_factor')
    .select(['secret', 'backup_codes', 'verified'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
}

export async function deleteTwoFactor(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.deleteFrom('two_factor').where('person_id', '=', personId).returning('id').execute();
  return rows.length > 0;
}

/** Removes what time has made useless; returns how many rows went. */
export async function deleteExpired(tx: Tx, now: Date, idleSince: Date, dayAgo: Date): Promise<number> {
  const removed = await Promise.all([
    tx
      .deleteFrom('session')
      .where((eb) => eb.or([eb('expires_at', '<', now), eb('last_seen_at', '<', idleSince)]))
      .executeTakeFirst(),
    tx.deleteFrom('verification').where('expires_at', '<', now).executeTakeFirst(),
    tx.deleteFrom('used_code').where('used_at', '<', dayAgo).executeTakeFirst(),
    tx.deleteFrom('attempt_guard').where('last_at', '<', dayAgo).executeTakeFirst(),
    tx.deleteFrom('auth_rate_limit').where('last_request', '<', dayAgo.getTime()).executeTakeFirst()
  ]);
  return removed.reduce((sum, result) => sum + Number(result.numDeletedRows), 0);
}

export async function insertSetupCode(tx: Tx, digest: string): Promise<void> {
  await tx.insertInto('setup_code').values({ digest }).execute();
}
export async function hasSetupCode(db: Db, digest: string): Promise<boolean> {
  return (
    (await db.selectFrom('setup_code').select('digest').where('digest', '=', digest).executeTakeFirst()) !== undefined
  );
}
export async function deleteSetupCodes(tx: Tx): Promise<void> {
  await tx.deleteFrom('setup_code').execute();
}
