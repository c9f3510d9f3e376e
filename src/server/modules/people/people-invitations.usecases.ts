// Inviting people: invite, send again, withdraw; the mail itself leaves in a job.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Db } from '#server/platform/database.ts';
import { invalidInput, notFound } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import { unitChain } from '#server/modules/units/units.within.ts';
import type { Role } from '#shared/roles.ts';
import * as errors from './people.errors.ts';
import { takeTurn } from './people.guard.ts';
import { invitationMail } from './people.mails.ts';
import { giving, peoplePolicy } from './people.policy.ts';
import * as invitations from './people-invitations.queries.ts';
import { invitationDigest } from './people-admission.usecases.ts';
import * as queries from './people.queries.ts';
import { newLinkToken } from './people.rules.ts';

export const invitationDays = 7;
const day = 24 * 3_600_000;
const minuteBetweenMails = 60_000;
export const invitationJob = 'people.invitation-mail';

/**
 * Checks that the actor may give a role at a unit; a role that reaches everything (null) only by a grant that does.
 * @throws invalid_input when there is no such unit
 */
export async function authoriseGiving(db: Db, actor: Actor, role: Role, unitId: string | null): Promise<void> {
  const chain = unitId ? await unitChain(db, unitId) : [];
  if (unitId && chain.length === 0) throw invalidInput({ unitId: 'unitWrong' });
  authorise(actor, peoplePolicy, giving(role), chain);
}

/**
 * Invites someone into a role at a unit: they become known as invited, and a mail with a link leaves.
 * @throws person_exists when they have an account; already_invited while an invitation is open
 */
export async function invitePerson(
  services: Services,
  actor: Actor,
  input: { name: string; email: string; role: Role; unitId: string | null }
): Promise<{ personId: string; invitationId: string }> {
  await authoriseGiving(services.db, actor, input.role, input.unitId);
  await takeTurn(services, 'invite', actor.personId ?? 'system', { limit: 100, windowSeconds: 3600 });
  const now = services.clock.now();
  return inTransaction(services.db, async (tx) => {
    await queries.auditedHere(tx);
    const known = await queries.selectPersonByEmail(tx, input.email);
    if (known && known.status !== 'invited') throw errors.personExists(known.id);
    if (known) {
      const open = await invitations.selectOpenInvitation(tx, known.id);
      if (open && open.expires_at > now) throw errors.alreadyInvited();
      if (open) await invitations.deleteInvitation(tx, open.id);
      await queries.updatePerson(tx, known.id, { name: input.name, updated_at: now });
    }
    const personId =
      known?.id ?? (await queries.insertPerson(tx, { name: input.name, email: input.email, status: 'invited' }));
    const invitationId = await invitations.insertInvitation(tx, {
      personId,
      role: input.role,
      unitId: input.unitId,
      by: actor.personId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + invitationDays * day)
    });
    await recordAudit(tx, actor, {
      action: 'people.invited',
      subjectType: 'person',
      subjectId: personId,
      unitId: input.unitId,
      details: { invitation: invitationId, role: input.role }
    });
    await services.jobs.enqueue(tx, invitationJob, { invitationId });
    return { personId, invitationId };
  }).catch(errors.understandConstraint);
}

async function openInvitation(db: Db, actor: Actor, personId: string) {
  const invitation = await invitations.selectOpenInvitation(db, personId);
  if (!invitation) throw notFound('invitation');
  await authoriseGiving(db, actor, invitation.role as Role, invitation.unit_id);
  return invitation;
}

/**
 * Sends the mail of an open or expired invitation again, with a new link and a new term; the old link ends.
 * @throws resent_too_soon within a minute
 */
export async function resendInvitation(services: Services, actor: Actor, input: { personId: string }): Promise<void> {
  const now = services.clock.now();
  await inTransaction(services.db, async (tx) => {
    const invitation = await openInvitation(tx, actor, input.personId);
    const since = now.getTime() - (invitation.sent_at ?? invitation.created_at).getTime();
    if (since < minuteBetweenMails) throw errors.resentTooSoon(Math.ceil((minuteBetweenMails - since) / 1000));
    await invitations.renewInvitation(tx, invitation.id, now, new Date(now.getTime() + invitationDays * day));
    await recordAudit(tx, actor, {
      action: 'people.invitation_resent',
      subjectType: 'person',
      subjectId: input.personId,
      unitId: invitation.unit_id,
      details: { invitation: invitation.id }
    });
    await services.jobs.enqueue(tx, invitationJob, { invitationId: invitation.id });
  });
}

/** Withdraws an open invitation and forgets the name and address of who was invited. */
export async function withdrawInvitation(services: Services, actor: Actor, input: { personId: string }): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const open = await openInvitation(tx, actor, input.personId);
    const invitation = await invitations.selectInvitationForUpdate(tx, open.id);
    if (!invitation || invitation.accepted_at) throw notFound('invitation');
    await queries.auditedHere(tx);
    await queries.deletePerson(tx, input.personId);
    await recordAudit(tx, actor, {
      action: 'people.invitation_withdrawn',
      subjectType: 'person',
      subjectId: input.personId,
      unitId: invitation.unit_id,
      details: { invitation: invitation.id, role: invitation.role }
    });
  });
}

/** The job behind an invitation: makes the link's token, keeps its digest, sends the mail. A retry sends a new link. */
export async function sendInvitationMail(services: Services, actor: Actor, input: { invitationId: string }) {
  authorise(actor, peoplePolicy, 'people.run');
  const token = newLinkToken();
  const invitation = await inTransaction(services.db, async (tx) => {
    const found = await invitations.selectInvitationForUpdate(tx, input.invitationId);
    const now = services.clock.now();
    if (!found || found.accepted_at || found.expires_at <= now) return undefined;
    await invitations.setInvitationToken(tx, found.id, invitationDigest(services, token), now);
    return found;
  });
  if (!invitation) return;
  await services.mail.send(
    invitationMail({
      to: invitation.email,
      name: invitation.name,
      inviterName: invitation.inviter_name,
      role: invitation.role as Role,
      unitName: invitation.unit_name,
      link: `${services.config.publicUrl}/loi-moi/${token}`,
      expiresAt: invitation.expires_at
    })
  );
}
