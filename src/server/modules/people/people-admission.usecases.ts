// How an invited person comes in, by the link of the mail or by the organisation's own sign-in.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction, type Tx } from '#server/platform/database.ts';
import { hashPassword } from '#server/platform/password-hash.ts';
import { invalidInput } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import type { Role } from '#shared/roles.ts';
import { linkInvalid } from './people.errors.ts';
import { peoplePolicy } from './people.policy.ts';
import * as invitations from './people-invitations.queries.ts';
import * as queries from './people.queries.ts';
import { passwordProblem } from './people.rules.ts';

type Invitation = NonNullable<Awaited<ReturnType<typeof invitations.selectInvitation>>>;

const isOpen = (invitation: Invitation | undefined, now: Date): invitation is Invitation =>
  invitation !== undefined &&
  invitation.accepted_at === null &&
  invitation.expires_at > now &&
  invitation.status === 'invited';

export const invitationDigest = (services: Services, token: string) => services.secrets.digest('invitation', token);

async function admit(tx: Tx, invitation: Invitation, now: Date, actor: Actor, by: string, name?: string) {
  await queries.auditedHere(tx);
  await queries.updatePerson(tx, invitation.person_id, {
    status: 'active',
    email_verified: true,
    updated_at: now,
    ...(name !== undefined && { name })
  });
  await queries.insertGrant(tx, {
    personId: invitation.person_id,
    role: invitation.role as Role,
    unitId: invitation.unit_id,
    by: invitation.invited_by,
    ifMissing: true
  });
  await invitations.setInvitationAccepted(tx, invitation.id, now);
  await recordAudit(
    tx,
    { ...actor, kind: 'person', personId: invitation.person_id },
    {
      action: 'people.invitation_accepted',
      subjectType: 'person',
      subjectId: invitation.person_id,
      unitId: invitation.unit_id,
      details: { invitation: invitation.id, role: invitation.role, by }
    }
  );
}

/**
 * What an invitation says, for the page behind its link.
 * @throws link_invalid when the token is unknown, used, withdrawn or expired
 */
export async function seeInvitation(services: Services, actor: Actor, input: { token: string }) {
  authorise(actor, peoplePolicy, 'people.come_in');
  const digest = invitationDigest(services, input.token);
  const invitation = await invitations.selectInvitationByToken(services.db, digest);
  if (!isOpen(invitation, services.clock.now())) throw linkInvalid();
  return {
    name: invitation.name,
    email: invitation.email,
    role: invitation.role as Role,
    unitName: invitation.unit_name,
    inviterName: invitation.inviter_name,
    expiresAt: invitation.expires_at
  };
}

/**
 * Takes up an invitation: the person becomes active with the name and password they chose, and with the role offered.
 * @returns the mail address, to sign in with
 * @throws link_invalid; invalid_input for a weak password
 */
export async function acceptInvitation(
  services: Services,
  actor: Actor,
  input: { token: string; name: string; password: string }
): Promise<{ email: string }> {
  const offered = await seeInvitation(services, actor, input);
  const problem = passwordProblem(input.password, { name: input.name, email: offered.email });
  if (problem) throw invalidInput({ password: problem });
  const hash = await hashPassword(input.password);
  const digest = invitationDigest(services, input.token);
  return inTransaction(services.db, async (tx) => {
    const now = services.clock.now();
    const found = await invitations.selectInvitationByToken(tx, digest);
    const invitation = found && (await invitations.selectInvitationForUpdate(tx, found.id));
    if (!isOpen(invitation, now)) throw linkInvalid();
    await admit(tx, invitation, now, actor, 'link', input.name);
    await queries.upsertCredential(tx, invitation.person_id, hash);
    return { email: invitation.email };
  });
}

/** Lets in an invited person whom the organisation's own sign-in has vouched for; without an open invitation nothing happens. */
export async function admitByProvider(services: Services, actor: Actor, input: { personId: string }): Promise<void> {
  authorise(actor, peoplePolicy, 'people.run');
  await inTransaction(services.db, async (tx) => {
    const now = services.clock.now();
    const found = await invitations.selectOpenInvitation(tx, input.personId);
    const invitation = found && (await invitations.selectInvitationForUpdate(tx, found.id));
    if (isOpen(invitation, now)) await admit(tx, invitation, now, actor, 'oidc');
  });
}
