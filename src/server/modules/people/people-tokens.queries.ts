// SQL of access tokens for other systems.
import { sql } from 'kysely';
import type { Grant } from '#server/platform/actor.ts';
import type { Db, Tx } from '#server/platform/database.ts';
import type { TokenScope } from '#shared/api-tokens.ts';

export interface TokenRow {
  id: string;
  name: string;
  prefix: string;
  scopes: TokenScope[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export async function insertToken(
  tx: Tx,
  token: {
    personId: string;
    name: string;
    digest: string;
    prefix: string;
    scopes: readonly TokenScope[];
    createdAt: Date;
    expiresAt: Date;
  }
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into api_token (person_id, name, digest, prefix, scopes, created_at, expires_at)
    values (${token.personId}, ${token.name}, ${token.digest}, ${token.prefix}, ${[...token.scopes]}::text[],
      ${token.createdAt}, ${token.expiresAt})
    returning id`.execute(tx);
  return rows[0]?.id ?? '';
}

/** Held until the transaction ends: counting a person's tokens and adding one is one step. */
export async function countTokensInForce(tx: Tx, personId: string, now: Date): Promise<number> {
  await sql`select from person where id = ${personId} for update`.execute(tx);
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from api_token
    where person_id = ${personId} and revoked_at is null and expires_at > ${now}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** A person's tokens: those in force first, then the newest; ended ones stand until they are tidied away. */
export async function selectTokens(db: Db, personId: string, now: Date): Promise<TokenRow[]> {
  const { rows } = await sql<TokenRow>`
    select id, name, prefix, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt",
      revoked_at as "revokedAt"
    from api_token where person_id = ${personId}
    order by (revoked_at is null and expires_at > ${now}) desc, created_at desc, id limit 200`.execute(db);
  return rows;
}

/** Ends a token of a person; false when there is none in force with this id. */
export async function revokeToken(tx: Tx, personId: string, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update api_token set revoked_at = ${now} where id = ${id} and person_id = ${personId} and revoked_at is null
    returning id`.execute(tx);
  return rows.length > 0;
}

/** The token behind a digest, whatever became of it, with its person as they stand now. */
export async function selectTokenActor(db: Db, digest: string) {
  const { rows } = await sql<{
    id: string;
    scopes: string[];
    expiresAt: Date;
    revokedAt: Date | null;
    lastUsedAt: Date | null;
    personId: string;
    name: string;
    active: boolean;
    passwordChangeNeeded: boolean;
    grants: Grant[];
  }>`
    select t.id, t.scopes, t.expires_at as "expiresAt", t.revoked_at as "revokedAt", t.last_used_at as "lastUsedAt",
      p.id as "personId", p.name, p.status = 'active' as active, p.password_change_needed as "passwordChangeNeeded",
      (select coalesce(json_agg(json_build_object('role', g.role, 'unitId', g.unit_id)), '[]')
       from person_grant g where g.person_id = p.id) as grants
    from api_token t join person p on p.id = t.person_id where t.digest = ${digest}`.execute(db);
  return rows[0];
}

export async function touchToken(db: Db, id: string, now: Date): Promise<void> {
  await sql`update api_token set last_used_at = ${now} where id = ${id}`.execute(db);
}

/** Forgets tokens that ended before a day. */
export async function deleteEndedTokens(tx: Tx, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from api_token where expires_at < ${before} or revoked_at < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
