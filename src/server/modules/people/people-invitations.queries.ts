// SQL of invitations.
import type { Db, Tx } from '#server/platform/database.ts';
import type { Role } from '#shared/roles.ts';
import { sql } from 'kysely';

const shape = (db: Db) =>
  db
    .selectFrom('invitation as i')
    .innerJoin('person as p', 'p.id', 'i.person_id')
    .leftJoin('person as b', 'b.id', 'i.invited_by')
    .select((eb) => [
      'i.id',
      'i.person_id',
      'i.role',
      'i.unit_id',
      'i.invited_by',
      'i.created_at',
      'i.sent_at',
      'i.expires_at',
      'i.accepted_at',
      'p.name',
      'p.email',
      'p.status',
      'b.name as inviter_name',
      eb
        .selectFrom('unit_version as v')
        .select('v.name')
        .whereRef('v.unit_id', '=', 'i.unit_id')
        .orderBy(sql`upper(v.valid) desc nulls first`)
        .limit(1)
        .as('unit_name')
    ]);

export async function selectInvitation(db: Db, id: string) {
  return shape(db).where('i.id', '=', id).executeTakeFirst();
}

/** Locks the invitation: of two people who open one link the second waits, and finds it used. */
export async function selectInvitationForUpdate(tx: Tx, id: string) {
  return shape(tx).where('i.id', '=', id).forUpdate(['i', 'p']).executeTakeFirst();
}

export async function selectInvitationByToken(db: Db, digest: string) {
  return shape(db).where('i.token_digest', '=', digest).executeTakeFirst();
}

export async function selectOpenInvitation(db: Db, personId: string) {
  return shape(db).where('i.person_id', '=', personId).where('i.accepted_at', 'is', null).executeTakeFirst();
}

export async function insertInvitation(
  tx: Tx,
  invitation: {
    personId: string;
    role: Role;
    unitId: string | null;
    by: string | null;
    createdAt: Date;
    expiresAt: Date;
  }
): Promise<string> {
  const row = await tx
    .insertInto('invitation')
    .values({
      person_id: invitation.personId,
      role: invitation.role,
      unit_id: invitation.unitId,
      invited_by: invitation.by,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function renewInvitation(tx: Tx, id: string, sentAt: Date, expiresAt: Date): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ token_digest: null, sent_at: sentAt, expires_at: expiresAt })
    .where('id', '=', id)
    .execute();
}

export async function setInvitationToken(tx: Tx, id: string, digest: string, sentAt: Date): Promise<void> {
  await tx.updateTable('invitation').set({ token_digest: digest, sent_at: sentAt }).where('id', '=', id).execute();
}

export async function setInvitationAccepted(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('invitation').set({ accepted_at: at, token_digest: null }).where('id', '=', id).execute();
}

export async function deleteInvitation(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('invitation').where('id', '=', id).execute();
}

/** Invited people whose invitation ended before the day: their names and addresses need not be kept. */
export async function deleteForgottenInvitees(tx: Tx, endedBefore: Date): Promise<string[]> {
  const rows = await tx
    .deleteFrom('person')
    .where('status', '=', 'invited')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('invitation as i')
            .select('i.id')
            .whereRef('i.person_id', '=', 'person.id')
            .where('i.expires_at', '>=', endedBefore)
        )
      )
    )
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}
