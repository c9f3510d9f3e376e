// A new password for who forgot the old one: by a link in a mail.
import { authorise, type Actor } from '#server/platform/actor.ts';
import { inTransaction } from '#server/platform/database.ts';
import { invalidInput } from '#server/platform/errors.ts';
import type { Services } from '#server/services.ts';
import { recordAudit } from '#server/modules/audit/audit.within.ts';
import * as auth from './people.auth.ts';
import { linkInvalid } from './people.errors.ts';
import { accountKey, closeAttempt, takeTurn } from './people.guard.ts';
import { passwordChangedMail, resetMail } from './people.mails.ts';
import { peoplePolicy } from './people.policy.ts';
import * as queries from './people.queries.ts';
import { newLinkToken, passwordProblem } from './people.rules.ts';

export const resetJob = 'people.reset-mail';
export const passwordChangedJob = 'people.password-changed-mail';

/**
 * Asks for a link to set a new password. The answer and the work are the same whether or not there is such an account;
 * the job behind it decides.
 */
export async function requestPasswordReset(
  services: Services,
  actor: Actor,
  input: { email: string; headers: Headers }
): Promise<void> {
  authorise(actor, peoplePolicy, 'people.come_in');
  await takeTurn(services, 'reset', auth.callerAddress(input.headers), { limit: 20, windowSeconds: 3600 });
  await takeTurn(services, 'reset-account', input.email, { limit: 5, windowSeconds: 3600 });
  await inTransaction(services.db, async (tx) => {
    const person = await queries.selectPersonByEmail(tx, input.email);
    const personId = person?.status === 'active' ? person.id : null;
    await recordAudit(tx, actor, {
      action: 'people.reset_requested',
      subjectType: 'sign_in',
      subjectId: accountKey(services, input.email).key
    });
    await services.jobs.enqueue(tx, resetJob, { personId });
  });
}

const resetIdentifier = (token: string) => `reset-password:${token}`;

/** The job behind a request: makes the link and sends it; for nobody it does nothing. */
export async function sendResetMail(services: Services, actor: Actor, input: { personId: string | null }) {
  authorise(actor, peoplePolicy, 'people.run');
  const person = input.personId && (await queries.selectPerson(services.db, input.personId));
  if (!person || person.status !== 'active') return;
  const token = newLinkToken();
  const { internalAdapter } = await (await auth.authOf(services)).$context;
  await internalAdapter.createVerificationValue({
    identifier: resetIdentifier(token),
    value: person.id,
    expiresAt: new Date(Date.now() + auth.resetLinkSeconds * 1000)
  });
  await services.mail.send(
    resetMail({ to: person.email, name: person.name, link: `${services.config.publicUrl}/dat-lai-mat-khau/${token}` })
  );
}

async function personOfLink(services: Services, token: string) {
  const { internalAdapter } = await (await auth.authOf(services)).$context;
  const link = await internalAdapter.findVerificationValue(resetIdentifier(token));
  if (!link || link.expiresAt < new Date()) throw linkInvalid();
  const person = await queries.selectPerson(services.db, link.value);
  if (!person || person.status !== 'active') throw linkInvalid();
  return person;
}

/**
 * Looks at a link before its form is shown.
 * @throws link_invalid when it is unknown, used or expired
 */
export async function seePasswordReset(services: Services, actor: Actor, input: { token: string }): Promise<void> {
  authorise(actor, peoplePolicy, 'people.come_in');
  await personOfLink(services, input.token);
}

/**
 * Sets a new password by a link; every session of the person ends, and a mail tells them.
 * @throws link_invalid; invalid_input for a weak password
 */
export async function resetPassword(
  services: Services,
  actor: Actor,
  input: { token: string; password: string }
): Promise<void> {
  authorise(actor, peoplePolicy, 'people.come_in');
  const person = await personOfLink(services, input.token);
  const password = input.password.normalize('NFC');
  const problem = passwordProblem(password, person);
  if (problem) throw invalidInput({ password: problem });
  try {
    await (await auth.authOf(services)).api.resetPassword({ body: { newPassword: password, token: input.token } });
  } catch (error) {
    throw auth.authErrorCode(error) === undefined ? error : linkInvalid();
  }
  await inTransaction(services.db, async (tx) => {
    await queries.auditedHere(tx);
    await queries.updatePerson(tx, person.id, { password_change_needed: false, updated_at: services.clock.now() });
    await recordAudit(
      tx,
      { ...actor, kind: 'person', personId: person.id },
      {
        action: 'people.password_reset',
        subjectType: 'person',
        subjectId: person.id
      }
    );
    await services.jobs.enqueue(tx, passwordChangedJob, { personId: person.id });
  });
  await closeAttempt(services, accountKey(services, person.email));
}

/** Tells a person that their password was changed. */
export async function sendPasswordChangedMail(services: Services, actor: Actor, input: { personId: string }) {
  authorise(actor, peoplePolicy, 'people.run');
  const person = await queries.selectPerson(services.db, input.personId);
  if (!person || person.status !== 'active') return;
  await services.mail.send(
    passwordChangedMail({
      to: person.email,
      name: person.name,
      link: `${services.config.publicUrl}/quen-mat-khau`,
      at: services.clock.now()
    })
  );
}
